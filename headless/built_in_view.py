"""The built-in view of a page or snippet: what the API delivers of it, for people.

For previews, and for those who follow a link before there is an app.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Site

from .labels import Labels, places
from .localization import best_translations, text_direction
from .page_parts import Picture, Row, is_short
from .reading import Reading
from .relations import Named
from .resources import PageResource, Resource, registry
from .running_text import html_part, text_parts
from .schemas import Card, Reference
from .surroundings import LEADS, Surroundings, language_of, language_of_words
from .wording import Wording

# What stands above the facts, by name, in the order of preference.
KICKERS = ("kicker", "category")
# What every reference has, whether expanded or not.
REFERENCE_KEYS = {name for name, field in Reference.model_fields.items() if field.is_required()}
WHOLE = {"title", "image", "body", "introduction"}


@dataclass(frozen=True)
class Section:
    """A heading with facts or with one part; below it what has headings of its own."""

    heading: str
    facts: list[Row] = field(default_factory=list)
    part: Any = None
    sections: list["Section"] = field(default_factory=list)


class SectionCard(Card):
    introduction: str


class SectionResource(PageResource):
    """A page that only holds others: it has no endpoint, but is read like the rest."""

    name = ""
    detail_schema = SectionCard

    def __init__(self, model: type[Model]) -> None:
        self.model = model  # type: ignore[misc]

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        introduction = reading.html(getattr(row, "introduction", ""))
        return {**self.card(row, reading), "introduction": introduction}


class DraftReading(Reading):
    """Reads what may not be saved yet, and notes what the public would not see of it.

    Attributes:
        left_out: what it refers to and is not public.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.left_out: list[str] = []

    def prefetch(self, resource: Any, rows: Sequence[Model], *, detail: bool) -> None:
        """Nothing: what was typed stands in the object itself, not in the database."""

    def _load_easy_language(self, rows: Sequence[Any]) -> None:
        """Nothing: the view does not show it."""

    def _load_served(
        self, resource: Any, rows: Sequence[Any], wanted: Collection[Named], *, detail: bool
    ) -> None:
        super()._load_served(resource, rows, wanted, detail=detail)
        hidden: dict[Any, list[Any]] = {}
        for found in wanted:
            if found not in self._references:
                hidden.setdefault(found.model, []).append(found.key)
        for model, keys in hidden.items():
            rows_of_model = model._default_manager.filter(translation_key__in=keys)
            self.left_out += [str(row) for row in best_translations(rows_of_model, self.chain)]


class View:
    """What the template `headless/page.html` shows.

    Args:
        row: a page or snippet, saved or not.
        is_draft: whether it is a preview.

    Attributes:
        language: that of the content; of an alias that of its source.
        foreign_labels: the language to mark labels with, empty where it is that of the content.
    """

    def __init__(self, request: HttpRequest, row: Any, *, is_draft: bool) -> None:
        self.is_draft = is_draft
        self.request = request
        self.row = row
        self.language = language_of_words(row)
        self.direction = text_direction(self.language)
        self.wording = Wording(self.language)
        self.foreign_labels = self.wording.foreign_labels
        self.labels_direction = text_direction(self.wording.labels)
        kind = DraftReading if is_draft else Reading
        site = Site.find_for_request(request)
        self.reading: Reading = kind(site, registry, language_of(row))
        with translation.override(self.wording.labels):
            self._read(resource_of(type(row)))

    @property
    def left_out(self) -> list[str]:
        """What a draft refers to and is not public."""
        return getattr(self.reading, "left_out", [])

    def is_served(self) -> bool:
        """Whether the live page may be shown.

        Wagtail asks for the login or password of the page itself. Where only another
        translation is private this one is no more public than in the API.
        """
        if not self.reading.scope.hidden_among([self.row]):
            return True
        return bool(self.row.get_view_restrictions().exists())

    def _read(self, resource: Resource) -> None:
        row, reading = self.row, self.reading
        reading.prepare(resource, [row], detail=True)
        detail = resource.detail(row, reading) or {}
        self.surroundings = Surroundings(
            self.request, row, reading, self.wording, list(_references(detail))
        )
        presenter = self.surroundings.presenter
        rows = presenter.rows(resource.detail_schema, detail, Labels(type(row)), WHOLE)
        parts = {item.name: item.part for item in rows}
        self.title = str(detail.get("title") or row)
        self.shared = shared_values(detail)
        self.kicker = next((parts[name] for name in KICKERS if name in parts), None)
        self.lead = next((parts[name] for name in LEADS if name in parts), None)
        self.introduction = (
            html_part(detail["introduction"]) if detail.get("introduction") else None
        )
        lead_picture = [Picture(detail["image"], place="image")] if detail.get("image") else []
        pictured = [*lead_picture, *text_parts(detail.get("body") or [])]
        self.picture = pictured.pop(0) if lead_picture else None
        self.body = pictured
        facts = [item for item in rows if item.name not in (*KICKERS, *LEADS)]
        self.sections = sections_of(type(row), facts)
        meta = detail.get("meta") or {}
        published = meta.get("updated_at")
        self.published = presenter.day(published.date()) if published else None
        self.data_address = meta.get("detail_url") if resource.name else None


def shared_values(detail: Mapping[str, Any]) -> dict[str, str]:
    """What a messenger shows of a shared address, by the names of Open Graph (https://ogp.me)."""
    seo, image = detail.get("seo"), detail.get("image")
    if not seo:
        return {}
    values = {
        "og:type": "website",
        "og:title": seo["title"],
        "og:description": seo["description"],
        "og:url": seo["canonical"],
    }
    if image:
        # Messengers read absolute addresses alone.
        address = urljoin(settings.WAGTAILADMIN_BASE_URL, image["url"])
        size = {"og:image:width": str(image["width"]), "og:image:height": str(image["height"])}
        values |= {"og:image": address, **size, "og:image:alt": image["alt"] or ""}
    return {name: value for name, value in values.items() if value}


def resource_of(model: type[Model]) -> Resource:
    """The resource that delivers a model, or one that reads a section of the tree."""
    try:
        return registry.by_model(model)
    except LookupError:
        return SectionResource(model)


def sections_of(model: type[Model], rows: list[Row]) -> list[Section]:
    """The rows in sections as the tabs of the edit form have them.

    What has no field of its own follows the one before it.
    """
    tabs: dict[int, list[Row]] = {}
    tab = 0
    for row in rows:
        tab = _tab(model, row.name, tab)
        tabs.setdefault(tab, []).append(row)
    headings = {place.tab: place.heading for place in places(model).values()}
    sections: list[Section] = []
    for tab, members in sorted(tabs.items()):
        facts = [row for row in members if is_short(row.part)]
        below = [Section(row.label, part=row.part) for row in members if not is_short(row.part)]
        if facts:
            # The first tab holds the texts; of its facts the heading would say nothing.
            heading = str(headings[tab]) if tab else _("At a glance")
            sections.append(Section(heading, facts, sections=below))
        else:
            sections += below
    return sections


def _tab(model: type[Model], name: str, default: int) -> int:
    found = places(model)
    if name in found:
        return found[name].tab
    prefixed = (place.tab for field, place in found.items() if field.startswith(f"{name}_"))
    return next(prefixed, default)


def _references(value: Any) -> Iterator[dict[str, Any]]:
    """Every `Reference` inside delivered values."""
    if isinstance(value, dict):
        if value.keys() >= REFERENCE_KEYS:
            yield value
        for inner in value.values():
            yield from _references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)
