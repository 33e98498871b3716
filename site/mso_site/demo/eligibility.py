"""Who may apply: the rules of the calls, in words and for a computer."""

from collections.abc import Iterable

from mso_pages.blocks import RuleKind
from mso_pages.choices import LegalForm

from .keys import stream

# Text, kind, value and source.
Rule = tuple[str, RuleKind, str, str]

SEAT: Rule = ("Sitz in Nordrhein-Westfalen", RuleKind.SEAT_IN, "05", "FAQ, bra.nrw.de")
REGISTERED: Rule = (
    "Eintrag im Vereinsregister",
    RuleKind.LEGAL_FORM,
    LegalForm.REGISTERED,
    "FAQ, bra.nrw.de",
)
CHARITABLE: Rule = ("Als gemeinnützig anerkannt", RuleKind.CHARITABLE, "", "FAQ, bra.nrw.de")
TWO_YEARS: Rule = (
    "Der Verein ist höchstens 2 Jahre alt",
    RuleKind.MAX_AGE,
    "2",
    "integration-in-bonn.de",
)
FIVE_YEARS: Rule = (
    "Der Verein ist seit höchstens 5 Jahren eingetragen",
    RuleKind.MAX_AGE,
    "5",
    "Förderphase 2021/22, kfi.nrw.de",
)
EXPERIENCE: Rule = (
    "Erfahrung mit eigenen Projekten",
    RuleKind.OTHER,
    "",
    "Förderphase 2021/22, kfi.nrw.de",
)
THREE_PARTNERS: Rule = (
    "Eine erfahrene MSO arbeitet mit mindestens 3 unerfahrenen MSO zusammen",
    RuleKind.MIN_PARTNERS,
    "3",
    "Förderphase 2021/22, kfi.nrw.de",
)
BASIC = (SEAT, REGISTERED, CHARITABLE)


def rules(name: str, items: Iterable[Rule]) -> str:
    """A stream of rules."""
    return stream(
        name,
        (
            ("rule", {"text": text, "kind": str(kind), "value": value, "source": source})
            for text, kind, value, source in items
        ),
    )
