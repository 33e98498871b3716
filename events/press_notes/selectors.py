"""What the recognition of press notes reads from the site."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

from events.models import EventReportPage, PressNote
from headless.localization import canonical_rows
from headless.selectors import places_to_add
from mso_pages.models import (
    FundingCallPage,
    FundingProgrammePage,
    Municipality,
    NewsPage,
    PartnerOrganisation,
    Statistic,
)

from .figures import Figure
from .names import Named, NameIndex
from .note import Register

# What a note can become.
MODELS: dict[str, type[Page]] = {
    "report": EventReportPage,
    "news": NewsPage,
    "call": FundingCallPage,
}
# A note says where a statistic holds in words; these are the words of the whole country.
_COUNTRY = re.compile(r"\b(?:Bundesgebiet|bundesweit|in\s+Deutschland)\b")


def register() -> Register:
    """Every partner, programme and town by all names it bears or bore."""
    partners = canonical_rows(PartnerOrganisation.objects.all()).prefetch_related("former_names")
    programmes = canonical_rows(FundingProgrammePage.objects.all())
    return Register(
        partners=NameIndex(_named_partners(partners)),
        programmes=NameIndex(
            Named(page.pk, page.title, (page.title, *page.alternate_names)) for page in programmes
        ),
        municipalities=NameIndex(
            Named(town.pk, town.name, (town.name,)) for town in Municipality.objects.all()
        ),
    )


def _named_partners(partners: Iterable[PartnerOrganisation]) -> Iterable[Named]:
    for partner in partners:
        names = [partner.name, partner.abbreviation, *partner.aliases]
        for former in partner.former_names.all():
            names += [former.name, former.abbreviation]
        yield Named(partner.pk, partner.name, tuple(name for name in names if name))


def statistic_of(figure: Figure, sentence: str, published_on: dt.date | None) -> Statistic | None:
    """The statistic of the whole country that a sentence names: same number, unit and year."""
    if published_on is None or not _COUNTRY.search(sentence):
        return None
    same = canonical_rows(
        Statistic.objects.filter(value=figure.value, as_of__year=published_on.year)
    )
    found = [
        statistic
        for statistic in same
        if statistic.unit == figure.unit_word
        and statistic.is_approximate == figure.approximate
        and statistic.territory == ["DE"]
    ]
    return found[0] if len(found) == 1 else None


def fingerprint(text: str) -> str:
    """The same for two notes that differ only in blanks, line ends and marks."""
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return hashlib.sha256(words.encode()).hexdigest()


def imported_before(text: str) -> Page | None:
    """The page made of the same note earlier, if it is still there."""
    made = PressNote.objects.filter(fingerprint=fingerprint(text), page__isnull=False)
    note = made.select_related("page").first()
    return note.page.specific if note and note.page else None


def waiting_notes(user: Any) -> QuerySet[PressNote]:
    """The notes that a user handed in and made no draft of, the latest first."""
    return PressNote.objects.filter(page__isnull=True, user=user).order_by("-handed_in_at")


def kinds_to_make(user: Any) -> list[str]:
    """The kinds of pages the user may make of a note, in the order they are offered.

    Args:
        user: None for a command that runs for nobody, which may make all.
    """
    places = places_to_add(user, MODELS.values())
    return [kind for kind, model in MODELS.items() if model in places]


def parent_of(kind: str, programme: int | None, user: Any) -> Page | None:
    """Below which page a draft of this kind goes: its section, or the programme of a call.

    None where there is no such page, or the user may not add to it.
    """
    if kind != "call":
        return places_to_add(user, [MODELS[kind]]).get(MODELS[kind])
    parent: Page | None = FundingProgrammePage.objects.filter(pk=programme or 0).first()
    if parent and user and not parent.permissions_for_user(user).can_add_subpage():
        return None
    return parent
