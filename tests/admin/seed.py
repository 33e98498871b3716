"""The meeting of 11 July 2018, typed into the admin's forms fact by fact.

The facts come from a press note and a brochure; the sentences are our own.
"""

from typing import Any

from django.db.models import Model
from django.test import Client
from wagtail.models import Page

from events.models import EventPage, EventReportPage
from mso_pages.models import FundingProgrammePage, Municipality, PartnerOrganisation, Statistic
from tests.factories.tree import SiteTree

from .posting import add_address, create, edit, errors, submit
from .reading import detail

PRESS_NOTE = "Pressemitteilung vom 19.07.2018"
BROCHURE = "Broschüre des Ministeriums"
LEAD = "Erstmals trafen sich Organisationen aus ganz Nordrhein-Westfalen zum Austausch."
VERBATIM = "Weitere Vernetzugnstreffen sollen folgen."


def type_in_the_seed(admin: Client, site_tree: SiteTree) -> dict[str, Any]:
    """What the API tells of each object, by a short name, once all forms were sent."""
    for ags, name in (("05958004", "Arnsberg"), ("05913000", "Dortmund")):
        form = submit(admin, add_address(Municipality), {"ags": ags, "name": name})
        assert errors(form) == {}
    partners = _partners(admin)
    programme = _programme(admin, site_tree, partners)
    event = _event(admin, site_tree, partners, programme)
    statistic = _published(
        admin,
        Statistic,
        {
            "title": "MSO in Deutschland",
            "slug": "mso-2018",
            "value": "20000",
            "is_approximate": True,
            "territory": "DE",
            "as_of": "2018-07-01",
            "as_of_precision": "month",
        },
    )
    report = _report(admin, site_tree, partners, event, statistic)
    things = {"programme": programme, "event": event, "statistic": statistic, "report": report}
    return {name: detail(thing) for name, thing in {**partners, **things}.items()}


def _published(
    admin: Client, model: type[Model], values: dict[str, Any], parent: Page | None = None
) -> Any:
    sent = create(admin, model, values, parent=parent, action_publish="1")
    assert errors(sent) == {}
    return model._default_manager.latest("pk")


def _partners(admin: Client) -> dict[str, Any]:
    def partner(name: str, slug: str, kind: str, **values: Any) -> Any:
        values = {"name": name, "slug": slug, "kind": kind, **values}
        return _published(admin, PartnerOrganisation, values)

    authority = partner("Bezirksregierung Arnsberg", "bezirksregierung", "authority")
    welfare = partner("Der Paritätische NRW", "paritaet", "welfare", aliases="der Paritäter")
    return {
        "authority": authority,
        "welfare": welfare,
        "kfi": partner(
            "Kompetenzzentrum für Integration",
            "kfi",
            "department",
            abbreviation="KfI",
            parent=authority,
            competence="Bearbeitet die Anträge der MSO aus dem ganzen Land.",
            territory="05",
        ),
        "ministry": partner(
            "Ministerium für Kinder, Jugend, Familie, Gleichstellung, Flucht und Integration",
            "ministerium",
            "ministry",
            abbreviation="MKJFGFI",
            name_valid_from="2022-06-29",
            former_names=[
                {
                    "name": "Ministerium für Kinder, Familie, Flüchtlinge und Integration",
                    "abbreviation": "MKFFI",
                    "valid_from": "2017-06-30",
                    "valid_to": "2022-06-28",
                }
            ],
        ),
        "parents": partner("Elternnetzwerk NRW", "elternnetzwerk", "umbrella"),
        "advice": partner(
            "Fachberatung Migrantenselbstorganisationen",
            "fachberatung",
            "advisory",
            parent=welfare,
            name_valid_from="2020-01-01",
            former_names=[
                {"name": "Fachberatung MigrantInnenselbsthilfe", "valid_to": "2019-12-31"}
            ],
        ),
    }


def _programme(admin: Client, site_tree: SiteTree, partners: dict[str, Any]) -> Any:
    purposes = ["Strukturaufbau", "Fortbildung der Mitglieder", "Erste Antragstellung"]
    values = {
        "title": "Partnerprojektförderung",
        "teaser": "Erfahrene Organisationen helfen neuen.",
        "alternate_names": "Unterstützungsförderung",
        "funder": partners["ministry"],
        "guideline_url": "https://land.example/richtlinie",
        "purposes": [("item", {"text": text}) for text in purposes],
    }
    return _published(admin, FundingProgrammePage, values, site_tree.programmes)


def _event(admin: Client, site_tree: SiteTree, partners: dict[str, Any], programme: Any) -> Any:
    workshop = {
        "kind": "workshop",
        "title": "Workshopphase",
        "topics": [
            "Erfahrungen mit der Förderung",
            "Aus dem Vereinsleben",
            "Tipps zur künftigen Ausrichtung",
        ],
    }
    values = {
        "title": "Erstes Vernetzungstreffen der MSO",
        "teaser": LEAD,
        "starts_on": "2018-07-11",
        "starts_time": "14:00",
        "ends_time": "18:00",
        "series": "Vernetzungstreffen MSO NRW",
        "edition": "1",
        "host_partner": partners["authority"],
        "place_name": "Goebenstraße",
        "municipality": Municipality.objects.get(ags="05913000"),
        "invited_group": "MSO in der Unterstützungsförderung",
        "programme": programme,
        "programme_items": [("item", workshop)],
    }
    return _published(admin, EventPage, values, site_tree.events)


def _report(
    admin: Client, site_tree: SiteTree, partners: dict[str, Any], event: Any, statistic: Any
) -> Any:
    values = {
        "category": "networking",
        "title": "MigrantInnenselbstorganisationen intensivieren ihre Zusammenarbeit",
        "teaser": LEAD,
        "published_on": "2018-07-19",
        "publisher": partners["authority"],
        "event": event,
        "partners": [
            {"partner": partners[name], "role": role}
            for name, role in (
                ("ministry", "co_organiser"),
                ("parents", "co_organiser"),
                ("advice", "co_organiser"),
                ("welfare", "guest"),
            )
        ],
        "contributions": [
            {
                "person": "Prof. Aladin El-Mafaalani",
                "role": "Leiter der Integrationsabteilung",
                "organisation": partners["ministry"],
                "statement": "Integration gelingt mit den MSO.",
                "statement_kind": "paraphrase",
            }
        ],
        "attendance": [
            (
                "figure",
                {
                    "unit": "organisation",
                    "value": 28,
                    "note": "aus verschiedenen Herkunftskulturen",
                },
            ),
            ("figure", {"unit": "city", "value": 10}),
        ],
        "statistics": [statistic],
        "claims": [("claim", {"kind": "comparison", "text": "Nirgends gibt es so viele Vereine."})],
        "outcomes": [
            ("outcome", {"kind": "networking", "text": "Neue Kontakte"}),
            ("outcome", {"kind": "commitment", "text": "Zusagen zu gegenseitiger Teilnahme"}),
            ("outcome", {"kind": "resolution", "text": "Künftig regelmäßige Treffen"}),
            (
                "follow_up",
                {
                    "text": "Rückmeldungen berücksichtigen",
                    "owners": [partners["ministry"], partners["kfi"]],
                    "resolved_by": "Richtlinie vom 7.11.2018",
                },
            ),
        ],
        "sources": [
            ("source", {"kind": "press_note", "title": PRESS_NOTE, "verbatim_text": VERBATIM}),
            ("source", {"kind": "brochure", "title": BROCHURE}),
        ],
        "conflicts": [
            _conflict("place", "bei der Bezirksregierung Arnsberg", "in Dortmund", "in Dortmund"),
            _conflict("weekday", "Mittwoch", "Freitag", "Mittwoch"),
        ],
    }
    report = _published(admin, EventReportPage, values, site_tree.reports)
    assert errors(edit(admin, report, {}, action_publish="1")) == {}
    return report


def _conflict(fact: str, press_note: str, brochure: str, chosen: str) -> tuple[str, Any]:
    values = [
        {"value": press_note, "source": PRESS_NOTE},
        {"value": brochure, "source": BROCHURE},
    ]
    return ("conflict", {"fact": fact, "values": values, "chosen": chosen, "note": ""})
