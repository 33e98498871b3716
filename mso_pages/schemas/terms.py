"""Schemas of partners, terms, statistics and municipalities."""

import datetime as dt
from typing import Literal

from pydantic import Field

from headless.schemas import (
    Base,
    Card,
    Image,
    MunicipalityReference,
    Reference,
    TranslatableDetail,
)
from mso_pages.models import PartnerOrganisation, Statistic


class DatedName(Base):
    """A name that an organisation bore for a time."""

    name: str
    abbreviation: str
    valid_from: dt.date | None
    valid_to: dt.date | None


class PartnerCard(Card):
    """`title` is the name that is valid today."""

    abbreviation: str
    kind: PartnerOrganisation.Kind
    parent: Reference | None
    image: Image | None


class PartnerDetail(TranslatableDetail, PartnerCard):
    name_valid_from: dt.date | None
    former_names: list[DatedName]
    aliases: list[str]
    competence: str
    territory: list[str]
    """Regional keys: `DE`, or the first digits of the official municipality key."""
    description: str
    website: str
    email: str
    phone: str
    """E.164."""
    phone_display: str
    """As it is written in Germany."""
    municipality: MunicipalityReference | None


class TermCard(Card):
    """A word of a controlled vocabulary; `slug` is the same in every language."""


class TermDetail(TranslatableDetail, TermCard):
    description: str
    alternative_labels: list[str]


class StatisticCard(Card):
    value: float
    value_to: float | None
    """Upper end of a range."""
    is_approximate: bool
    unit: str
    territory: list[str]
    as_of: dt.date
    as_of_precision: Statistic.Precision
    """How exact `as_of` is: for `month` its day means nothing."""
    source_title: str
    source_url: str


class StatisticDetail(TranslatableDetail, StatisticCard):
    note: str
    supersedes: Reference | None


class MunicipalityCard(Base):
    id: str = Field(pattern=r"^[0-9]{8}$")
    """Amtlicher Gemeindeschlüssel (AGS), eight digits as text."""
    title: str
    type: Literal["mso_pages.Municipality"]
    region: str
    """Key of the Regierungsbezirk, the first three digits of the AGS."""
    region_name: str
    latitude: float | None
    longitude: float | None
    detail_url: str
    distance_km: float | None = None
    """Kilometres from the point; only where `near` asks for it."""


class MunicipalityDetail(MunicipalityCard):
    pass
