"""Programmes and their calls in the admin's forms."""

from django.test import Client

from mso_pages.models import FundingCallPage, FundingProgrammePage
from tests.factories.funding import FundingProgrammePageFactory
from tests.factories.images import ImageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import MunicipalityFactory, TopicFactory
from tests.factories.tree import SiteTree

from .life import live_through
from .reading import told
from .texts import BODY, body


def point(text: str) -> list[tuple[str, dict[str, str]]]:
    return [("item", {"text": text, "source": "Richtlinie, Nr. 4.2"})]


def test_programme(admin: Client, site_tree: SiteTree) -> None:
    _row, api = live_through(
        admin,
        FundingProgrammePage,
        {"title": "Partnerprojektförderung"},
        {
            "title": "Partnerprojektförderung",
            "slug": "partnerprojekte",
            "seo_title": "Förderung von Partnerprojekten",
            "search_description": "Wer gefördert wird",
            "show_in_menus": True,
            "teaser": "Erfahrene helfen neuen Organisationen.",
            "purposes": point("Strukturaufbau"),
            "body": body(),
            "image": ImageFactory(),
            "image_alt": "Zwei Hände",
            "image_decorative": False,
            "funder": PartnerOrganisationFactory(slug="ministerium"),
            "granting_authority": PartnerOrganisationFactory(slug="kfi"),
            "contact_point": PartnerOrganisationFactory(slug="fachberatung"),
            "funding_type": "in_kind",
            "financing_form": "share",
            "funding_areas": ["integration", "democracy"],
            "eligible": ["association", "umbrella"],
            "territory": "DE, 05",
            "guideline_title": "Richtlinie über die Förderung",
            "guideline_date": "2018-11-07",
            "guideline_reference": "MBl. NRW. 2018 Nr. 29",
            "guideline_url": "https://land.example/richtlinie",
            "legal_basis": "§§ 23, 44 LHO",
            "conditions": point("Sitz in Nordrhein-Westfalen"),
            "exclusions": point("Religiöse Vorhaben"),
            "required_documents": [
                (
                    "document",
                    {
                        "title": "Finanzplan",
                        "note": "Unterschrieben",
                        "template_url": "https://land.example/finanzplan",
                    },
                )
            ],
            "alternate_names": "Unterstützungsförderung\nPartnerprojekte",
            "predecessor": FundingProgrammePageFactory(slug="unterstuetzung"),
        },
        parent=site_tree.programmes,
    )

    assert told(api) == {
        "title": "Partnerprojektförderung",
        "slug": "partnerprojekte",
        "seo": {
            "title": "Förderung von Partnerprojekten",
            "description": "Wer gefördert wird",
            "noindex": False,
        },
        "teaser": "Erfahrene helfen neuen Organisationen.",
        "purposes": point("Strukturaufbau"),
        "body": BODY,
        "image": "Zwei Hände",
        "funder": "ministerium",
        "granting_authority": "kfi",
        "contact_point": "fachberatung",
        "funding_type": "in_kind",
        "financing_form": "share",
        "funding_areas": ["integration", "democracy"],
        "eligible": ["association", "umbrella"],
        "territory": ["DE", "05"],
        "guideline": {
            "title": "Richtlinie über die Förderung",
            "date": "2018-11-07",
            "reference": "MBl. NRW. 2018 Nr. 29",
            "url": "https://land.example/richtlinie",
        },
        "legal_basis": "§§ 23, 44 LHO",
        "conditions": point("Sitz in Nordrhein-Westfalen"),
        "exclusions": point("Religiöse Vorhaben"),
        "required_documents": [
            (
                "document",
                {
                    "title": "Finanzplan",
                    "note": "Unterschrieben",
                    "template_url": "https://land.example/finanzplan",
                },
            )
        ],
        "alternate_names": ["Unterstützungsförderung", "Partnerprojekte"],
        "predecessor": "unterstuetzung",
        "successors": [],
        "calls": [],
    }


def test_call(admin: Client, site_tree: SiteTree) -> None:
    MunicipalityFactory(ags="05913000")
    rule = {
        "text": "Sitz in Dortmund",
        "kind": "seat_in",
        "value": "05913",
        "source": "Aufruf, Nr. 3",
    }
    _row, api = live_through(
        admin,
        FundingCallPage,
        {"title": "Förderphase 2025"},
        {
            "title": "Förderphase 2025",
            "slug": "phase-2025",
            "seo_title": "Förderung 2025",
            "search_description": "Der Aufruf von 2024",
            "show_in_menus": True,
            "teaser": "Anträge sind bis Dezember möglich.",
            "focus_topics": [
                TopicFactory(title="Demokratie", slug="demokratie"),
                TopicFactory(title="Sprache", slug="sprache"),
            ],
            "body": body(),
            "deadline_kind": "administrative",
            "opens_on": "2024-11-12",
            "closes_on": "2024-12-22",
            "closes_time": "12:00",
            "project_starts_on": "2025-01-01",
            "project_ends_on": "2025-12-31",
            "budget": "4400000.00",
            "min_amount": "1000.00",
            "max_amount": "15000.50",
            "amount_per": "year",
            "financing_form": "full",
            "max_rate_percent": "80.00",
            "own_share_percent": "20.00",
            "volunteer_share_percent": "15.50",
            "eligibility": [("rule", rule)],
            "application_channel": "online_and_post",
            "application_url": "https://land.example/antrag",
            "guideline_title": "Richtlinie über die Förderung",
            "guideline_date": "2022-11-25",
            "guideline_reference": "MBl. NRW. 2022 Nr. 47",
            "guideline_url": "https://land.example/richtlinie",
        },
        parent=FundingProgrammePageFactory(slug="anschub"),
    )

    assert told(api) == {
        "title": "Förderphase 2025",
        "slug": "phase-2025",
        "seo": {"title": "Förderung 2025", "description": "Der Aufruf von 2024", "noindex": False},
        "teaser": "Anträge sind bis Dezember möglich.",
        "programme": "anschub",
        "focus_topics": ["demokratie", "sprache"],
        "body": BODY,
        "status": "closed",
        "deadline_kind": "administrative",
        "opens_on": "2024-11-12",
        "closes_on": "2024-12-22",
        "closes_at": "2024-12-22T12:00:00+01:00",
        "project_starts_on": "2025-01-01",
        "project_ends_on": "2025-12-31",
        "budget": 4400000.0,
        "min_amount": 1000.0,
        "max_amount": 15000.5,
        "amount_per": "year",
        "currency": "EUR",
        "financing_form": "full",
        "max_rate_percent": 80.0,
        "own_share_percent": 20.0,
        "volunteer_share_percent": 15.5,
        "eligibility": [("rule", rule)],
        "application_channel": "online_and_post",
        "application_url": "https://land.example/antrag",
        "guideline": {
            "title": "Richtlinie über die Förderung",
            "date": "2022-11-25",
            "reference": "MBl. NRW. 2022 Nr. 47",
            "url": "https://land.example/richtlinie",
        },
    }
