"""Partner organisations, vocabularies, statistics and municipalities in the admin's forms."""

import pytest
from django.test import Client
from django.urls import reverse

from mso_pages.models import Municipality, PartnerOrganisation, Statistic, TargetGroup, Topic
from mso_pages.models.taxonomies import Term
from tests.factories.images import ImageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import MunicipalityFactory, StatisticFactory
from tests.factories.tree import SiteTree

from .life import live_through
from .posting import add_address, edit_address, errors, submit
from .reading import detail, listed, told


def test_partner(admin: Client, site_tree: SiteTree) -> None:
    MunicipalityFactory(ags="05958004")
    former = {
        "name": "Ministerium für Kinder, Familie, Flüchtlinge und Integration",
        "abbreviation": "MKFFI",
        "valid_from": "2017-06-30",
        "valid_to": "2022-06-28",
    }
    _row, api = live_through(
        admin,
        PartnerOrganisation,
        {"name": "Ministerium", "slug": "ministerium"},
        {
            "name": "Ministerium für Kinder und Integration",
            "abbreviation": "MKJFGFI",
            "name_valid_from": "2022-06-29",
            "former_names": [former],
            "aliases": "MKJGFI\nMKJFGI",
            "slug": "ministerium",
            "kind": "ministry",
            "parent": PartnerOrganisationFactory(slug="land"),
            "competence": "Zuständig für Integration.",
            "territory": "05, 05958",
            "description": "Ein Ministerium des Landes.",
            "website": "https://ministerium.example/",
            "email": "info@ministerium.example",
            "phone": "0211 8371001",
            "municipality": MunicipalityFactory(ags="05111000"),
            "image": ImageFactory(),
            "image_alt": "Logo des Ministeriums",
            "image_decorative": False,
        },
    )

    assert told(api) == {
        "title": "Ministerium für Kinder und Integration",
        "slug": "ministerium",
        "abbreviation": "MKJFGFI",
        "name_valid_from": "2022-06-29",
        "former_names": [former],
        "aliases": ["MKJGFI", "MKJFGI"],
        "kind": "ministry",
        "parent": "land",
        "competence": "Zuständig für Integration.",
        "territory": ["05", "05958"],
        "description": "Ein Ministerium des Landes.",
        "website": "https://ministerium.example/",
        "email": "info@ministerium.example",
        "phone": "+492118371001",
        "phone_display": "0211 8371001",
        "municipality": "05111000",
        "image": "Logo des Ministeriums",
    }


@pytest.mark.parametrize("model", [Topic, TargetGroup])
def test_term(admin: Client, site_tree: SiteTree, model: type[Term]) -> None:
    _row, api = live_through(
        admin,
        model,
        {"title": "Gefluechtete", "slug": "gefluechtete"},
        {
            "title": "Geflüchtete",
            "slug": "gefluechtete",
            "alternative_labels": "Flüchtlinge, Refugees",
            "description": "Menschen, die fliehen mussten.",
        },
    )

    assert told(api) == {
        "title": "Geflüchtete",
        "slug": "gefluechtete",
        "alternative_labels": ["Flüchtlinge", "Refugees"],
        "description": "Menschen, die fliehen mussten.",
    }


def test_statistic(admin: Client, site_tree: SiteTree) -> None:
    _row, api = live_through(
        admin,
        Statistic,
        {"title": "MSO in Deutschland", "slug": "mso-2020"},
        {
            "title": "MSO in Deutschland",
            "slug": "mso-2020",
            "value": "12400.00",
            "value_to": "14300.00",
            "unit": "Organisationen",
            "is_approximate": True,
            "as_of": "2020-01-01",
            "as_of_precision": "year",
            "territory": "DE",
            "source_title": "Studie von 2020",
            "source_url": "https://studie.example/",
            "note": "Geschätzt nach Vereinsregistern.",
            "supersedes": StatisticFactory(slug="mso-2018"),
        },
    )

    assert told(api) == {
        "title": "MSO in Deutschland",
        "slug": "mso-2020",
        "value": 12400,
        "value_to": 14300,
        "unit": "Organisationen",
        "is_approximate": True,
        "as_of": "2020-01-01",
        "as_of_precision": "year",
        "territory": ["DE"],
        "source_title": "Studie von 2020",
        "source_url": "https://studie.example/",
        "note": "Geschätzt nach Vereinsregistern.",
        "supersedes": "mso-2018",
    }


def test_municipality(admin: Client, site_tree: SiteTree) -> None:
    """A municipality is no text: it has no draft and is public as soon as it exists."""
    values = {"ags": "05958004", "name": "Arnsberg", "latitude": "51.39", "longitude": "8.06"}

    assert errors(submit(admin, add_address(Municipality), values)) == {}
    arnsberg = Municipality.objects.get()
    assert told(detail(arnsberg)) == {
        "title": "Arnsberg",
        "type": "mso_pages.Municipality",
        "region": "059",
        "region_name": "Arnsberg",
        "latitude": 51.39,
        "longitude": 8.06,
    }

    assert errors(submit(admin, edit_address(arnsberg), {"name": "Arnsberg (Westf.)"})) == {}
    assert listed(Municipality) == ["Arnsberg (Westf.)"]

    delete = reverse(Municipality.snippet_viewset.get_url_name("delete"), args=["05958004"])
    assert admin.post(delete).status_code == 302
    assert (listed(Municipality), detail(arnsberg)) == ([], None)
