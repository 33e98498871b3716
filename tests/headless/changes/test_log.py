"""What is written into the change log, and what is not."""

import datetime as dt

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, PageViewRestriction, Site

from headless import recording
from headless.changes.models import ContentChange, ContentVersion
from headless.models import ContentPage, Imprint
from headless.served.services import rebuild
from mso_pages.models import ContactConsent, Mentoring, OrganisationState
from tests.contract import hiding
from tests.factories.events import EventPageFactory
from tests.factories.images import ImageFactory, picture
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory, OfferFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import MunicipalityFactory, TopicFactory


@pytest.fixture
def logged(site_tree):
    """`logged()`: what was logged since the last time, as resource, locale and cause."""
    seen = 0

    def logged():
        nonlocal seen
        rows = list(ContentChange.objects.filter(seq__gt=seen))
        assert [row.seq for row in rows] == list(range(seen + 1, seen + 1 + len(rows)))
        seen += len(rows)
        return [(row.resource, row.locale, row.cause) for row in rows]

    logged()
    return logged


def publish(thing):
    thing.save_revision(clean=False).publish()


def test_a_page_that_goes_live_changes_and_goes(logged):
    page = ContentPageFactory(title="Alt")
    assert logged() == [("pages", "de", "publish")]

    page.title = "Neu"
    publish(page)
    assert logged() == [("pages", "de", "update")]

    page.unpublish()
    assert logged() == [("pages", "de", "unpublish")]

    page.refresh_from_db()
    publish(page)
    page.delete()
    assert logged() == [("pages", "de", "publish"), ("pages", "de", "delete")]


def test_a_change_of_the_body_alone_is_one(logged):
    page = MSOProfilePageFactory(filled=True)
    logged()

    page.body = [("text", "<p>Ein anderer Text.</p>")]
    publish(page)

    assert logged() == [("msos", "de", "update")]


def test_publishing_again_without_a_change_is_none(logged):
    for thing in (
        MSOProfilePageFactory(filled=True),
        EventPageFactory(filled=True, recurrence="FREQ=WEEKLY;COUNT=2", excluded_dates=[]),
        PartnerOrganisationFactory(filled=True),
    ):
        logged()
        publish(thing)
        assert logged() == []


def test_drafts_and_what_is_private_are_not_logged(logged):
    draft = ContentPageFactory(live=False)
    draft.title = "Entwurf"
    draft.save_revision()
    page = ContentPageFactory()
    logged()
    page.title = "Nur ein Entwurf"
    page.save_revision()
    folder = ContentPageFactory(slug="intern", live=True)
    hiding.restrict(folder)
    logged()

    hidden = ContentPageFactory(parent=folder)
    publish(hidden)
    hidden.delete()

    assert logged() == []


def test_who_saves_a_draft_waits_for_nobody_who_publishes(site_tree, monkeypatch):
    page = ContentPageFactory()
    page.title = "Nur ein Entwurf"
    waited = []
    monkeypatch.setattr(recording, "lock", lambda: waited.append(page.title))

    page.save_revision()
    assert waited == []

    page.save()
    assert waited


def test_what_is_rolled_back_was_never_logged(logged):
    with pytest.raises(InterruptedError), transaction.atomic():
        ContentPageFactory()
        raise InterruptedError
    assert logged() == []

    ContentPageFactory()
    assert len(logged()) == 1


def test_each_language_is_logged_for_itself(logged):
    page = ContentPageFactory()
    # With aliases of what is above, whose paths lead somewhere.
    translate(ContentPageFactory(), "tr")
    logged()

    turkish = translate(page, "tr", title="Sayfa")
    assert logged() == [("pages", "tr", "publish")]

    page.title = "Neu"
    publish(page)
    assert logged() == [("pages", "de", "update")]

    turkish.unpublish()
    assert logged() == [("pages", "tr", "unpublish")]


def test_an_alias_is_no_object_but_its_path_leads_somewhere(logged):
    page = ContentPageFactory()
    logged()

    page.copy_for_translation(Locale.objects.get(language_code="tr"), copy_parents=True, alias=True)

    assert set(logged()) == {("redirects", "", "update")}


def test_a_move_changes_addresses_of_all_below(logged):
    folder, other = ContentPageFactory(slug="a"), ContentPageFactory(slug="b")
    ContentPageFactory(parent=folder)
    logged()

    folder.refresh_from_db()
    folder.move(other, pos="last-child")

    assert logged() == [("pages", "de", "move")] * 2


def test_another_slug_of_a_section_changes_addresses_of_all_below(logged, site_tree):
    MSOProfilePageFactory()
    logged()

    section = site_tree.msos
    section.slug = "vereine"
    publish(section)

    assert ("msos", "de", "move") in logged()


def test_privacy(logged):
    page = ContentPageFactory()
    translate(page, "tr")
    logged()

    hiding.restrict(page)
    assert logged() == [("pages", "de", "privacy"), ("pages", "tr", "privacy")]

    PageViewRestriction.objects.get().delete()
    assert logged() == [("pages", "de", "privacy"), ("pages", "tr", "privacy")]


def test_expiry_and_planned_publishing(logged):
    page = ContentPageFactory()
    logged()

    hiding.expire(page)
    assert logged() == [("pages", "de", "expiry")]


def test_state_and_consent(logged):
    page = MSOProfilePageFactory(email="info@verein.example")
    logged()

    state = OrganisationState.objects.create(organisation=page.translation_key)
    logged()
    state.hides_contact = True
    state.save()
    assert logged() == [("msos", "de", "state")]
    state.save()
    assert logged() == []


def test_a_withdrawn_consent(logged):
    page = MSOProfilePageFactory(filled=True)
    logged()

    consent = ContactConsent.objects.filter(organisation=page.translation_key).first()
    consent.withdrawn_on = dt.date(2020, 1, 1)
    consent.save()

    assert logged() == [("msos", "de", "consent")]


def test_a_picture_counts_for_what_declares_it(logged):
    image = ImageFactory()
    ContentPageFactory(image=image, image_alt="Ein Saal")
    ContentPageFactory()
    logged()

    image.file = picture(size=(80, 60))
    image.save()
    assert logged() == [("pages", "de", "file")]

    image.title = "Anderer Name"
    image.save()
    assert logged() == []


def test_a_renamed_snippet_is_one_change_whoever_shows_it(logged):
    topic = TopicFactory()
    MSOProfilePageFactory(topics=[topic])
    MSOProfilePageFactory(topics=[topic])
    logged()

    topic.title = "Neuer Name"
    publish(topic)

    assert logged() == [("topics", "de", "update")]


def test_who_shows_what_went_shows_one_reference_less(logged):
    topic = TopicFactory()
    MSOProfilePageFactory(topics=[topic])
    logged()

    topic.unpublish()

    assert logged() == [("topics", "de", "unpublish"), ("msos", "de", "relation")]


def test_an_occurrence_follows_its_event_and_has_no_language(logged, site_tree):
    assert site_tree.events
    logged()

    event = EventPageFactory(starts_on=dt.date(2027, 3, 1))
    assert sorted(logged()) == [("events", "de", "publish"), ("occurrences", "", "publish")]

    event.unpublish()
    assert sorted(set(logged())) == [
        ("events", "de", "unpublish"),
        ("occurrences", "", "unpublish"),
    ]


def test_a_municipality_has_no_language(logged):
    place = MunicipalityFactory()
    assert logged() == [("municipalities", "", "publish")]

    place.delete()
    assert logged() == [("municipalities", "", "delete")]


def test_redirects(logged):
    redirect = Redirect.objects.create(old_path="/alt", redirect_link="https://land.example/")
    assert logged() == [("redirects", "", "update")]
    redirect.save()
    assert logged() == []
    redirect.delete()
    assert logged() == [("redirects", "", "update")]


def test_the_menu(logged, site_tree):
    page = ContentPageFactory(title="Über uns", show_in_menus=True)
    assert ("navigation", "", "update") in logged()

    page.title = "Wir"
    publish(page)
    assert sorted(logged()) == [("navigation", "", "update"), ("pages", "de", "update")]

    page.teaser = "Steht in keinem Menü."
    publish(page)
    assert logged() == [("pages", "de", "update")]


def test_a_section_is_part_of_the_navigation(logged, site_tree):
    section = site_tree.msos
    logged()
    section.title = "Vereine"
    publish(section)
    assert logged() == [("navigation", "", "update")]

    publish(section)
    assert logged() == []


def test_site_and_imprint(logged, site_tree):
    site = Site.objects.get()
    site.save()
    assert logged() == []

    imprint = Imprint.for_site(site)
    logged()
    imprint.publisher = "Bezirksregierung"
    imprint.save()
    assert logged() == [("site", "", "update")]

    site.site_name = "Anderer Name"
    site.save()
    assert logged() == [("site", "", "structure")]


def test_a_locale(logged):
    Locale.objects.get(language_code="uk").delete()
    assert ("locales", "", "structure") in logged()

    Locale.objects.create(language_code="uk")
    assert ("locales", "", "structure") in logged()


def test_offers_stand_in_the_log_with_ids_of_their_own(logged):
    MSOProfilePageFactory(offers=[OfferFactory()])
    assert ("offers", "de", "publish") in logged()


def test_the_moment_is_now(logged):
    before = timezone.now()
    ContentPageFactory()
    assert before <= ContentChange.objects.latest("seq").at <= timezone.now()


def test_a_rebuild_logs_who_is_named_since(logged):
    """A mentor was written past the models, as by `loaddata`."""
    mentor, mentee = MSOProfilePageFactory(), MSOProfilePageFactory()
    Mentoring.objects.bulk_create([Mentoring(page=mentor, mentee=mentee)])
    logged()

    rebuild()

    assert sorted(logged()) == [("msos", "de", "relation"), ("msos", "de", "update")]


def plain(page):
    return Page.objects.get(pk=page.pk)


ACTS = {
    "add": lambda page, target: plain(target).add_child(
        instance=ContentPage(title="Neu", live=False)
    ),
    "add beside": lambda page, target: plain(target).add_sibling(
        "right", instance=ContentPage(title="Neu", live=False)
    ),
    "move": lambda page, target: plain(page).move(target, pos="last-child"),
    "delete": lambda page, target: plain(page).delete(),
    "save a draft": lambda page, target: page.save_revision(),
    "publish": lambda page, target: page.latest_revision.publish(),
}


@pytest.mark.skipif(not connection.features.has_select_for_update, reason="One writer anyway.")
@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_who_records_waits_before_the_first_write(site_tree, act):
    """Else two editors could hold what the other one waits for."""
    page, target = ContentPageFactory(), ContentPageFactory()

    with CaptureQueriesContext(connection) as queries:
        act(page, target)

    written = [query["sql"].split()[0] for query in queries]
    table = ContentVersion._meta.db_table
    locked = [table in query["sql"] and "FOR UPDATE" in query["sql"] for query in queries]
    first = min(written.index(verb) for verb in ("INSERT", "UPDATE", "DELETE") if verb in written)
    assert True in locked[:first]
