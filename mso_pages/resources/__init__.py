"""What the API delivers of organisations, funding, news and vocabularies."""

from .funding import CallResource, ProgrammeResource
from .msos import MSOResource
from .news import NewsResource
from .offers import OfferResource
from .terms import (
    MunicipalityResource,
    PartnerResource,
    StatisticResource,
    TargetGroupResource,
    TopicResource,
)

RESOURCES = (
    MSOResource(),
    OfferResource(),
    ProgrammeResource(),
    CallResource(),
    NewsResource(),
    PartnerResource(),
    TopicResource(),
    TargetGroupResource(),
    StatisticResource(),
    MunicipalityResource(),
)
