import factory
from factory.django import DjangoModelFactory

from headless.models import GlossaryTerm

from .locales import locale


class GlossaryTermFactory(DjangoModelFactory):
    class Meta:
        model = GlossaryTerm

    locale = factory.LazyFunction(lambda: locale("de-simple"))
    term = factory.Sequence("Wort {}".format)
    explanation = "Das Wort ist schwer."
