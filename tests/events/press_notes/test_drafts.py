"""The second step: what is recognised is checked and becomes a draft, once."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import (
    Page,
)

from events.models import EventReportPage, PressNote
from events.press_notes import services, views
from events.press_notes.documents import read_pasted
from events.press_notes.proposals import propose
from events.press_notes.selectors import parent_of
from mso_pages.models import FundingCallPage, NewsPage
from mso_pages.models.partners import FormerName
from tests.admin.posting import form_data
from tests.factories.partners import PartnerOrganisationFactory

from .handing_in import IMPORT, NOTE, handed_in


def test_a_pasted_note_becomes_a_draft_report(admin: Client, register: dict[str, Any]) -> None:
    check = handed_in(admin, text=NOTE)
    shown = admin.get(check)
    form = shown.context["form"]
    assert form["kind"].value() == "report"

    response = admin.post(check, form_data(form, {}))

    page = EventReportPage.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    draft = page.get_latest_revision_as_object()
    assert not page.live
    assert draft.title == "Vereine planen gemeinsame Sprachkurse"
    assert draft.category == "networking"
    assert (draft.published_on.isoformat(), draft.event_date.isoformat()) == (
        "2026-06-03",
        "2026-05-28",
    )
    assert draft.publisher == register["publisher"]
    assert (draft.place_name, draft.municipality) == ("Rathaus", register["town"])
    assert [(row.partner, row.role) for row in draft.partners.all()] == [
        (register["publisher"], "host"),
        (register["partner"], "co_organiser"),
    ]
    figures = [block.value for block in draft.attendance]
    assert [(figure["value"], figure["unit"]) for figure in figures] == [
        (14, "organisation"),
        (3, "city"),
    ]
    (person,) = draft.contributions.all()
    assert (person.person, person.statement_kind) == ("Dr. Nora Beispiel", "quotation")
    # That she gave a speech is not said.
    assert person.kind == "other"
    assert person.statement == "Wir wollen im Herbst mit den ersten Kursen beginnen"
    assert draft.sources[0].value["verbatim_text"] == NOTE.strip()
    assert len(draft.body) == 1
    assert draft.body[0].value.source.count("<p>") == 2


def test_every_kind_is_made_of_the_same_note(admin: Client, register: dict[str, Any]) -> None:
    check = handed_in(admin, text=NOTE)
    form = admin.get(check).context["form"]
    admin.post(check, form_data(form, {"kind": "news", "kicker": "Vernetzung"}))
    news = NewsPage.objects.get()
    assert news.published_on.isoformat() == "2026-06-03"
    assert news.kicker == "Vernetzung"
    assert [row.partner for row in news.partners.all()] == [
        register["publisher"],
        register["partner"],
    ]

    news.delete()
    check = handed_in(admin, text=NOTE)
    form = admin.get(check).context["form"]
    values = {"kind": "call", "programme": register["programme"].pk, "closes_on": "2026-09-30"}
    admin.post(check, form_data(form, values))
    call = FundingCallPage.objects.get()
    assert call.closes_on.isoformat() == "2026-09-30"
    assert call.get_parent().specific == register["programme"]


def test_what_the_editor_changes_counts(admin: Client, register: dict[str, Any]) -> None:
    check = handed_in(admin, text=NOTE)
    form = admin.get(check).context["form"]
    first_figure = next(name for name in form.fields if name.startswith("figures-"))
    role = f"partners-{register['partner'].pk}-role"
    values = {"title": "\u202eAnders\u2066", first_figure: False, role: "funder"}
    admin.post(check, form_data(form, values))
    draft = EventReportPage.objects.get()
    # A mark that turns the direction is none of the words.
    assert draft.title == "Anders"
    assert [block.value["value"] for block in draft.attendance] == [3]
    assert [row.role for row in draft.partners.all()] == ["host", "funder"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"published_on": "2026-05-01"}, "published_on"),
        ({"event_end_date": "2026-05-01"}, "event_end_date"),
        ({"title": ""}, "title"),
        ({"kind": "call", "programme": ""}, "programme"),
        ({"kind": "call", "min_amount": 2, "max_amount": 1}, "max_amount"),
        ({"kind": "call", "max_amount": 10**10}, "max_amount"),
        ({"kind": "call", "budget": 10**12}, "budget"),
    ],
)
def test_a_mistake_is_named_and_makes_nothing(
    admin: Client, register: dict[str, Any], values: dict[str, Any], field: str
) -> None:
    check = handed_in(admin, text=NOTE)
    form = admin.get(check).context["form"]
    response = admin.post(check, form_data(form, values))
    assert field in response.context["form"].errors
    assert not EventReportPage.objects.exists()
    assert not FundingCallPage.objects.exists()


def test_a_partner_without_its_part_makes_nothing(admin: Client, register: dict[str, Any]) -> None:
    check = handed_in(admin, text=NOTE)
    role = f"partners-{register['partner'].pk}-role"
    response = admin.post(check, form_data(admin.get(check).context["form"], {role: ""}))
    assert role in response.context["form"].errors
    assert not EventReportPage.objects.exists()


def test_an_unknown_part_of_a_partner_is_refused(admin: Client, register: dict[str, Any]) -> None:
    check = handed_in(admin, text=NOTE)
    role = f"partners-{register['partner'].pk}-role"
    data = form_data(admin.get(check).context["form"], {}) | {role: "evil"}
    assert list(admin.post(check, data).context["form"].errors) == [role]


def test_an_amount_that_no_call_holds_is_a_doubt(admin: Client, register: dict[str, Any]) -> None:
    note = (
        "Haus der Vielfalt\n3. Juni 2026\n\nFörderaufruf für Kurse in den Vereinen\n\n"
        "Anträge auf Kursförderung nimmt das Haus der Vielfalt bis zum 30. September 2026 an.\n\n"
        "Ein Verein kann bis zu 20 Milliarden Euro erhalten.\n"
    )
    check = handed_in(admin, text=note)
    shown = admin.get(check)
    form = shown.context["form"]
    assert (form["kind"].value(), form["max_amount"].value()) == ("call", None)
    assert "20 Milliarden Euro" in shown.content.decode()

    admin.post(check, form_data(form, {"programme": register["programme"].pk}))

    assert FundingCallPage.objects.get().max_amount is None


def test_discarded_while_the_draft_is_made(
    admin: Client, register: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    check = handed_in(admin, text=NOTE)
    data = form_data(admin.get(check).context["form"], {})

    def discard(*args: Any) -> Page:
        PressNote.objects.all().delete()
        return services.create_draft(*args)

    monkeypatch.setattr(views, "create_draft", discard)

    assert admin.post(check, data).url == IMPORT
    assert not EventReportPage.objects.exists()


def test_a_partner_that_comes_meanwhile_shifts_no_choice(
    admin: Client, register: dict[str, Any]
) -> None:
    check = handed_in(admin, text=NOTE)
    role = f"partners-{register['partner'].pk}-role"
    data = form_data(admin.get(check).context["form"], {role: "funder"})
    PartnerOrganisationFactory.create(name="Rathaus in Hagen", abbreviation="")

    admin.post(check, data)

    draft = EventReportPage.objects.get()
    roles = {row.partner: row.role for row in draft.partners.all()}
    assert roles == {register["publisher"]: "host", register["partner"]: "funder"}


def test_a_partner_that_goes_meanwhile_is_told(admin: Client, register: dict[str, Any]) -> None:
    check = handed_in(admin, text=NOTE)
    data = form_data(admin.get(check).context["form"], {})
    register["partner"].delete()

    response = admin.post(check, data)

    assert response.context["form"].non_field_errors()
    assert not EventReportPage.objects.exists()


def test_a_headline_without_letters_is_refused_in_the_form(
    admin: Client, register: dict[str, Any]
) -> None:
    check = handed_in(admin, text=NOTE)
    form = admin.get(check).context["form"]
    response = admin.post(check, form_data(form, {"title": "!!!"}))
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["title"]
    assert not EventReportPage.objects.exists()


def test_a_second_click_makes_no_second_page(admin: Client, register: dict[str, Any]) -> None:
    check = handed_in(admin, text=NOTE)
    data = form_data(admin.get(check).context["form"], {})
    first = admin.post(check, data)
    assert admin.post(check, data).url == first.url
    assert EventReportPage.objects.count() == 1


def test_two_requests_at_once_make_one_page(register: dict[str, Any]) -> None:
    """Both have read the note before either of them made the page."""
    document = read_pasted(NOTE)
    recognised = services.check_note(document)
    first = services.hand_in(document, None)
    second = PressNote.objects.get(pk=first.pk)
    parent = parent_of("report", None, None)
    assert parent is not None

    page = services.create_draft(first, propose(recognised), recognised.layout, parent, None)
    with pytest.raises(ValidationError):
        services.create_draft(second, propose(recognised), recognised.layout, parent, None)

    assert EventReportPage.objects.get().pk == page.pk
    assert PressNote.objects.get().page_id == page.pk


def test_a_line_that_only_begins_like_the_contact_stays(
    admin: Client, register: dict[str, Any]
) -> None:
    note = NOTE + "\nAuf dem Weg dorthin hilft allen Vereinen die\n"
    note += "Kontaktstelle im Rathaus, die jeden Tag offen ist.\n"
    check = handed_in(admin, text=f"{note}\nKontakt\n\nNora Beispiel\n")

    admin.post(check, form_data(admin.get(check).context["form"], {}))

    draft = EventReportPage.objects.get().get_latest_revision_as_object()
    assert draft.sources[0].value["verbatim_text"] == note.strip()


CONTACT = "\nPressekontakt: Nora Beispiel\nnora@verein.example\n"


@pytest.mark.parametrize("is_public", [False, True])
def test_contact_lines_are_public_only_when_the_editor_says_so(
    admin: Client, register: dict[str, Any], is_public: bool
) -> None:
    check = handed_in(admin, text=NOTE + CONTACT)
    form = admin.get(check).context["form"]

    admin.post(check, form_data(form, {"publish_contact": is_public}))

    draft = EventReportPage.objects.get().get_latest_revision_as_object()
    shown = NOTE + CONTACT if is_public else NOTE
    assert draft.sources[0].value["verbatim_text"] == shown.strip()
    assert PressNote.objects.get().text == (NOTE + CONTACT).strip()


def test_who_is_counted_without_an_event_can_be_taken(
    admin: Client, register: dict[str, Any]
) -> None:
    """The rules take the note for news, the editor knows that it tells of an event."""
    note = (
        "Haus der Vielfalt\n3. Juni 2026\n\nEin Abend, der allen gefallen hat\n\n"
        "Der Abend war für alle ein Erfolg, so das einhellige Urteil im Haus der Vielfalt.\n\n"
        "Zum Verband gehören 85 Vereine.\n"
    )
    check = handed_in(admin, text=note)
    form = admin.get(check).context["form"]
    assert form["kind"].value() == "news"
    (row,) = [name for name in form.fields if name.startswith("figures-")]
    assert form[row].value() is False
    role = f"partners-{register['publisher'].pk}-role"

    response = admin.post(check, form_data(form, {"kind": "report", row: True, role: "host"}))

    assert response.status_code == 302, response.context["form"].errors
    draft = EventReportPage.objects.get().get_latest_revision_as_object()
    assert [block.value["value"] for block in draft.attendance] == [85]


def test_the_source_bears_the_name_of_its_day(admin: Client, register: dict[str, Any]) -> None:
    publisher = register["publisher"]
    publisher.name, publisher.name_valid_from = "Haus der Kulturen", dt.date(2026, 7, 1)
    publisher.former_names.add(FormerName(name="Haus der Vielfalt", valid_to=dt.date(2026, 6, 30)))
    publisher.save()
    check = handed_in(admin, text=NOTE)

    admin.post(check, form_data(admin.get(check).context["form"], {}))

    draft = EventReportPage.objects.get().get_latest_revision_as_object()
    assert draft.publisher == publisher
    assert draft.sources[0].value["publisher"] == "Haus der Vielfalt"
