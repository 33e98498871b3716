"""Every fact of the press note of 2018 has a field: typed into a form, read from the API."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.factories.tree import create_site_tree, remove_welcome_site

from .reading import told
from .seed import BROCHURE, LEAD, PRESS_NOTE, VERBATIM, type_in_the_seed

# Without it the fixture's database would not be made.
pytestmark = pytest.mark.django_db

Api = dict[str, Any]
MINISTRY_2018 = {
    "name": "Ministerium für Kinder, Familie, Flüchtlinge und Integration",
    "abbreviation": "MKFFI",
    "organisation": "ministerium",
}


@pytest.fixture(scope="module")
def api(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Api:
    """The answers of the API, read once: the tests below only look at them."""
    with django_db_blocker.unblock(), transaction.atomic():
        remove_welcome_site()
        admin = Client()
        admin.force_login(get_user_model().objects.create_superuser("leitung"))
        answers = type_in_the_seed(admin, create_site_tree())
        transaction.set_rollback(True)
    return {name: told(answer) for name, answer in answers.items()}


def blocks(stream: list[Any], kind: str) -> list[Any]:
    return [value for block_type, value in stream if block_type == kind]


def outcome(api: Api, kind: str) -> list[str]:
    outcomes = blocks(api["report"]["outcomes"], "outcome")
    return [value["text"] for value in outcomes if value["kind"] == kind]


def figure(api: Api, unit: str) -> dict[str, Any]:
    figures = blocks(api["report"]["attendance"], "figure")
    return next(value for value in figures if value["unit"] == unit)


def purpose(api: Api, number: int) -> str:
    purposes = blocks(api["programme"]["purposes"], "item")
    return str(purposes[number - 1]["text"])


def workshop_subject(api: Api, number: int) -> tuple[str, str]:
    (item,) = blocks(api["event"]["programme_items"], "item")
    return (item["kind"], item["topics"][number - 1])


def conflict(api: Api, fact: str) -> dict[str, Any]:
    conflicts = blocks(api["report"]["conflicts"], "conflict")
    return next(value for value in conflicts if value["fact"] == fact)


def speaker(api: Api) -> dict[str, Any]:
    (contribution,) = api["report"]["contributions"]
    return dict(contribution)


Read = Callable[[Api], Any]
FACTS: dict[str, tuple[Read, Any]] = {
    "01-publisher": (
        lambda api: api["report"]["publisher"],
        {
            "name": "Bezirksregierung Arnsberg",
            "abbreviation": "",
            "organisation": "bezirksregierung",
        },
    ),
    "02-date-of-publication": (lambda api: api["report"]["published_on"], "2018-07-19"),
    "03-kicker": (lambda api: api["report"]["category"], "networking"),
    "04-headline": (
        lambda api: (api["report"]["title"], api["report"]["slug"]),
        (
            "MigrantInnenselbstorganisationen intensivieren ihre Zusammenarbeit",
            "migrantinnenselbstorganisationen-intensivieren-ihre-zusammenarbeit",
        ),
    ),
    "05-lead-once": (lambda api: (api["report"]["teaser"], api["report"]["body"]), (LEAD, [])),
    "06-date-of-the-event": (
        lambda api: (
            api["event"]["when"]["starts_at"],
            api["event"]["when"]["ends_at"],
            api["report"]["first_day"],
        ),
        ("2018-07-11T14:00:00+02:00", "2018-07-11T18:00:00+02:00", "2018-07-11"),
    ),
    "07-first-of-a-series": (
        lambda api: (api["event"]["series"], api["event"]["edition"]),
        ("Vernetzungstreffen MSO NRW", 1),
    ),
    "08-host-is-not-the-place": (
        lambda api: (api["event"]["host"]["name"], told(api["report"]["place"])),
        (
            "Bezirksregierung Arnsberg",
            {
                "name": "Goebenstraße",
                "street": "",
                "postal_code": "",
                "municipality": "05913000",
            },
        ),
    ),
    "09-competence-for-the-whole-land": (
        lambda api: (
            api["kfi"]["competence"],
            api["kfi"]["territory"],
            api["kfi"]["parent"],
        ),
        ("Bearbeitet die Anträge der MSO aus dem ganzen Land.", ["05"], "bezirksregierung"),
    ),
    "10-ministry-under-its-name-of-2018": (
        lambda api: api["report"]["partners"][0],
        {**MINISTRY_2018, "role": "co_organiser"},
    ),
    "11-parents-network": (
        lambda api: api["report"]["partners"][1],
        {
            "name": "Elternnetzwerk NRW",
            "abbreviation": "",
            "organisation": "elternnetzwerk",
            "role": "co_organiser",
        },
    ),
    "12-advisory-service-under-its-name-of-2018": (
        lambda api: api["report"]["partners"][2],
        {
            "name": "Fachberatung MigrantInnenselbsthilfe",
            "abbreviation": "",
            "organisation": "fachberatung",
            "role": "co_organiser",
        },
    ),
    "13-welfare-association-behind-it": (
        lambda api: (
            api["report"]["partners"][3]["name"],
            api["advice"]["parent"],
            api["welfare"]["aliases"],
        ),
        ("Der Paritätische NRW", "paritaet", ["der Paritäter"]),
    ),
    "14-invited-group-and-programme": (
        lambda api: (
            api["event"]["invited_group"],
            api["event"]["programme"],
            api["programme"]["alternate_names"],
        ),
        (
            "MSO in der Unterstützungsförderung",
            "partnerprojektfoerderung",
            ["Unterstützungsförderung"],
        ),
    ),
    "15-purpose-structures": (lambda api: purpose(api, 1), "Strukturaufbau"),
    "16-purpose-training": (lambda api: purpose(api, 2), "Fortbildung der Mitglieder"),
    "17-purpose-first-application": (lambda api: purpose(api, 3), "Erste Antragstellung"),
    "18-28-organisations": (
        lambda api: (
            figure(api, "organisation")["value"],
            figure(api, "organisation")["is_approximate"],
        ),
        (28, False),
    ),
    "19-cultures-of-origin": (
        lambda api: figure(api, "organisation")["note"],
        "aus verschiedenen Herkunftskulturen",
    ),
    "20-ten-cities": (lambda api: figure(api, "city")["value"], 10),
    "21-speaker": (lambda api: speaker(api)["person"], "Prof. Aladin El-Mafaalani"),
    "22-his-role-and-ministry-of-that-day": (
        lambda api: (speaker(api)["role"], speaker(api)["organisation"]),
        ("Leiter der Integrationsabteilung", MINISTRY_2018),
    ),
    "23-paraphrase": (
        lambda api: (speaker(api)["statement"], speaker(api)["statement_kind"]),
        ("Integration gelingt mit den MSO.", "paraphrase"),
    ),
    "24-claim-without-author-and-evidence": (
        lambda api: blocks(api["report"]["claims"], "claim"),
        [
            {
                "kind": "comparison",
                "text": "Nirgends gibt es so viele Vereine.",
                "attributed_to": "",
                "source": "",
            }
        ],
    ),
    "25-about-20000-in-germany": (
        lambda api: api["report"]["statistics"],
        [
            {
                "statistic": "mso-2018",
                "value": 20000,
                "value_to": None,
                "is_approximate": True,
                "unit": "",
                "territory": ["DE"],
                "as_of": "2018-07-01",
                "as_of_precision": "month",
                "source_title": "",
                "source_url": "",
            }
        ],
    ),
    "26-workshop-on-funding": (
        lambda api: workshop_subject(api, 1),
        ("workshop", "Erfahrungen mit der Förderung"),
    ),
    "27-workshop-on-associations": (
        lambda api: workshop_subject(api, 2),
        ("workshop", "Aus dem Vereinsleben"),
    ),
    "28-workshop-on-the-future": (
        lambda api: workshop_subject(api, 3),
        ("workshop", "Tipps zur künftigen Ausrichtung"),
    ),
    "29-new-contacts": (lambda api: outcome(api, "networking"), ["Neue Kontakte"]),
    "30-first-commitments": (
        lambda api: outcome(api, "commitment"),
        ["Zusagen zu gegenseitiger Teilnahme"],
    ),
    "31-agreement-to-meet-again": (
        lambda api: outcome(api, "resolution"),
        ["Künftig regelmäßige Treffen"],
    ),
    "32-feedback-is-followed-up": (
        lambda api: blocks(api["report"]["outcomes"], "follow_up"),
        [
            {
                "text": "Rückmeldungen berücksichtigen",
                "owners": ["ministerium", "kfi"],
                "due_on": None,
                "resolved_by": "Richtlinie vom 7.11.2018",
                "resolved_url": "",
            }
        ],
    ),
    "33-misspelt-word-is-kept": (
        lambda api: blocks(api["report"]["sources"], "source")[0]["verbatim_text"],
        VERBATIM,
    ),
}


@pytest.mark.parametrize("fact", FACTS)
def test_fact(api: Api, fact: str) -> None:
    read, expected = FACTS[fact]
    assert read(api) == expected


def test_there_are_33_facts() -> None:
    assert [int(fact[:2]) for fact in FACTS] == list(range(1, 34))


@pytest.mark.parametrize(
    ("fact", "press_note", "brochure", "chosen"),
    [
        ("place", "bei der Bezirksregierung Arnsberg", "in Dortmund", "in Dortmund"),
        ("weekday", "Mittwoch", "Freitag", "Mittwoch"),
    ],
)
def test_conflict_names_both_sources(
    api: Api, fact: str, press_note: str, brochure: str, chosen: str
) -> None:
    assert conflict(api, fact) == {
        "fact": fact,
        "values": [
            {"value": press_note, "source": PRESS_NOTE},
            {"value": brochure, "source": BROCHURE},
        ],
        "chosen": chosen,
        "note": "",
    }
    assert [source["title"] for source in blocks(api["report"]["sources"], "source")] == [
        PRESS_NOTE,
        BROCHURE,
    ]


def test_partner_page_shows_the_name_of_today(api: Api) -> None:
    assert (api["ministry"]["abbreviation"], api["advice"]["title"]) == (
        "MKJFGFI",
        "Fachberatung Migrantenselbstorganisationen",
    )
