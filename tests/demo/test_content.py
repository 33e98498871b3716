"""The loaded demo site, in the database and as the API delivers it.

All in one module, because each module would load the site anew.
"""

import datetime as dt
import json
import re
from collections import Counter

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command
from pytest_django import Settings
from wagtail.images import get_image_model
from wagtail.models import Orderable, Page, Revision, Site, Workflow
from wagtail.models.i18n import get_translatable_models

from events.models import EventOccurrence, EventPage, EventParticipation, EventReportPage
from events.selectors import participation_counts
from headless.models import ImageFacts
from mso_pages.models import (
    ContactPerson,
    MSOProfilePage,
    OrganisationState,
    PartnerOrganisation,
    Statistic,
    Topic,
)
from mso_site.demo.keys import DEMO_DAY, demo_key
from tests.demo.reading import detail, detail_of, every_row, facts_of, german, read, read_all

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

LANGUAGES = ["en", "tr", "ar", "uk", "de-simple"]


@pytest.fixture(autouse=True)
def demo_day(settings: Settings) -> None:
    settings.DEMO_TODAY = DEMO_DAY.isoformat()


# How much there is -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("resource", "count"),
    [
        *(("msos", 28), ("programmes", 6), ("calls", 23), ("events", 12), ("reports", 6)),
        *(("news", 4), ("pages", 4), ("partners", 8), ("statistics", 5), ("municipalities", 36)),
    ],
)
def test_number_of_things(resource: str, count: int) -> None:
    assert read(f"{resource}/", limit=1)["count"] == count


def test_mentors_and_mentees_in_ten_cities() -> None:
    profiles = german(MSOProfilePage)

    assert profiles.values("municipality").distinct().count() == 10
    assert profiles.filter(mentorings__isnull=False).distinct().count() == 12
    assert profiles.filter(mentored_by__isnull=False).distinct().count() == 16
    assert OrganisationState.objects.count() == 28


# The seed ----------------------------------------------------------------------------


def test_seed_report_in_the_list() -> None:
    report = next(
        item for item in read_all("reports") if item["id"] == str(demo_key("report/seed"))
    )

    assert report["title"] == "MigrantInnenselbstorganisationen intensivieren ihre Zusammenarbeit"
    assert report["slug"] == "migrantinnenselbstorganisationen-intensivieren-ihre-zusammenarbeit"
    assert report["category"] == "networking"
    assert (report["first_day"], report["published_on"]) == ("2018-07-11", "2018-07-19")
    figures = [item["value"] for item in report["attendance"]]
    assert [(item["unit"], item["role"], item["value"]) for item in figures] == [
        ("organisation", None, 28),
        ("city", None, 10),
        ("organisation", "mentor", 12),
        ("organisation", "mentee", 16),
    ]
    assert not any(item["is_approximate"] for item in figures)
    assert [(item["name"], item["role"]) for item in report["partners"]] == [
        ("Bezirksregierung Arnsberg", "host"),
        ("Ministerium für Kinder, Familie, Flüchtlinge und Integration", "co_organiser"),
        ("Elternnetzwerk NRW – Integration miteinander e.V.", "co_organiser"),
        ("Fachberatung MigrantInnenselbsthilfe (Der Paritätische NRW)", "co_organiser"),
    ]
    (speech,) = report["contributions"]
    assert (speech["person"], speech["role"], speech["statement_kind"]) == (
        "Prof. Aladin El-Mafaalani",
        "Leiter der Integrationsabteilung",
        "paraphrase",
    )
    assert speech["organisation"]["abbreviation"] == "MKFFI"
    (statistic,) = report["statistics"]
    assert (statistic["value"], statistic["is_approximate"], statistic["territory"]) == (
        20000,
        True,
        ["DE"],
    )
    assert (statistic["as_of"], statistic["as_of_precision"]) == ("2018-07-01", "month")


def test_seed_report_in_detail() -> None:
    report = detail("reports", "report/seed")

    conflicts = {item["value"]["fact"]: item["value"] for item in report["conflicts"]}
    assert {
        fact: [value["value"] for value in conflict["values"]]
        for fact, conflict in conflicts.items()
    } == {"place": ["Arnsberg", "Dortmund"], "weekday": ["Mittwoch", "Freitag"]}
    for conflict in conflicts.values():
        assert len({value["source"] for value in conflict["values"]}) == 2
    assert [item["value"]["kind"] for item in report["sources"]] == ["press_note", "brochure"]
    assert "Vernetzugnstreffen" in report["sources"][0]["value"]["verbatim_text"]
    outcomes = [item["value"] for item in report["outcomes"] if item["type"] == "outcome"]
    assert [item["kind"] for item in outcomes] == ["networking", "commitment", "resolution"]
    follow_up = [item["value"] for item in report["outcomes"] if item["type"] == "follow_up"][1]
    assert {owner["slug"] for owner in follow_up["owners"]} == {
        "integrationsministerium-nrw",
        "kfi",
    }
    assert report["claims"][0]["value"]["attributed_to"] == ""


def test_misspelt_word_stands_in_the_source_only() -> None:
    for report in read_all("reports"):
        text = json.dumps(detail_of(report))
        assert text.count("Vernetzugnstreffen") == (report["slug"].startswith("migrantinnen"))


def test_seed_event() -> None:
    event = detail("events", "event/seed")

    assert event["when"]["starts_at"] == "2018-07-11T14:00:00+02:00"
    assert event["when"]["ends_at"] == "2018-07-11T18:00:00+02:00"
    assert (event["series"], event["edition"]) == ("Vernetzungstreffen MSO NRW", 1)
    assert event["host"]["name"] == "Bezirksregierung Arnsberg"
    # The host is not the venue, which no source names.
    assert event["place"]["name"] == ""
    assert event["place"]["municipality"]["title"] == "Dortmund"
    assert [item["role"] for item in event["organisers"]] == [
        "organiser",
        *["co_organiser"] * 3,
    ]
    assert event["invited_group"] == "MSO in der Unterstützungsförderung"
    programme = detail("programmes", "programme/partner")
    assert event["programme"]["slug"] == programme["slug"]
    assert "Unterstützungsförderung" in programme["alternate_names"]
    (workshop,) = event["programme_items"]
    assert workshop["value"]["kind"] == "workshop"
    assert len(workshop["value"]["topics"]) == 3


def test_counters_equal_the_numbers_of_the_seed_report() -> None:
    event = EventPage.objects.get(
        translation_key=demo_key("event/seed"), locale__language_code="de"
    )

    assert participation_counts(event) == {
        "mentor": 12,
        "mentee": 16,
        "organisations": 28,
        "cities": 10,
    }


def test_counters_equal_the_numbers_of_every_report() -> None:
    for report in german(EventReportPage):
        stated = [
            block.value["value"]
            for block in report.attendance
            if block.value["unit"] == "organisation" and not block.value["role"]
        ]
        assert stated == [EventParticipation.objects.filter(event=report.event).count()]


def test_todays_name_is_on_the_partner_and_in_new_reports() -> None:
    partner = detail("partners", "partner/integrationsministerium-nrw")
    report = detail("reports", "report/fachtag-2026")

    assert partner["abbreviation"] == "MKJFGFI"
    assert [item["abbreviation"] for item in partner["former_names"]] == ["MAIS", "MKFFI"]
    assert "MKJFGFI" in [item["abbreviation"] for item in report["partners"]]


# Funding -----------------------------------------------------------------------------


def test_status_of_the_calls_on_the_demo_day() -> None:
    status = {item["slug"]: item["status"] for item in read_all("calls")}
    current = {slug: value for slug, value in status.items() if value != "closed"}

    assert current == {
        "anschubfoerderung-2027-fiktiv": "open",
        "einzelprojektfoerderung-2027-fiktiv": "closing_soon",
        "partnerprojektfoerderung-2027-fiktiv": "announced",
        "laufend": "rolling",
        # Neither a date nor the kind of deadline is known.
        "interkulturelle-zentren": None,
        "niedrigschwellige-integrationsvorhaben": None,
    }


def test_history_of_the_calls_stays() -> None:
    calls = {
        item["slug"]: (item["max_amount"], item["closes_on"], item["deadline_kind"])
        for item in read_all("calls")
    }

    assert calls["anschubfoerderung-2014"] == (5000, "2014-03-12", "unknown")
    assert calls["einzelprojektfoerderung-2014"] == (15000, "2014-03-12", "unknown")
    assert calls["anschubfoerderung-2019-20"] == (None, "2019-01-04", "administrative")
    assert calls["anschubfoerderung-2023-24"] == (6000, "2022-11-02", "unknown")
    assert calls["anschubfoerderung-2025"] == (None, "2024-12-22", "unknown")
    assert calls["anschubfoerderung-aufruf-26"] == (8000, "2025-10-21", "unknown")
    assert calls["laufend"] == (5000, None, "rolling")


# Protection ---------------------------------------------------------------------------


def test_status_of_the_organisations() -> None:
    status = Counter(item["status"] for item in read_all("msos"))

    assert status == {"active": 26, "to_confirm": 1, "dissolved": 1}


def test_hidden_address_is_not_delivered() -> None:
    profile = german(MSOProfilePage).get(slug="queer-ankommen-rheinland")
    answer = json.dumps(detail("msos", "mso/queer-ankommen-rheinland"))
    lists = "".join(json.dumps(read_all(name)) for name in ("msos", "offers"))

    assert profile.street and profile.latitude
    for secret in (profile.street, profile.postal_code, profile.latitude, profile.longitude):
        # By itself, not among the digits of an id or of a time.
        value = re.escape(str(secret).rstrip("0"))
        assert re.search(rf"(?<![\w.]){value}(?![1-9a-z])", answer + lists) is None, secret


def test_only_persons_with_a_valid_consent_are_delivered() -> None:
    named = {
        slug: [person["name"] for person in detail("msos", f"mso/{slug}")["contact_persons"]]
        for slug in german(MSOProfilePage)
        .filter(contact_persons__isnull=False)
        .values_list("slug", flat=True)
    }

    assert named == {
        "hellwegbruecke": ["Deniz Beispiel"],
        "nordstadt-maghreb-forum": ["Samira Muster"],
        "frauenkreis-querenburg": [],
    }
    assert ContactPerson.objects.filter(name="Nilufar Widerruf").exists()


def test_addresses_for_mail_lead_nowhere() -> None:
    addresses = re.findall(r"[\w.+-]+@([\w.-]+\w)", repr(every_row()))

    assert len(addresses) > 50
    assert set(addresses) == {"example.org"}


def test_phones_are_those_of_films() -> None:
    for profile in MSOProfilePage.objects.all():
        assert profile.phone.is_valid()
        assert profile.phone.as_e164.startswith("+492214710")


def test_pictures_have_rights_and_descriptions() -> None:
    images = get_image_model().objects.all()
    logos = [item["image"] for item in read_all("msos")]

    assert len({image.file_hash for image in images}) == len(images)
    assert not images.filter(facts__isnull=True).exists()
    assert set(ImageFacts.objects.values_list("credit", "licence")) == {
        ("Zeichnung: Demodaten", "CC0 1.0")
    }
    assert len({logo["url"] for logo in logos}) == 28
    assert all(logo["alt"] for logo in logos)


# Events ------------------------------------------------------------------------------


def test_kinds_of_events() -> None:
    events = {item["slug"]: item for item in read_all("events")}

    assert events["fest-der-sprachen"]["status"] == "cancelled"
    assert events["gespraechsabend-mehrsprachigkeit"]["status"] == "postponed"
    assert events["infoabend-anschubfoerderung-2027"]["mode"] == "online"
    retreat = events["klausur-der-mentorinnen-und-mentoren"]["when"]
    assert (retreat["first_day"], retreat["last_day"]) == ("2026-06-12", "2026-06-13")
    assert detail("events", "event/verschoben-2027")["previous_starts_on"] == "2026-11-18"
    upcoming = {slug for slug, item in events.items() if item["when"]["first_day"] > "2026-11-25"}
    assert upcoming == {"jahrestreffen-mso-westfalen", "gespraechsabend-mehrsprachigkeit"}


def test_occurrences_are_built() -> None:
    weekly = EventOccurrence.objects.filter(event_key=demo_key("event/sprechstunde"))

    assert EventOccurrence.objects.values("event_key").distinct().count() == 12
    assert weekly.count() == 42
    assert not weekly.filter(first_day=dt.date(2026, 12, 23)).exists()


# Languages ---------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("resource", "name"),
    [
        ("pages", "page/home"),
        ("msos", "mso/nordstadt-maghreb-forum"),
        ("programmes", "programme/partner"),
        ("events", "event/seed"),
        ("reports", "report/seed"),
        ("partners", "partner/integrationsministerium-nrw"),
        ("topics", "topic/vernetzung"),
        ("statistics", "statistic/mso-deutschland-2018"),
    ],
)
def test_translated_things(language: str, resource: str, name: str) -> None:
    translated = detail(resource, name, language)
    original = detail(resource, name)

    assert translated["meta"]["locale"] == language
    assert translated["meta"]["dir"] == ("rtl" if language == "ar" else "ltr")
    assert facts_of(translated) == facts_of(original)
    if name != "mso/nordstadt-maghreb-forum" and (language, resource) != ("de-simple", "partners"):
        title = "name" if resource == "partners" else "title"
        assert translated.get(title, translated["title"]) != original.get(title, original["title"])


def test_languages_keep_the_name_of_the_day() -> None:
    report = detail("reports", "report/seed", "en")
    names = [item["abbreviation"] for item in report["partners"]]

    assert "MKFFI" in names
    assert "MKJFGFI" not in names


# People, permissions, order ----------------------------------------------------------


def test_demo_users_work_in_their_groups(loaded: str) -> None:
    for name, group in (("leitung", "Redaktionsleitung"), ("redaktion", "Redaktion")):
        user = get_user_model().objects.get(username=name)
        assert user.check_password(f"demo-{name}-2026")
        assert f"{name} / demo-{name}-2026" in loaded
        assert not user.is_superuser
        assert [row.name for row in user.groups.all()] == [group]
        assert user.wagtail_userprofile.preferred_language == "de"
        assert user.has_perm("wagtailadmin.access_admin")
        assert user.has_perm("wagtail_localize.submit_translation")
        assert user.has_perm("mso_pages.change_topic")
        assert user.has_perm("mso_pages.publish_topic") == (name == "leitung")
    assert get_user_model().objects.get(username="admin").is_superuser


@pytest.mark.parametrize("language", ["de", *LANGUAGES])
def test_leaders_publish_and_editors_submit(language: str) -> None:
    home = Page.objects.get(translation_key=demo_key("page/home"), locale__language_code=language)
    section = home.get_children().first().specific
    leader = get_user_model().objects.get(username="leitung")
    editor = get_user_model().objects.get(username="redaktion")

    assert section.permissions_for_user(leader).can_publish()
    assert section.permissions_for_user(editor).can_edit()
    assert not section.permissions_for_user(editor).can_publish()
    assert section.permissions_for_user(editor).can_submit_for_moderation()
    assert section.get_workflow() == Workflow.objects.get(name="Freigabe")


def test_snippets_have_the_same_workflow() -> None:
    for model in (Topic, PartnerOrganisation, Statistic):
        assert model.get_default_workflow() == Workflow.objects.get(name="Freigabe")


def test_site_has_one_tree() -> None:
    site = Site.objects.get()

    assert (site.hostname, site.port, site.is_default_site) == ("127.0.0.1", 8000, True)
    assert site.root_page.translation_key == demo_key("page/home")
    assert not Page.objects.filter(slug="home").exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_everything_translatable_has_a_demo_key() -> None:
    models = [model for model in get_translatable_models() if model._base_manager.exists()]

    assert len(models) == 9
    for model in models:
        rows = model._base_manager.all()
        if model is Page:
            rows = rows.filter(depth__gt=1)
        # Everything made in the admin has a random uuid4.
        assert {row.translation_key.version for row in rows} == {5}, model


def test_rows_have_places() -> None:
    """Without one, their order is that of the database."""
    models = [model for model in apps.get_models() if issubclass(model, Orderable)]
    open_ones = {model: model._default_manager.filter(sort_order=None).count() for model in models}

    assert PartnerOrganisation.objects.filter(former_names__isnull=False).exists()
    assert not any(open_ones.values()), open_ones


def test_pages_belong_to_the_leader_and_have_revisions() -> None:
    pages = Page.objects.filter(depth__gt=1)

    assert set(pages.values_list("owner__username", flat=True)) == {"leitung"}
    assert not pages.filter(live_revision__isnull=True).exists()
    assert not pages.filter(live=False).exists()
    assert not pages.filter(has_unpublished_changes=True).exists()


def test_second_load_changes_no_row() -> None:
    before = every_row()

    call_command("load_demo")
    call_command("load_demo", "--if-empty")

    assert Revision.objects.count() > 200
    assert every_row() == before
