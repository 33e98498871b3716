"""One view of the content: a site, a locale, and what the objects refer to."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any, Protocol
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Model, QuerySet, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, Site, TranslatableMixin

from . import clock
from .addresses import Addresses
from .alt_texts import LEAD, alt_in, alt_texts
from .images import image_value, images_with_renditions
from .inserted import chosen, load_streams, numbers, stored_richtext
from .localization import best_translations, fallback_chain, text_direction
from .richtext import RichTextForm, linked_ids, rich_text, richtext_html
from .selectors import SiteScope, private_collections, public_documents, site_scope
from .seo import seo_value
from .served.models import Served, listing_name


class Resources(Protocol):
    """Knows the resource that delivers a model, as the registry does."""

    def by_model(self, model: type[Model]) -> Any: ...


class Reading:
    """Serialises objects of a site for one locale without a query for each.

    Args:
        site: whose content is read; None reads nothing.
        resources: what delivers related objects.
        locale: the requested locale's code; one of the site's locales.
        fallback: whether other locales may answer for the objects themselves;
            what they refer to always falls back.
        richtext: the form of rich text: `html`, `tree` or `text`.

    Attributes:
        asked: public ids of the objects that were looked for while serialising, found or not.
    """

    def __init__(
        self,
        site: Site | None,
        resources: Resources,
        locale: str,
        *,
        fallback: bool = True,
        richtext: RichTextForm = "html",
    ) -> None:
        self.site = site
        self.resources = resources
        self.locale = locale
        self.fallback = fallback
        self.richtext = richtext
        self.now: dt.datetime = clock.now()
        self.extras: dict[str, Any] = {}
        self.asked: set[str] = set()
        self._references: dict[tuple[type[Model], uuid.UUID], dict[str, Any]] = {}
        self._rows: dict[tuple[type[Model], uuid.UUID], Any] = {}
        self._translations: dict[str, dict[str, dt.datetime]] = {}
        self._translated_pages: dict[str, dict[str, Page]] = {}
        self._alts: dict[str, tuple[str, str]] = {}
        self._page_links: dict[int, dict[str, Any]] = {}
        self._documents: dict[int, Any] = {}
        self._images: dict[int, Any] = {}

    @cached_property
    def locales(self) -> dict[int, str]:
        """Primary key to code of every locale."""
        return dict(Locale.objects.values_list("pk", "language_code"))

    @cached_property
    def chain(self) -> list[int]:
        """Primary keys of the locales that answer, best first."""
        by_code = {code: pk for pk, code in self.locales.items()}
        return [by_code[code] for code in fallback_chain(self.locale) if code in by_code]

    def answering(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Of each thing among `rows` the one that answers: the best, or the requested locale's."""
        if self.fallback:
            return best_translations(rows, self.chain)
        return rows.filter(locale__language_code=self.locale)

    @cached_property
    def scope(self) -> SiteScope:
        """What belongs to the site and is not private."""
        return site_scope(self.site)

    @cached_property
    def private_collections(self) -> set[int]:
        """Primary keys of the collections whose pictures the public does not see."""
        return private_collections()

    @cached_property
    def addresses(self) -> Addresses:
        """The addresses of the site's pages."""
        return Addresses(self.site)

    def listing(self, resource_name: str, locale: str = "") -> str:
        """The list of a resource in the requested locale or another one, in `Served`."""
        site_id = self.site.pk if self.site else 0
        return listing_name(site_id, locale or self.locale, resource_name)

    def served(self, resource_name: str) -> QuerySet[Served]:
        """The served rows of a resource for this reading."""
        rows = self.served_for_references(resource_name)
        return rows if self.fallback else rows.filter(locale=self.locale)

    def served_for_references(self, resource_name: str) -> QuerySet[Served]:
        """The same of what other objects refer to, which always falls back."""
        return Served.objects.filter(listing=self.listing(resource_name))

    # Preparing: a fixed number of queries for any number of rows ----------------

    def prepare(self, resource: Any, rows: Sequence[Model], *, detail: bool = False) -> None:
        """Load what serialising `rows` needs."""
        prefetch = [*resource.prefetch, *(resource.detail_prefetch if detail else ())]
        self.prefetch(rows, prefetch)
        relations = [*resource.relations, *(resource.detail_relations if detail else ())]
        wanted: dict[type[Model], set[uuid.UUID]] = defaultdict(set)
        for row in rows:
            for model, key in self.named(row, relations):
                wanted[model].add(key)
        for model, key in resource.related(rows, self, detail=detail):
            wanted[model].add(key)
        if detail:
            for model, key in self._load_inserted(rows):
                wanted[model].add(key)
        self._load_references(wanted)
        if resource.is_translatable:
            self._load_translations(resource, rows, detail=detail)

    def load(self, resource: Any, keys: Iterable[uuid.UUID]) -> dict[uuid.UUID, Any]:
        """Public id to row of other objects that are shown whole, with what their cards need."""
        found = self.served_for_references(resource.name).filter(
            object_id__in=[str(key) for key in keys]
        )
        rows = resource.rows(found.values_list("row_id", flat=True))
        self.prefetch(rows, resource.prefetch)
        return {row.translation_key: row for row in rows}

    def named(self, row: Any, relations: Sequence[str]) -> Iterable[tuple[type[Model], uuid.UUID]]:
        """Model and key of what a row refers to by relations."""
        for path in relations:
            for related in _follow(row, path.split("__")):
                yield type(related), related.translation_key

    def prefetch(self, rows: Sequence[Model], paths: Sequence[Any]) -> None:
        """Load what rows refer to, for all of them at once."""
        prefetch_related_objects(list(rows), *paths)

    def _load_references(self, wanted: dict[type[Model], set[uuid.UUID]]) -> None:
        """Load the references of all kinds at once, and whole rows where they are needed."""
        if not wanted:
            return
        resources = {self.resources.by_model(model).name: model for model in wanted}
        found = Served.objects.filter(
            listing__in=[self.listing(name) for name in resources],
            object_id__in=[str(key) for keys in wanted.values() for key in keys],
        ).values_list("resource", "object_id", "row_id", "title", "slug", "locale")
        row_ids: dict[type[Model], list[str]] = defaultdict(list)
        for name, object_id, row_id, title, slug, locale in found:
            model, key = resources[name], uuid.UUID(object_id)
            row_ids[model].append(row_id)
            self._references[model, key] = {
                "id": object_id,
                "type": model._meta.label,
                "title": title,
                "slug": slug,
                "locale": locale,
                "detail_url": self.detail_url(name, object_id),
            }
        for model, ids in row_ids.items():
            prefetch = self.resources.by_model(model).reference_prefetch
            if prefetch is not None:
                rows = model._default_manager.filter(pk__in=ids).prefetch_related(*prefetch)
                for row in rows:
                    self._rows[model, row.translation_key] = row  # type: ignore[attr-defined]

    def _load_translations(self, resource: Any, rows: Sequence[Model], *, detail: bool) -> None:
        """Load in which locales objects are translated, and when each changed."""
        keys = [str(row.translation_key) for row in rows]  # type: ignore[attr-defined]
        found = Served.objects.filter(resource=resource.name, object_id__in=keys)
        originals: dict[str, tuple[str, str]] = {}
        own: dict[int, tuple[str, str]] = {}
        for listing, key, row_id, locale, modified in found.values_list(
            "listing", "object_id", "row_id", "locale", "date_modified"
        ):
            if listing == self.listing(resource.name, locale):
                self._translations.setdefault(key, {})[locale] = modified
                if detail and issubclass(resource.model, Page):
                    own[int(row_id)] = (key, locale)
            if listing == self.listing(resource.name, settings.LANGUAGE_CODE):
                originals[key] = (row_id, locale)
        for page in Page.objects.filter(pk__in=own) if own else ():
            key, locale = own[page.pk]
            self._translated_pages.setdefault(key, {})[locale] = page
        self._load_alt_texts(resource, rows, originals, detail=detail)

    def _load_alt_texts(
        self,
        resource: Any,
        rows: Sequence[Any],
        originals: dict[str, tuple[str, str]],
        *,
        detail: bool,
    ) -> None:
        """Note the descriptions of pictures, those of the originals where they are untranslated."""
        if not any(hasattr(row, "image_alt") for row in rows):
            return
        found = [originals.get(str(row.translation_key), ("", "")) for row in rows]
        ids = {row_id for row_id, _locale in found if row_id}
        others = resource.model._default_manager.filter(pk__in=ids)
        if not detail:
            others = others.only("translation_key", "image_alt")
        by_id = {str(row.pk): row for row in others}
        for row, (row_id, original_lang) in zip(rows, found, strict=True):
            own, lang = alt_texts(row, whole=detail), self.served_locale(row)
            original = alt_texts(by_id[row_id], whole=detail) if row_id in by_id else {}
            for place in {*own, *original}:
                described = alt_in(own.get(place, ""), lang, original.get(place, ""), original_lang)
                self._alts[_alt_place(row, place)] = described

    def _load_inserted(self, rows: Sequence[Model]) -> Iterable[tuple[type[Model], uuid.UUID]]:
        """Load what texts show or link to; model and key of the translatable things."""
        load_streams(rows)
        inserted = chosen(rows)
        source = stored_richtext(rows)
        self._load_page_links(linked_ids(source, "page"))
        if images := numbers(inserted[get_image_model()]):
            self._images.update(images_with_renditions().in_bulk(images))
        documents = numbers(inserted[get_document_model()]) | linked_ids(source, "document")
        if documents:
            self._documents.update(public_documents(documents).in_bulk())
        for model, primary_keys in list(inserted.items()):
            if issubclass(model, TranslatableMixin) and not issubclass(model, Page):
                found = model._default_manager.filter(pk__in=primary_keys)
                for key in found.values_list("translation_key", flat=True):
                    yield model, key

    def _load_page_links(self, ids: set[int]) -> None:
        if ids:
            keys = dict(Page.objects.filter(pk__in=ids).values_list("pk", "translation_key"))
            pages = best_translations(
                self.scope.pages(Page).filter(translation_key__in=set(keys.values())), self.chain
            ).select_related("content_type", "locale")
            by_key = {page.translation_key: page for page in pages}
            for pk, key in keys.items():
                if page := by_key.get(key):
                    self._page_links[pk] = {
                        "id": key,
                        "type": page.content_type.model_class()._meta.label,
                        "locale": page.locale.language_code,
                        "path": self.addresses.path(page),
                        "url": self.addresses.url(page),
                    }

    # Serialising ----------------------------------------------------------------

    def served_locale(self, row: Any) -> str:
        """Code of the locale that a row is in; the requested one where rows have none."""
        return self.locales[row.locale_id] if hasattr(row, "locale_id") else self.locale

    def meta(self, resource: Any, row: Any) -> dict[str, Any]:
        """The `Meta` schema of a row."""
        served = self.served_locale(row)
        key = row.translation_key
        dated = resource.dated(row)
        translations = self._translations.get(str(key), {})
        return {
            "type": row._meta.label,
            "locale": served,
            "locale_requested": self.locale,
            "is_fallback": served != self.locale,
            "dir": text_direction(served),
            "lang": served,
            "translations": [
                {"locale": code, "detail_url": self.detail_url(resource.name, key, code)}
                for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES
                if code in translations
            ],
            "detail_url": self.detail_url(resource.name, key),
            "html_url": self.addresses.url(row) if isinstance(row, Page) else None,
            "first_published_at": local_time(dated.first_published_at),
            "updated_at": local_time(translations.get(served, dated.last_published_at)),
        }

    def seo(self, resource: Any, row: Any) -> dict[str, Any]:
        """The `Seo` schema of a page."""
        pages = self._translated_pages.get(str(row.translation_key), {})
        codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES if code in pages]
        translations = [(code, pages[code]) for code in codes]
        return seo_value(row, getattr(row, resource.summary_field), self.addresses, translations)

    def reference(self, related: Any) -> dict[str, Any] | None:
        """The `Reference` schema of a related object, None when it is not public."""
        if related is None:
            return None
        return self.reference_to(type(related), related.translation_key)

    def reference_to(self, model: type[Model], key: uuid.UUID) -> dict[str, Any] | None:
        """The `Reference` schema of what bears the key, None when it is not public."""
        self.asked.add(str(key))
        return self._references.get((model, key))

    def best(self, related: Any) -> Any:
        """The public row of a related object in the best translation, or None.

        Whole where the resource's `reference_prefetch` says so.
        """
        return related and self.best_of(type(related), related.translation_key)

    def best_of(self, model: type[Model], key: uuid.UUID) -> Any:
        """The public row that bears the key, in the best translation, or None."""
        self.asked.add(str(key))
        return self._rows.get((model, key))

    def references(self, related: Iterable[Any]) -> list[dict[str, Any]]:
        """The public ones among related objects, each once whatever rows stand for it."""
        found = (self.reference(item) for item in related)
        return list({item["id"]: item for item in found if item is not None}.values())

    def stream(self, value: Any) -> list[dict[str, Any]]:
        """A StreamField's value; every block serialises itself."""
        return [
            {
                "type": child.block_type,
                "id": child.id or "",
                "value": child.block.get_api_representation(
                    child.value, context={"reading": self, "place": child.id}
                ),
            }
            for child in value
        ]

    def lead_image(self, row: Any) -> dict[str, Any] | None:
        """The `Image` schema of a row's own picture."""
        alt, lang = self._alts.get(_alt_place(row, LEAD), (row.image_alt, self.served_locale(row)))
        return self.picture(row.image, alt, lang, decorative=row.image_decorative)

    def picture(
        self, image: Any, alt: str, lang: str, *, decorative: bool = False
    ) -> dict[str, Any] | None:
        """The `Image` schema of a picture with its description; None without a public one."""
        if image is not None:
            self.asked.add(f"image:{image.pk}")
            if image.collection_id in self.private_collections:
                return None
        return image_value(image, alt, decorative, lang)

    def picture_in_text(
        self, image: Any, alt: str, place: str, *, decorative: bool
    ) -> dict[str, Any] | None:
        """The same of a picture in a block, whose id is the place."""
        alt, lang = self._alts.get(place, (alt, self.locale))
        return self.picture(self.image(image.pk) or image, alt, lang, decorative=decorative)

    def rich_text(self, source: str) -> Any:
        """Stored rich text in the form of the reading."""
        return rich_text(source, self, self.richtext)

    def html(self, source: str) -> str:
        """Stored rich text as sanitised HTML."""
        return richtext_html(source, self)

    def page_link(self, pk: int) -> dict[str, Any] | None:
        """Type, id, locale and address of a public page that a text links to."""
        return self._page_links.get(pk)

    def document(self, pk: int) -> Any:
        """The document that a text shows or links to, None when it is not public."""
        return self._documents.get(pk)

    def image(self, pk: int) -> Any:
        """The image that a text shows, with its sizes and rights."""
        return self._images.get(pk)

    def detail_url(self, resource_name: str, key: object, locale: str | None = None) -> str:
        """The address of an object in the API, below the site's own."""
        root = reverse("content_api:api-root")
        return f"{root}{resource_name}/{key}/?{urlencode({'locale': locale or self.locale})}"


def _alt_place(row: Any, place: str) -> str:
    """Where a description stands: blocks have ids of their own, objects one picture each."""
    return f"{row.translation_key}:{place}" if place == LEAD else place


def local_time(moment: dt.datetime | None) -> dt.datetime | None:
    """The moment with the offset of the current time zone."""
    return timezone.localtime(moment) if moment else None


def plain_number(value: Decimal | None) -> float | int | None:
    """A decimal as a JSON number, whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def _follow(row: Any, path: Sequence[str]) -> Iterable[Any]:
    if not path:
        yield row
        return
    value = getattr(row, path[0])
    related = value.all() if hasattr(value, "all") else [value]
    for item in related:
        if item is not None:
            yield from _follow(item, path[1:])
