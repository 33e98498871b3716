"""Choosers find a thing by what editors know of it."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from mso_pages.models import FormerName, Municipality, PartnerOrganisation
from tests.factories.events import EventPageFactory
from tests.factories.funding import FundingCallPageFactory, FundingProgrammePageFactory
from tests.factories.locales import locale
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import MunicipalityFactory
from tests.factories.tree import SiteTree

from .test_choosers import chooser_of, offered

PARTNER = chooser_of(PartnerOrganisation)
MUNICIPALITY = chooser_of(Municipality)


def listed(admin: Client, chooser: str, **query: str) -> str:
    response = admin.get(reverse(f"{chooser}:choose_results"), query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    "term", ["Ministerium", "MKJFGFI", "mkffi", "Familie, Kinder", "Integrationsmin", "brückenamt"]
)
def test_partner_is_found_by_each_of_its_names(
    admin: Client, site_tree: SiteTree, term: str
) -> None:
    PartnerOrganisationFactory(name="Bezirksregierung")
    former = FormerName(name="Amt für Familie, Kinder", abbreviation="MKFFI", locale=locale())
    partner = PartnerOrganisationFactory(
        name="Ministerium für Flucht",
        abbreviation="MKJFGFI",
        aliases=["Integrationsministerium", "Brückenamt"],
        former_names=[former],
    )

    assert [pk for pk, _label in offered(admin, PARTNER, q=term)] == [partner.pk]


def test_partner_with_many_hits_is_offered_once(admin: Client, site_tree: SiteTree) -> None:
    partner = PartnerOrganisationFactory(
        name="Amt",
        aliases=["Amt Nord"],
        former_names=[
            FormerName(name="Amt A", locale=locale()),
            FormerName(name="Amt B", locale=locale()),
        ],
    )

    assert [pk for pk, _label in offered(admin, PARTNER, q="Amt")] == [partner.pk]


def test_partners_of_one_kind(admin: Client, site_tree: SiteTree) -> None:
    ministry = PartnerOrganisationFactory(name="Haus A", kind="ministry")
    PartnerOrganisationFactory(name="Haus B", kind="welfare")
    PartnerOrganisationFactory(name="Amt", kind="ministry")

    assert len(offered(admin, PARTNER, kind="ministry")) == 2
    assert offered(admin, PARTNER, kind="ministry", q="Haus") == [(ministry.pk, "Haus A")]
    opened = admin.get(reverse(f"{PARTNER}:choose"))
    assert "data-chooser-modal-search-filter" in opened.json()["html"]


@pytest.mark.parametrize("term", ["05913", "05913000", "dort", "Dortmund "])
def test_municipality_is_found_by_name_or_key(
    admin: Client, site_tree: SiteTree, term: str
) -> None:
    MunicipalityFactory(ags="05911000", name="Bochum")
    MunicipalityFactory(ags="05913000", name="Dortmund")

    found = listed(admin, MUNICIPALITY, q=term)

    assert "Dortmund" in found
    assert "05913000" in found
    assert "Arnsberg" in found
    assert "Bochum" not in found


def test_events_come_with_their_dates_the_latest_first(admin: Client, site_tree: SiteTree) -> None:
    town = MunicipalityFactory(name="Hagen")
    old = EventPageFactory(title="Alt", starts_on=dt.date(2018, 7, 11), municipality=town)
    new = EventPageFactory(title="Neu", starts_on=dt.date(2026, 9, 19), series="Treffen")

    assert [pk for pk, _label in offered(admin, "event_chooser")] == [new.pk, old.pk]
    assert "11.07.2018" in listed(admin, "event_chooser")
    assert [pk for pk, _label in offered(admin, "event_chooser", q="hagen")] == [old.pk]
    assert [pk for pk, _label in offered(admin, "event_chooser", q="treffen")] == [new.pk]


def test_programme_is_found_by_its_other_names(admin: Client, site_tree: SiteTree) -> None:
    programme = FundingProgrammePageFactory(title="Anschub", alternate_names=["Gründungshilfe"])
    FundingProgrammePageFactory(title="Projekte")

    found = offered(admin, "programme_chooser", q="gründungs")

    assert found == [(programme.pk, "Anschub")]


def test_organisation_is_found_by_its_short_name_and_town(
    admin: Client, site_tree: SiteTree
) -> None:
    profile = MSOProfilePageFactory(
        title="Brücke e.V.", short_name="BRK", municipality=MunicipalityFactory(name="Siegen")
    )
    MSOProfilePageFactory(title="Hafen e.V.")

    for term in ("brk", "siegen", "Brücke Siegen"):
        assert offered(admin, "mso_chooser", q=term) == [(profile.pk, "Brücke e.V.")]


def test_call_shows_when_it_closes(admin: Client, site_tree: SiteTree) -> None:
    FundingCallPageFactory(opens_on=None, closes_on=dt.date(2026, 12, 4))

    assert "04.12.2026" in listed(admin, "call_chooser")
