"""Publishes a few objects in every other language, with the words of `words/`."""

from collections.abc import Callable
from typing import Any

from .mother_tongues import MOTHER_TONGUES
from .pages import SECTIONS, home_words
from .programmes import partner_words
from .seed import EVENT, REPORT, event_words, report_words
from .words import ar, de_simple, en, tr, uk
from .writer import Writer

LANGUAGES: dict[str, dict[str, str]] = {
    "en": en.WORDS,
    "tr": tr.WORDS,
    "ar": ar.WORDS,
    "uk": uk.WORDS,
    "de-simple": de_simple.WORDS,
}
TOPICS = ("bildung", "ehrenamt", "eltern", "foerderung", "jugend", "vernetzung")

Change = Callable[[Any], None]


def create_translations(writer: Writer) -> None:
    """Create and publish all translations."""
    for language, words in LANGUAGES.items():
        slugs = _slugs(words)
        for name, change in _changes(words, writer).items():
            writer.translate(name, language, change, slug=slugs.get(name, ""))
        for slug, translations in MOTHER_TONGUES.items():
            if language in translations:
                writer.translate(f"mso/{slug}", language, _organisation(**translations[language]))


def _changes(words: dict[str, str], writer: Writer) -> dict[str, Change]:
    """Name of the object and what its translation changes; parents before children."""
    changes: dict[str, Change] = {
        f"topic/{slug}": _fields(title=words[f"topic.{slug}"]) for slug in TOPICS
    }
    changes["partner/integrationsministerium-nrw"] = _partner(words)
    changes["statistic/mso-deutschland-2018"] = _fields(
        title=words["statistic.title"], note=words["statistic.note"]
    )
    changes["page/home"] = _fields(**home_words(words))
    for key in SECTIONS:
        changes[f"section/{key}"] = _fields(
            title=words[f"section.{key}.title"],
            introduction="",
        )
    changes["programme/partner"] = _fields(**partner_words(words))
    changes["mso/nordstadt-maghreb-forum"] = _organisation(
        description=words["mso.description"],
        offers=[
            {
                "title": words[f"mso.offer.{number}.title"],
                "description": words[f"mso.offer.{number}.description"],
                "schedule_note": words[f"mso.offer.{number}.schedule"],
            }
            for number in (1, 2)
        ],
        role=words["mso.person.role"],
        image_alt=words["mso.image"],
    )
    changes[EVENT] = _fields(**event_words(words))
    changes[REPORT] = _report(words, writer)
    return changes


def _slugs(words: dict[str, str]) -> dict[str, str]:
    """Slugs of the pages whose title is translated, where they do not follow it."""
    sections = {f"section/{key}": words.get(f"section.{key}.slug", "") for key in SECTIONS}
    return {
        **sections,
        "programme/partner": words.get("programme.slug", ""),
        EVENT: words.get("event.slug", ""),
        REPORT: words.get("report.slug", ""),
    }


def _fields(**values: Any) -> Change:
    def change(copy: Any) -> None:
        for name, value in values.items():
            setattr(copy, name, value)

    return change


def _organisation(
    *,
    description: str,
    offers: list[dict[str, str]],
    role: str,
    image_alt: str,
) -> Change:
    def change(copy: Any) -> None:
        copy.self_description = description
        copy.image_alt = image_alt
        copy.body = "[]"
        for offer, texts in zip(copy.offers.all(), offers, strict=True):
            for name, text in texts.items():
                setattr(offer, name, text)
        for person in copy.contact_persons.all():
            person.role = role

    return change


def _partner(words: dict[str, str]) -> Change:
    def change(copy: Any) -> None:
        copy.name = words["partner.name"]
        copy.competence = words["partner.competence"]
        copy.image_alt = words["partner.image"]
        for number, former in enumerate(copy.former_names.all(), 1):
            former.name = words[f"partner.former.{number}"]

    return change


def _report(words: dict[str, str], writer: Writer) -> Change:
    fields = _fields(**report_words(words, writer))

    def change(copy: Any) -> None:
        fields(copy)
        for contribution in copy.contributions.all():
            contribution.role = words["report.person.role"]
            contribution.statement = words["report.person.statement"]

    return change
