"""What an object says by itself: the values it is found by, and whether they changed."""

import datetime as dt
import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.conf import settings

from headless.collation import title_key
from headless.filters import StatusFilter
from headless.images import PICTURE_FIELDS
from headless.loading import served_locale
from headless.models.translations import TranslationState
from headless.periods import Period
from headless.reading import Reading
from headless.relations import Named, page_key
from headless.resources import Resource
from headless.searching import SearchText, search_text

LONGEST = 255


class OwnReading(Reading):
    """Reads objects without what others add to them: a reference is no more than its key."""

    def _load_served(
        self, resource: Any, rows: Sequence[Any], wanted: Collection[Named], *, detail: bool
    ) -> None:
        """Only what is shown whole, and the originals whose descriptions of pictures are shown:
        other translations are objects' own rows.
        """
        if resource.is_translatable and hasattr(resource.model, "image_alt"):
            self._note_own_alts(resource, rows)
        whole = [found for found in wanted if found.model in resource.shows_whole]
        if whole:
            super()._load_served(resource, [], whole, detail=detail)

    def _note_own_alts(self, resource: Any, rows: Sequence[Any]) -> None:
        originals = resource.model._default_manager.filter(
            translation_key__in={row.translation_key for row in rows},
            locale__language_code=settings.LANGUAGE_CODE,
            live=True,
        )
        by_key = {original.translation_key: original for original in originals}
        for row in rows:
            self._note_alts(row, by_key.get(row.translation_key), whole=True)

    def _load_pictures(self, owners: Sequence[Any]) -> None:
        """Not needed: which picture it is says enough."""

    def reference_to(self, found: Named) -> dict[str, Any]:
        self.asked.add(str(found.key))
        return {"id": str(found.key), "type": found.model._meta.label, "title": "", "slug": ""}

    def picture(
        self, image: Any, alt: str, lang: str, *, decorative: bool = False
    ) -> dict[str, Any] | None:
        if image is None:
            return None
        if not self.is_public(image):
            return None
        # Another file or focal point is another picture, at another address.
        shown: dict[str, Any] = {name: str(getattr(image, name) or "") for name in PICTURE_FIELDS}
        facts = getattr(image, "facts", None)
        rights = [facts.credit, facts.licence] if facts else []
        shown["rights"] = rights if any(rights) else []
        described = {"alt": alt, "alt_lang": lang, "decorative": decorative}
        return {"image": image.pk, **described, **shown}

    def references(self, row: Any, name: str) -> list[dict[str, Any]]:
        """By key: the order of titles changes with what others are called."""
        return sorted(super().references(row, name), key=lambda reference: str(reference["id"]))

    def seo(self, resource: Resource, row: Any) -> dict[str, Any]:
        """What editors wrote for search engines: the addresses are no content."""
        return {"title": row.seo_title, "description": row.search_description}

    def page_link(self, pk: int) -> dict[str, Any] | None:
        self.asked.add(page_key(pk))
        return {"id": pk, "type": "", "locale": "", "path": "", "url": f"https://page/{pk}"}


@dataclass(frozen=True)
class Content:
    """What `Served` and `ServedValue` hold of a row.

    Attributes:
        values: filter to the values by which it finds the object.
        is_machine: whether it holds words of a machine that nobody confirmed.
        named: public ids and files that the object shows.
        url_path: where a page stands in the tree, as Wagtail writes it.
        found_by: what a search looks through.
    """

    locale: str
    is_machine: bool
    title: str
    slug: str
    digest: str
    columns: dict[str, Any]
    values: list[tuple[str, Period]]
    named: frozenset[str]
    url_path: str
    published_at: dt.datetime | None
    found_by: SearchText

    @property
    def title_key(self) -> bytes:
        """The place of the title in the alphabet."""
        return title_key(self.title)


def contents(
    resource: Resource, rows: Sequence[Any], reading: OwnReading
) -> Iterable[tuple[str, Content]]:
    """Primary key and content of each row that is still there."""
    reading.prepare(resource, rows, detail=True)
    by_machine = _by_machine(rows) if resource.is_translatable else set()
    for row in rows:
        reading.asked = set()
        detail = resource.detail(row, reading)
        if detail is not None:
            is_machine = row.pk in by_machine
            yield str(row.pk), _content(resource, row, detail, reading, is_machine=is_machine)


def _by_machine(rows: Sequence[Any]) -> set[Any]:
    """Primary keys of the rows with words of a machine that nobody confirmed."""
    states = TranslationState.objects.filter(
        translation_key__in=[row.translation_key for row in rows], holds_machine_text=True
    )
    places = set(states.values_list("translation_key", "locale_id"))
    return {row.pk for row in rows if (row.translation_key, row.locale_id) in places}


def _content(
    resource: Resource,
    row: Any,
    detail: dict[str, Any],
    reading: OwnReading,
    *,
    is_machine: bool,
) -> Content:
    own = {
        name: value
        for name, value in detail.items()
        if name != "meta" and name not in resource.foreign
    }
    steps = resource.steps(row, reading)
    values: dict[tuple[str, Period], None] = {}
    for filter_ in resource.filters:
        periods = (
            filter_.values_over_time(steps.get(filter_.name, ()))
            if isinstance(filter_, StatusFilter)
            else filter_.values(detail)
        )
        for period in periods:
            if 0 < len(period.value) <= LONGEST:
                values[filter_.name, period] = None
    for name in steps:
        # The status of the moment is no content.
        own.pop(name, None)
    own["~steps"] = {name: [list(step) for step in found] for name, found in steps.items()}
    if is_machine:
        # Readers are told, so a confirmation is a change.
        own["~machine"] = True
    return Content(
        locale=served_locale(row, reading.locale),
        is_machine=is_machine,
        title=str(detail.get("title") or "")[:LONGEST],
        slug=str(detail.get("slug") or "")[:LONGEST],
        digest=hashlib.blake2b(
            orjson.dumps(own, default=str, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS),
            digest_size=16,
        ).hexdigest(),
        columns=resource.columns(detail),
        values=list(values),
        named=frozenset(reading.asked),
        url_path=getattr(row, "url_path", ""),
        published_at=getattr(resource.dated(row), "last_published_at", None),
        found_by=search_text(resource, detail),
    )
