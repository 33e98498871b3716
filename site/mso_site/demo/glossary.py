"""Hard words that texts in easy language cannot do without."""

from wagtail.models import Locale

from headless.models import GlossaryTerm

WORDS = {
    "Bezirks-Regierung": "Ein Amt vom Land. Es ist für viele Städte da.",
    "Integration": "Menschen kommen aus einem anderen Land. Alle leben gut zusammen.",
    "Kompetenz-Zentrum": "Menschen mit viel Wissen arbeiten dort. Sie beraten andere.",
    "Ministerium": "Das Amt von einem Minister oder von einer Ministerin.",
}


def create_glossary() -> None:
    locale = Locale.objects.get(language_code="de-simple")
    for term, explanation in WORDS.items():
        GlossaryTerm.objects.create(locale=locale, term=term, explanation=explanation)
