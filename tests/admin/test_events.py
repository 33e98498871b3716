"""Events, participations and reports in the admin's forms."""

from django.test import Client
from django.urls import reverse

from events.models import EventPage, EventParticipation, EventReportPage
from tests.factories.events import EventPageFactory
from tests.factories.funding import FundingProgrammePageFactory
from tests.factories.images import ImageFactory
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import MunicipalityFactory, StatisticFactory, TopicFactory
from tests.factories.tree import SiteTree

from .life import live_through
from .posting import errors, submit
from .reading import told
from .texts import BODY, body


def test_event(admin: Client, site_tree: SiteTree) -> None:
    programme_item = {
        "kind": "workshop",
        "title": "Workshops",
        "starts_at": "15:00",
        "ends_at": "17:00",
        "topics": ["Förderung", "Vereinsleben"],
    }
    _row, api = live_through(
        admin,
        EventPage,
        {"title": "Sprachcafé"},
        {
            "title": "Sprachcafé",
            "slug": "sprachcafe",
            "seo_title": "Sprachcafé in Dortmund",
            "search_description": "Deutsch üben",
            "show_in_menus": True,
            "teaser": "Alle sind willkommen.",
            "body": body(),
            "topics": [TopicFactory(slug="sprache")],
            "image": ImageFactory(),
            "image_alt": "Ein voller Saal",
            "image_decorative": False,
            "starts_on": "2018-03-14",
            "starts_time": "18:00",
            "ends_on": "2018-03-14",
            "ends_time": "20:00",
            "time_zone": "Europe/Berlin",
            "recurrence": "FREQ=WEEKLY;COUNT=3",
            "excluded_dates": "2018-03-21",
            "status": "postponed",
            "previous_starts_on": "2018-03-07",
            "previous_starts_time": "17:30",
            "mode": "mixed",
            "place_name": "Dietrich-Keuning-Haus",
            "street": "Leopoldstraße 50",
            "postal_code": "44147",
            "municipality": MunicipalityFactory(ags="05913000"),
            "online_url": "https://treffen.example/",
            "host_mso": MSOProfilePageFactory(title="Brücke e.V.", slug="bruecke"),
            "host_partner": "",
            "organisers": [
                {
                    "partner": PartnerOrganisationFactory(
                        name="Fachberatung", abbreviation="FB", slug="fachberatung"
                    ),
                    "mso": "",
                    "role": "organiser",
                },
                {
                    "partner": "",
                    "mso": MSOProfilePageFactory(title="Ruhr e.V.", slug="ruhr"),
                    "role": "co_organiser",
                },
            ],
            "invited_group": "Vorstände von Vereinen",
            "programme": FundingProgrammePageFactory(slug="programm"),
            "series": "Sprachcafé",
            "edition": "3",
            "programme_items": [("item", programme_item)],
            "registration_url": "https://anmeldung.example/",
            "registration_until": "2018-03-10",
            "registration_note": "Mit Namen des Vereins",
            "languages": "de, tr",
            "interpretation": "gsg",
            "accessibility": ["lift", "sign_language"],
            "is_free": False,
            "cost_note": "5 Euro",
            "has_childcare": True,
        },
        parent=site_tree.events,
    )

    assert told(api) == {
        "title": "Sprachcafé",
        "slug": "sprachcafe",
        "seo": {"title": "Sprachcafé in Dortmund", "description": "Deutsch üben", "noindex": False},
        "teaser": "Alle sind willkommen.",
        "body": BODY,
        "topics": ["sprache"],
        "image": "Ein voller Saal",
        "when": {
            "all_day": False,
            "first_day": "2018-03-14",
            "last_day": "2018-03-14",
            "starts_at": "2018-03-14T18:00:00+01:00",
            "ends_at": "2018-03-14T20:00:00+01:00",
            "time_zone": "Europe/Berlin",
        },
        "recurrence": "FREQ=WEEKLY;COUNT=3",
        "excluded_dates": ["2018-03-21"],
        "upcoming_occurrences": [],
        "status": "postponed",
        "previous_starts_on": "2018-03-07",
        "previous_starts_time": "17:30",
        "mode": "mixed",
        "place": {
            "name": "Dietrich-Keuning-Haus",
            "street": "Leopoldstraße 50",
            "postal_code": "44147",
            "municipality": "05913000",
        },
        "online_url": "https://treffen.example/",
        "host": {"name": "Brücke e.V.", "abbreviation": "", "organisation": "bruecke"},
        "organisers": [
            {
                "name": "Fachberatung",
                "abbreviation": "FB",
                "organisation": "fachberatung",
                "role": "organiser",
            },
            {
                "name": "Ruhr e.V.",
                "abbreviation": "",
                "organisation": "ruhr",
                "role": "co_organiser",
            },
        ],
        "invited_group": "Vorstände von Vereinen",
        "programme": "programm",
        "series": "Sprachcafé",
        "edition": 3,
        "programme_items": [("item", programme_item)],
        "registration": {
            "url": "https://anmeldung.example/",
            "until": "2018-03-10",
            "note": "Mit Namen des Vereins",
        },
        "languages": [{"tag": "de", "name": "Deutsch"}, {"tag": "tr", "name": "Türkisch"}],
        "interpretation": [{"tag": "gsg", "name": "Deutsche Gebärdensprache"}],
        "accessibility": ["lift", "sign_language"],
        "is_free": False,
        "cost_note": "5 Euro",
        "has_childcare": True,
    }


def test_participation(admin: Client, site_tree: SiteTree) -> None:
    event, mso = EventPageFactory(), MSOProfilePageFactory()
    address = reverse("participations:add")
    values = {"event": event, "mso": mso, "role": "mentor"}

    assert errors(submit(admin, address, values)) == {}
    participation = EventParticipation.objects.get()
    assert (participation.event, participation.mso, participation.role) == (event, mso, "mentor")

    assert errors(submit(admin, address, values)) == {
        "__all__": ["Diese Organisation ist für die Veranstaltung bereits eingetragen."]
    }
    change = reverse("participations:edit", args=[participation.pk])
    assert errors(submit(admin, change, {"role": "mentee"})) == {}
    participation.refresh_from_db()
    assert participation.role == "mentee"


def test_report_with_its_own_date(admin: Client, site_tree: SiteTree) -> None:
    kfi = PartnerOrganisationFactory(name="Kompetenzzentrum", abbreviation="KfI", slug="kfi")
    figure = {
        "unit": "organisation",
        "role": "mentor",
        "value": 12,
        "is_approximate": True,
        "note": "laut Bericht",
    }
    claim = {
        "kind": "comparison",
        "text": "Mehr als anderswo.",
        "attributed_to": "Die Moderation",
        "source": "Bericht",
    }
    follow_up = {
        "text": "Zweites Treffen",
        "due_on": "2018-12-31",
        "resolved_by": "Treffen im Dezember",
        "resolved_url": "https://land.example/treffen",
    }
    source = {
        "kind": "brochure",
        "title": "Broschüre",
        "publisher": "Ministerium",
        "published_on": "2019-02-01",
        "url": "https://land.example/broschuere",
        "verbatim_text": "Das Vernetzugnstreffen\nfand statt.",
    }
    conflict = {
        "fact": "place",
        "values": [
            {"value": "Arnsberg", "source": "Pressemitteilung"},
            {"value": "Dortmund", "source": "Broschüre"},
        ],
        "chosen": "Dortmund",
        "note": "Genauer",
    }
    _row, api = live_through(
        admin,
        EventReportPage,
        {"title": "Erstes Treffen"},
        {
            "title": "Erstes Treffen",
            "slug": "erstes-treffen",
            "seo_title": "Bericht vom Treffen",
            "search_description": "Wer kam",
            "show_in_menus": True,
            "category": "networking",
            "teaser": "Viele kamen.",
            "body": body(),
            "topics": [TopicFactory(slug="vernetzung")],
            "image": ImageFactory(),
            "image_alt": "Gruppenbild",
            "image_decorative": False,
            "published_on": "2018-07-19",
            "publisher": PartnerOrganisationFactory(
                name="Bezirk", abbreviation="BR", slug="bezirk"
            ),
            "event": "",
            "event_date": "2018-07-11",
            "event_end_date": "2018-07-12",
            "place_name": "Goebenstraße",
            "municipality": MunicipalityFactory(ags="05913000"),
            "programme": FundingProgrammePageFactory(slug="programm"),
            "partners": [{"partner": kfi, "role": "funder"}],
            "contributions": [
                {
                    "kind": "welcome",
                    "person": "Dr. Erika Beispiel",
                    "role": "Leiterin",
                    "organisation": kfi,
                    "statement": "Ohne Ehrenamt geht es nicht.",
                    "statement_kind": "quotation",
                }
            ],
            "attendance": [("figure", figure)],
            "statistics": [StatisticFactory(slug="mso", value_to=25000, source_title="Studie")],
            "claims": [("claim", claim)],
            "outcomes": [
                ("outcome", {"kind": "networking", "text": "Neue Kontakte"}),
                ("follow_up", {**follow_up, "owners": [kfi]}),
            ],
            "sources": [("source", source)],
            "conflicts": [("conflict", conflict)],
            "corrections": [
                ("correction", {"corrected_on": "2018-07-20", "text": "Zahl berichtigt"})
            ],
        },
        parent=site_tree.reports,
    )

    named = {"name": "Kompetenzzentrum", "abbreviation": "KfI", "organisation": "kfi"}
    assert told(api) == {
        "title": "Erstes Treffen",
        "slug": "erstes-treffen",
        "seo": {"title": "Bericht vom Treffen", "description": "Wer kam", "noindex": False},
        "category": "networking",
        "teaser": "Viele kamen.",
        "body": BODY,
        "topics": ["vernetzung"],
        "image": "Gruppenbild",
        "published_on": "2018-07-19",
        "publisher": {"name": "Bezirk", "abbreviation": "BR", "organisation": "bezirk"},
        "event": None,
        "first_day": "2018-07-11",
        "last_day": "2018-07-12",
        "place": {
            "name": "Goebenstraße",
            "street": "",
            "postal_code": "",
            "municipality": "05913000",
        },
        "programme": "programm",
        "partners": [{**named, "role": "funder"}],
        "contributions": [
            {
                "kind": "welcome",
                "person": "Dr. Erika Beispiel",
                "role": "Leiterin",
                "organisation": named,
                "statement": "Ohne Ehrenamt geht es nicht.",
                "statement_kind": "quotation",
            }
        ],
        "attendance": [("figure", figure)],
        "statistics": [
            {
                "statistic": "mso",
                "value": 20000,
                "value_to": 25000,
                "is_approximate": False,
                "unit": "",
                "territory": [],
                "as_of": "2018-07-19",
                "as_of_precision": "day",
                "source_title": "Studie",
                "source_url": "",
            }
        ],
        "claims": [("claim", claim)],
        "outcomes": [
            ("outcome", {"kind": "networking", "text": "Neue Kontakte"}),
            ("follow_up", {**follow_up, "owners": ["kfi"]}),
        ],
        "sources": [("source", source)],
        "conflicts": [("conflict", conflict)],
        "corrections": [("correction", {"corrected_on": "2018-07-20", "text": "Zahl berichtigt"})],
    }
