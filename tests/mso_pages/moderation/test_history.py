"""The history of changes: every row, in words that people read, on the screen and as a table."""

import csv
import io
import re

import pytest
from openpyxl import load_workbook

from mso_pages.models import Submission
from mso_pages.moderation.services import report_mistake, submit_page
from tests.factories.images import ImageFactory
from tests.factories.members import member_of, staff
from tests.factories.msos import MSOProfilePageFactory, OfferFactory
from tests.factories.terms import TopicFactory

from .deciding import accept, offers, reject, retitled, send

pytestmark = pytest.mark.django_db

HISTORY = "/admin/reports/submissions/"
HOURS = [
    {"weekday": "monday", "opens": "10:00", "closes": "12:30", "note": "nur Beratung"},
    {"weekday": "friday", "opens": "15:00", "closes": "17:00", "note": ""},
]
LONG = "Donaudampfschifffahrt" * 20


@pytest.fixture(scope="module")
def shared_profile(shared_tree):
    return MSOProfilePageFactory(
        title="Verein Beispiel",
        filled=True,
        offers=[OfferFactory(title="Nähen", starts_at="17:00")],
    )


@pytest.fixture
def chief(site_tree):
    return staff(site_tree.root, language="en", first_name="Carla", last_name="Chefin")


@pytest.fixture
def sent(profile, member, chief):
    """Changes of every kind of field, a new page and a mistake, in different states."""
    (sewing,) = offers(profile)
    made = send(
        profile,
        member,
        opening_hours=HOURS,
        offers=[retitled(sewing, "Nähtreff")],
        image=ImageFactory(title="Sommerfest").pk,
        image_alt="Menschen an einem langen Tisch.",
        topics=[TopicFactory(title="Bildung").pk],
        street="Neue Straße 1",
        address_visibility="town",
        phone="+49231123456",
        social_links=[{"network": "mastodon", "url": "https://mastodon.example/@neu"}],
        is_charitable=False,
        registered_on="2001-02-03",
        self_description="Wir nähen.\nAlle sind willkommen.",
        municipality=None,
    )
    by_field = {item.field: item for item in made}
    accept(chief, by_field["street"])
    reject(chief, by_field["phone"], reason="Bitte die des Büros.")
    submit_page(MSOProfilePageFactory(live=False, title="Neu"), member, profile.translation_key)
    report_mistake(profile, "", "Das Register ist falsch.", member, profile.translation_key)
    return by_field


@pytest.fixture
def screen(client, chief):
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    return client


def as_csv(response):
    text = b"".join(response.streaming_content).decode()
    return [list(row) for row in csv.reader(io.StringIO(text, newline=""))]


def as_xlsx(response):
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    return [["" if value is None else value for value in row] for row in sheet.values]


@pytest.fixture(params=["csv", "xlsx"])
def table(request, sent, screen):
    """The rows of the export below its headings, by field or kind."""
    response = screen.get(HISTORY, {"export": request.param})
    headings, *rows = (as_csv if request.param == "csv" else as_xlsx)(response)
    named = [dict(zip(headings, row, strict=True)) for row in rows]
    return {row["Field"] or row["Kind"]: row for row in named}, len(rows)


def test_the_table_has_every_row_in_words(table, sent):
    rows, count = table

    assert count == Submission.objects.count() == len(sent) + 2
    values = {name: (row["Old value"], row["New value"]) for name, row in rows.items()}
    assert values["Opening hours"] == (
        "Monday 10:00–12:30 (nur Beratung)",
        "Monday 10:00–12:30 (nur Beratung)\nFriday 15:00–17:00",
    )
    assert values["Offers"][0].startswith("Nähen · ")
    assert values["Offers"][1].startswith("Nähtreff · ")
    assert values["Picture"][1] == "Sommerfest"
    assert values["Topics"][1] == "Bildung"
    assert values["Street and number"] == ("Hauptstraße 1", "Neue Straße 1")
    assert values["Who sees the address"] == ("Public", "Town only")
    assert values["Phone"] == ("+49 231 4960", "+49 231 123456")
    assert values["Recognised as charitable"] == ("Yes", "No")
    assert values["About us"][1] == "Wir nähen.\nAlle sind willkommen."
    assert values["Town"][1] == ""
    assert values["Reported mistake"] == ("", "Das Register ist falsch.")
    assert values["New page"] == ("", "")
    assert not [value for pair in values.values() for value in pair if "{" in value]


def test_what_members_wrote_is_no_formula(profile, member, screen):
    send(profile, member, self_description='=HYPERLINK("http://example.org")', phone="+49231123456")

    rows = as_csv(screen.get(HISTORY, {"export": "csv"}))
    assert {row[rows[0].index("New value")] for row in rows[1:]} == {
        '\'=HYPERLINK("http://example.org")',
        "+49 231 123456",
    }


def test_people_are_found_by_the_names_that_are_shown(profile, screen):
    member = member_of(profile, "bilal", first_name="Bilal", last_name="Beispiel")
    send(profile, member, self_description="Neu.")

    for name, count in (("Bilal Beispiel", 1), ("bilal", 1), ("Carla", 0)):
        found = screen.get(HISTORY, {"author_name": name}).context["object_list"]
        assert len(found) == count


def test_the_table_names_people_states_and_moments(table):
    rows, _count = table
    phone = rows["Phone"]

    assert (phone["Organisation"], phone["Page"]) == ("Verein Beispiel", "Verein Beispiel")
    assert (phone["State"], phone["Went live at once"]) == ("Not accepted", "No")
    assert (phone["By"], phone["Reviewed by"]) == ("amina", "Carla Chefin")
    assert phone["Reason"] == "Bitte die des Büros."
    assert rows["Topics"]["Reviewed on"] == ""


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_table_has_the_time_of_the_users_clock(sent, screen, kind):
    """A winter day in Berlin is an hour ahead."""
    Submission.objects.update(submitted_at="2026-01-15T23:30:00Z")

    response = screen.get(HISTORY, {"export": kind})
    headings, row, *_more = (as_csv if kind == "csv" else as_xlsx)(response)

    assert str(row[headings.index("On")]) == "2026-01-16 00:30:00"


def test_a_field_that_is_gone_does_not_end_the_table(sent, screen):
    Submission.objects.filter(field="street").update(field="road")

    rows = as_csv(screen.get(HISTORY, {"export": "csv"}))

    assert len(rows) == Submission.objects.count() + 1


def test_the_screen_shows_both_values_shortened_and_leads_to_them(profile, member, chief, screen):
    text, street = send(profile, member, self_description=LONG, street="Neue Straße 1")
    accept(chief, street)

    body = screen.get(HISTORY).content.decode()

    assert "Hauptstraße 1" in body
    assert "Neue Straße 1" in body
    assert LONG[:100] in body
    assert LONG not in body
    links = re.findall(r'href="([^"]+)"[^>]*>\s*Verein Beispiel', body)
    assert links == [f"/admin/pages/{profile.pk}/edit/", f"/admin/submissions/#page-{profile.pk}"]
    assert text.pk < street.pk


def test_somebody_elses_organisation_is_in_no_table(sent, client, site_tree):
    client.force_login(
        member_of(MSOProfilePageFactory(), "fremd"),
        backend="django.contrib.auth.backends.ModelBackend",
    )

    assert client.get(HISTORY, {"export": "csv"}).status_code != 200
