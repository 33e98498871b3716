"""For every resource of the API, how to make one object with everything filled."""

from collections.abc import Callable
from typing import Any

from events.services import rebuild_occurrences
from headless import recording
from headless.choosers import label_field
from headless.served import services
from tests.factories.copies import multiply
from tests.factories.events import EventPageFactory, EventReportPageFactory
from tests.factories.funding import (
    FundingCallPageFactory,
    FundingProgrammePageFactory,
    NewsPageFactory,
)
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory, OfferFactory, OrganisationStateFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import (
    MunicipalityFactory,
    StatisticFactory,
    TargetGroupFactory,
    TopicFactory,
)


def _organisation() -> Any:
    page = MSOProfilePageFactory(filled=True)
    OrganisationStateFactory(organisation=page.translation_key)
    return page


def _repeated_event() -> Any:
    return EventPageFactory(filled=True, recurrence="FREQ=WEEKLY;COUNT=2", excluded_dates=[])


def _programme() -> Any:
    page = FundingProgrammePageFactory(filled=True)
    FundingCallPageFactory(parent=page, filled=True)
    return page


FILLED: dict[str, Callable[[], Any]] = {
    "pages": lambda: ContentPageFactory(filled=True),
    "msos": _organisation,
    "offers": lambda: MSOProfilePageFactory(
        offers=[OfferFactory(filled=True)],
        municipality=MunicipalityFactory(),
        service_area=["05"],
    ),
    "programmes": _programme,
    "calls": lambda: FundingCallPageFactory(filled=True),
    "news": lambda: NewsPageFactory(filled=True),
    "partners": lambda: PartnerOrganisationFactory(filled=True),
    "topics": lambda: TopicFactory(filled=True),
    "target-groups": lambda: TargetGroupFactory(filled=True),
    "statistics": lambda: StatisticFactory(filled=True),
    "municipalities": MunicipalityFactory,
    "events": lambda: EventPageFactory(filled=True),
    "occurrences": _repeated_event,
    "reports": lambda: EventReportPageFactory(filled=True),
}


def fill_list(name: str, count: int) -> None:
    """Make `count` entries of a list with several sets of relations.

    Half are Turkish and English, too, and a quarter are Arabic.
    """
    if name == "municipalities":
        MunicipalityFactory.create_batch(count)
        return
    source, second, third = (FILLED[name]() for _ in range(3))
    rows = [source, translate(source, "tr"), translate(source, "en")]
    others = [second, translate(second, "ar")]
    for row in [*rows, *others, third]:
        # What these refer to stands in the same list, with less in it, and must not come first.
        field = label_field(type(row))
        type(row)._default_manager.filter(pk=row.pk).update(**{field: "0"})
    multiply(rows, count // 2)
    multiply(others, count // 4)
    multiply([third], count // 4)
    if name == "occurrences":
        with recording.paused():
            for key in type(source).objects.values_list("translation_key", flat=True).distinct():
                rebuild_occurrences(key)
    # Copies are written past the models.
    services.rebuild()
