import datetime as dt
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from mso_pages.models import Municipality, Statistic, TargetGroup, Topic

from .base import SnippetFactory


class TopicFactory(SnippetFactory):
    class Meta:
        model = Topic

    class Params:
        filled = factory.Trait(
            alternative_labels=["Sprachkurs", "Deutschkurs"],
            description="Sprachen lernen und üben.",
        )

    title = factory.Sequence("Thema {}".format)
    slug = factory.Sequence("thema-{}".format)


class TargetGroupFactory(SnippetFactory):
    class Meta:
        model = TargetGroup

    class Params:
        filled = factory.Trait(
            alternative_labels=["Mütter", "Väter"], description="Familien mit Kindern."
        )

    title = factory.Sequence("Zielgruppe {}".format)
    slug = factory.Sequence("zielgruppe-{}".format)


class MunicipalityFactory(DjangoModelFactory):
    """A municipality in the Regierungsbezirk Arnsberg."""

    class Meta:
        model = Municipality

    ags = factory.Sequence("059{:05}".format)
    name = factory.Sequence("Stadt {}".format)
    latitude = Decimal("51.51494")
    longitude = Decimal("7.46600")


class StatisticFactory(SnippetFactory):
    class Meta:
        model = Statistic

    class Params:
        filled = factory.Trait(
            value_to=Decimal(25000),
            is_approximate=True,
            unit="Organisationen",
            territory=["DE"],
            as_of_precision=Statistic.Precision.YEAR,
            source_title="Pressemitteilung",
            source_url="https://land.example/presse",
            note="Geschätzt.",
            supersedes=factory.SubFactory("tests.factories.terms.StatisticFactory"),
        )

    title = factory.Sequence("Kennzahl {}".format)
    slug = factory.Sequence("kennzahl-{}".format)
    value = Decimal(20000)
    as_of = dt.date(2018, 7, 19)
