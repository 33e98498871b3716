"""An event in the language of its members: staff read it in German beside, and it is public in its
own before the German is checked.
"""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.strings import StringValue

from events.models import EventPage
from headless.tasks import draft_beside_task
from mso_pages.moderation.selectors import to_review
from tests.factories.locales import locale
from tests.factories.members import staff
from tests.mso_pages.members.visiting import words

from .announcing import WHAT, accept, address

ARABIC = {**WHAT, "title": "مهرجان الخياطة", "teaser": "نخيط معًا."}
MACHINE = {"CLASS": f"{__name__}.Machine"}


class Machine:
    """Stands for a service: it names the language into which it translates."""

    display_name = "Machine"

    def __init__(self, options):
        self.options = options

    def can_translate(self, source, target):
        return True

    def translate(self, source, target, texts):
        known = {"مهرجان الخياطة": "Nähfest", "نخيط معًا.": "Wir nähen zusammen."}
        return {text: StringValue(known.get(text.data, text.data)) for text in texts}


@pytest.fixture
def chief(site_tree):
    """Staff of all languages."""
    return staff(site_tree.root.get_parent())


def announce_in_arabic(phone, profile, **values):
    sent = {**ARABIC, "text_language": str(locale("ar").pk), **values}
    return phone.post(address(profile, "new"), sent, follow=True)


def in_language(code):
    return EventPage.objects.filter(locale=locale(code), alias_of__isnull=True).first()


def draft_beside(event):
    draft_beside_task.func("mso_events.eventpage", event.pk)


def test_an_event_stands_among_those_of_its_language(phone, profile, chief, read):
    announce_in_arabic(phone, profile)

    event = in_language("ar")
    assert (event.title, event.live) == (ARABIC["title"], False)
    assert event.get_parent().locale == locale("ar")
    assert read("events/", locale="ar")["items"] == []


def test_its_place_goes_online_with_it(phone, profile, chief):
    announce_in_arabic(phone, profile)
    section = in_language("ar").get_parent()
    assert section.alias_of_id and not section.live

    accept(chief)

    section.refresh_from_db()
    assert section.live


def test_what_is_public_in_german_stays_so(phone, profile, chief):
    announce_in_arabic(phone, profile)
    event = in_language("ar")
    accept(chief)
    event.refresh_from_db()
    event.copy_for_translation(locale("de"), copy_parents=True, alias=True)
    alias = event.get_translation(locale("de"))
    assert alias.live

    draft_beside(event)

    alias.refresh_from_db()
    assert alias.live and alias.alias_of_id == event.pk


def test_a_draft_in_german_is_made_beside_it(phone, profile, chief, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = MACHINE
    announce_in_arabic(phone, profile)

    draft_beside(in_language("ar"))

    german = in_language("de")
    assert not german.live
    assert german.get_latest_revision_as_object().title == "Nähfest"
    assert Translation.objects.get().source.locale == locale("ar")
    texts = StringTranslation.objects.exclude(context__path="slug")
    kinds = set(texts.values_list("translation_type", flat=True))
    assert kinds == {"machine"}


def test_without_a_machine_it_is_there_for_people_to_translate(phone, profile, chief):
    announce_in_arabic(phone, profile)

    draft_beside(in_language("ar"))

    assert in_language("de").title == ARABIC["title"]
    assert not StringTranslation.objects.exists()


def test_the_reviewer_sees_both_and_the_original_goes_live_alone(
    phone, profile, chief, settings, read
):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = MACHINE
    announce_in_arabic(phone, profile)
    draft_beside(in_language("ar"))
    desk = Client()
    desk.force_login(chief)

    shown = words(desk.get(reverse("submissions:review")))
    assert ARABIC["title"] in shown and "Nähfest" in shown

    accept(chief)

    assert in_language("ar").live and not in_language("de").live
    for code in ("ar", "de", "tr"):
        (item,) = read("events/", locale=code)["items"]
        assert (item["title"], item["meta"]["locale"]) == (ARABIC["title"], "ar")
        assert item["meta"]["source"] == "human"
        assert [one["locale"] for one in item["meta"]["translations"]] == ["ar"]


def test_members_go_on_with_what_they_wrote(phone, profile, chief, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = MACHINE
    announce_in_arabic(phone, profile)
    draft_beside(in_language("ar"))
    accept(chief)

    shown = words(phone.get(address(profile, "list")))
    assert shown.count(ARABIC["title"]) >= 1 and "Nähfest" not in shown
    event = in_language("ar")
    sent = {**ARABIC, "title": "مهرجان"}
    phone.post(address(profile, "change", event.pk), sent)

    (change,) = [x for x in to_review(chief) if x.field == "title"]
    assert change.page_id == event.pk


def test_the_form_begins_with_the_language_of_the_last_event(phone, profile, chief):
    first = phone.get(address(profile, "new")).context["form"]
    assert first.initial["text_language"] == locale("en").pk
    announce_in_arabic(phone, profile)

    again = phone.get(address(profile, "new")).context["form"]

    assert again.initial["text_language"] == locale("ar").pk


@pytest.mark.parametrize("code", ["x", "999", "9" * 30])
def test_a_language_that_the_site_has_not_is_refused(phone, profile, code):
    response = phone.post(address(profile, "new"), {**WHAT, "text_language": code})

    assert response.status_code == 200
    assert response.context["form"].errors["text_language"]
    assert not EventPage.objects.exists()


def test_an_event_in_german_has_nothing_beside_it(phone, profile, chief):
    phone.post(address(profile, "new"), WHAT)

    draft_beside(in_language("de"))

    assert not Translation.objects.exists()
