import datetime as dt

import factory

from events.models import EventIndexPage, EventReportIndexPage
from headless.models import ContentPage
from mso_pages.models import FundingProgrammeIndexPage, MSOIndexPage, NewsIndexPage

from .base import PageFactory
from .images import image_with_facts
from .streams import body
from .tree import root_page


class ContentPageFactory(PageFactory):
    class Meta:
        model = ContentPage

    class Params:
        filled = factory.Trait(
            teaser="Wer diese Seiten verantwortet.",
            image=factory.LazyFunction(image_with_facts),
            image_alt="Ein Haus mit offener Tür",
            kind=ContentPage.Kind.IMPRINT,
            body=factory.LazyFunction(lambda: body(filled=True)),
            reviewed_on=dt.date(2026, 1, 15),
        )

    parent = factory.LazyFunction(root_page)
    title = factory.Sequence("Seite {}".format)
    slug = factory.Sequence("seite-{}".format)
    body = factory.LazyFunction(body)


class IndexPageFactory(PageFactory):
    """A further section; `section()` gives the one that every site has."""

    class Meta:
        abstract = True

    parent = factory.LazyFunction(root_page)
    title = factory.Sequence("Bereich {}".format)
    slug = factory.Sequence("bereich-{}".format)


class MSOIndexPageFactory(IndexPageFactory):
    class Meta:
        model = MSOIndexPage


class FundingProgrammeIndexPageFactory(IndexPageFactory):
    class Meta:
        model = FundingProgrammeIndexPage


class NewsIndexPageFactory(IndexPageFactory):
    class Meta:
        model = NewsIndexPage


class EventIndexPageFactory(IndexPageFactory):
    class Meta:
        model = EventIndexPage


class EventReportIndexPageFactory(IndexPageFactory):
    class Meta:
        model = EventReportIndexPage
