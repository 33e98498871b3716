"""What editors do, at random: each act takes a source of chance."""

import datetime as dt
import uuid
from contextlib import suppress

from django.core.management import call_command
from django.db import transaction
from django.db.models import ProtectedError
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from events.models import EventPage
from headless.models import ContentPage
from headless.publishing import PublishRefused
from mso_pages.models import ContactConsent, MSOProfilePage, OrganisationState, Topic
from tests.factories.events import EventPageFactory, EventReportPageFactory
from tests.factories.funding import FundingCallPageFactory
from tests.factories.images import ImageFactory
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory, OfferFactory, contact_person
from tests.factories.pages import ContentPageFactory
from tests.factories.plans import plan_to_expire, plan_to_go_live
from tests.factories.terms import TopicFactory


def _page(rng, model=Page, **filters):
    """Any page below a site's root that is no alias, or None."""
    page = _some(rng, model.objects.filter(depth__gt=2, alias_of__isnull=True, **filters))
    return page and page.specific


def _some(rng, rows):
    keys = sorted(rows.values_list("pk", flat=True))
    return rows.get(pk=rng.choice(keys)) if keys else None


def create(rng):
    topic = _some(rng, Topic.objects.all()) or TopicFactory()
    kind = rng.randrange(5)
    if kind == 0:
        key = uuid.uuid4()
        MSOProfilePageFactory(
            translation_key=key,
            topics=[topic],
            offers=[OfferFactory(topic=topic)],
            contact_persons=[contact_person(key)],
        )
    elif kind == 1:
        EventPageFactory(topics=[topic], host_mso=_some(rng, MSOProfilePage.objects.all()))
    elif kind == 2:
        FundingCallPageFactory(focus_topics=[topic])
    elif kind == 3:
        event = EventPageFactory(starts_on=dt.date(2018, 7, 11))
        EventReportPageFactory(event=event, published_on=dt.date(2027, 7, 1))
    else:
        ContentPageFactory(live=rng.random() < 0.5)


def translate_one(rng):
    page = _page(rng, locale__language_code="de")
    code = rng.choice(["tr", "ar", "en"])
    if page and not Page.objects.filter(
        translation_key=page.translation_key, locale__language_code=code
    ):
        translate(page, code, live=rng.random() < 0.7)


def unpublish(rng):
    if page := _page(rng):
        page.unpublish()


def unpublish_as_a_plain_page(rng):
    if page := _some(rng, Page.objects.filter(depth__gt=2, live=True)):
        page.unpublish()


def republish(rng):
    if page := _page(rng):
        page.title = f"{page.title} {rng.randrange(10)}"
        with suppress(PublishRefused):
            page.save_revision().publish()


def save_a_draft(rng):
    if page := _page(rng):
        page.title = "Entwurf"
        page.save_revision()


def rename_the_address(rng):
    if page := _page(rng):
        page.slug = f"adresse-{rng.randrange(10_000)}"
        page.save(clean=False)


def delete(rng):
    page = _page(rng, rng.choice([ContentPage, MSOProfilePage]))
    if page and not page.get_children().exists():
        with suppress(ProtectedError), transaction.atomic():
            page.delete()


def restrict(rng):
    if page := _page(rng):
        PageViewRestriction.objects.create(page=page, restriction_type="login")


def open_again(rng):
    if restriction := _some(rng, PageViewRestriction.objects.all()):
        restriction.delete()


def move(rng):
    page = _some(rng, MSOProfilePage.objects.all())
    target = _some(rng, ContentPage.objects.filter(depth__gt=2))
    if page and target:
        page.move(target, pos="last-child")


def change_a_term(rng):
    if topic := _some(rng, Topic.objects.all()):
        if topic.live and rng.random() < 0.5:
            topic.unpublish()
        else:
            topic.title = f"Thema {rng.randrange(100)}"
            topic.save_revision(clean=False).publish()


def roll_back(rng):
    try:
        with transaction.atomic():
            republish(rng)
            unpublish(rng)
            raise InterruptedError
    except InterruptedError:
        pass


def change_a_state(rng):
    if page := _some(rng, MSOProfilePage.objects.all()):
        state, _new = OrganisationState.objects.get_or_create(organisation=page.translation_key)
        state.hides_contact = not state.hides_contact
        state.save()


def go_live_as_planned(rng):
    if page := _page(rng):
        plan_to_go_live(page)
        call_command("publish_scheduled")


def expire(rng):
    if page := _page(rng):
        plan_to_expire(page)
        call_command("publish_scheduled")


def change_a_picture(rng):
    page = _page(rng, MSOProfilePage)
    if page and page.image and rng.random() < 0.3:
        page.image.delete()
    elif page and page.image:
        page.image.focal_point_x = rng.randrange(1, 40)
        page.image.save()
    elif page:
        page.image, page.image_alt = ImageFactory(), "Ein Haus"
        page.save_revision(clean=False).publish()


def withdraw_a_consent(rng):
    if consent := _some(rng, ContactConsent.objects.all()):
        consent.withdrawn_on = consent.given_on
        consent.save()


def give_up_an_address(rng):
    if page := _page(rng):
        Redirect.add_redirect(f"/alt-{rng.randrange(50)}", page)


def move_an_event(rng):
    if event := _page(rng, EventPage):
        event.starts_on = dt.date(2027, rng.randrange(1, 13), rng.randrange(1, 29))
        event.recurrence = rng.choice(["", "FREQ=WEEKLY;COUNT=3"])
        event.save_revision(clean=False).publish()


ACTS = [
    *(create, create, translate_one, unpublish, unpublish_as_a_plain_page, republish),
    *(save_a_draft, rename_the_address, delete, restrict, open_again, move),
    *(change_a_term, roll_back, change_a_state, go_live_as_planned, expire, change_a_picture),
    *(withdraw_a_consent, give_up_an_address, move_an_event),
]
