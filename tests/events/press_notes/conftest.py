"""What the notes of the tests name."""

from typing import Any

import pytest

from tests.factories.funding import FundingProgrammePageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import MunicipalityFactory
from tests.factories.tree import SiteTree


@pytest.fixture
def register(site_tree: SiteTree) -> dict[str, Any]:
    """A publisher, a partner and a town that the note names, and places for the drafts."""
    _sections = (site_tree.reports, site_tree.news)
    return {
        "publisher": PartnerOrganisationFactory.create(name="Haus der Vielfalt", abbreviation=""),
        "partner": PartnerOrganisationFactory.create(name="Stadtverband Hagen", abbreviation=""),
        "town": MunicipalityFactory.create(name="Hagen"),
        "programme": FundingProgrammePageFactory.create(title="Kursförderung"),
    }
