"""What a reading loads before it serialises: a fixed number of queries for any number of rows."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple, Protocol

from django.conf import settings
from django.db.models import Model, QuerySet
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Site, TranslatableMixin

from . import clock
from .addresses import Addresses
from .alt_texts import LEAD, alt_in, alt_texts
from .easy_language.selectors import Facts, facts_of, is_easy
from .images import images_with_facts, load_renditions
from .inserted import chosen, load_streams, numbers, stored_richtext
from .localization import best_translations, fallback_chain, locale_ids
from .relations import Named, named_by, note_many, prefetch_children, prefetched_children
from .richtext import RichTextForm, linked_ids
from .selectors import SiteScope, private_collections, site_scope
from .served.models import Served, listing_name


class Resources(Protocol):
    """Knows the resource that delivers a model, as the registry does."""

    def by_model(self, model: type[Model]) -> Any: ...


class Translated(NamedTuple):
    """What readers are told of a translation: when it changed, and whether a machine wrote it."""

    changed_at: dt.datetime
    is_machine: bool


class Loading:
    """Loads what objects of a site refer to, for one locale.

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
        self._references: dict[Named, dict[str, Any]] = {}
        self._whole: dict[Named, Any] = {}
        self._translations: dict[str, dict[str, Translated]] = {}
        self._translated_pages: dict[str, dict[str, Any]] = defaultdict(dict)
        self._alts: dict[str, tuple[str, str]] = {}
        self._page_links: dict[int, dict[str, Any]] = {}
        self._documents: dict[int, Any] = {}
        self._images: dict[int, Any] = {}
        self._row_ids: dict[Named, str] = {}
        self._easy_language: dict[Any, Facts] = {}

    @cached_property
    def chain(self) -> list[int]:
        """Primary keys of the locales that answer, best first."""
        return locale_ids(fallback_chain(self.locale))

    @cached_property
    def _root(self) -> str:
        return reverse("content_api:api-root")

    def detail_url(self, resource_name: str, key: object, locale: str | None = None) -> str:
        """The address of an object in the API, below the site's own."""
        return f"{self._root}{resource_name}/{key}/?locale={locale or self.locale}"

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
        """Primary keys of the collections whose pictures and documents the public does not see."""
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

    # Preparing ------------------------------------------------------------------

    def prepare(self, resource: Any, rows: Sequence[Any], *, detail: bool = False) -> None:
        """Load what serialising `rows` of a resource needs."""
        self.prefetch(resource, rows, detail=detail)
        wanted = {found for row in rows for found in named_by(row, resource.named_in(detail))}
        wanted.update(resource.related(rows, self, detail=detail))
        if detail:
            wanted.update(self._load_inserted(rows))
        self._load_pictures([owner for row in rows for owner in resource.pictured(row, detail)])
        self._load_served(resource, rows, wanted, detail=detail)
        self._load_whole([found for found in wanted if found.model in resource.shows_whole])
        if detail and resource.is_translatable:
            self._load_easy_language(rows)

    def load(self, resource: Any, keys: Iterable[uuid.UUID]) -> dict[uuid.UUID, Any]:
        """Public id to row of other objects that are shown whole, with what their cards need."""
        found = self.served_for_references(resource.name).filter(
            object_id__in=[str(key) for key in keys]
        )
        rows = resource.rows(found.values_list("row_id", flat=True))
        self.prefetch(resource, rows, detail=False)
        self._load_pictures([owner for row in rows for owner in resource.pictured(row, False)])
        return {row.translation_key: row for row in rows}

    def prefetch(self, resource: Any, rows: Sequence[Model], *, detail: bool) -> None:
        """Load what stands in tables of its own, for all rows at once."""
        paths = resource.named_in(detail)
        note_many(rows, paths)
        more = resource.detail_prefetch if detail else ()
        prefetch_children(rows, [*prefetched_children(resource.model, paths), *more])

    def _load_served(
        self, resource: Any, rows: Sequence[Any], wanted: Collection[Named], *, detail: bool
    ) -> None:
        """Load references, and in which locales the objects of the rows are translated."""
        own = {str(row.translation_key) for row in rows} if resource.is_translatable else set()
        models = {
            self.listing(self.resources.by_model(model).name): model for model, _key in wanted
        }
        columns = ["listing", "resource", "object_id", "row_id", "locale"]
        columns += ["title", "slug", "date_modified", "is_machine"]
        served = Served.objects.values_list(*columns, named=True)
        found = served.filter(
            listing__in=models, object_id__in={str(key) for _model, key in wanted}
        ).union(served.filter(resource=resource.name, object_id__in=own), all=True)
        translations = []
        for row in found:
            if row.listing in models:
                self._note_reference(models[row.listing], row)
            if row.resource == resource.name and row.object_id in own:
                translations.append(row)
        if own:
            self._note_translations(resource, rows, translations, detail=detail)

    def _note_reference(self, model: type[Model], row: Any) -> None:
        found = Named(model, uuid.UUID(row.object_id))
        self._row_ids[found] = row.row_id
        self._references[found] = {
            "id": row.object_id,
            "type": model._meta.label,
            "title": row.title,
            "slug": row.slug,
            "locale": row.locale,
            "detail_url": self.detail_url(row.resource, row.object_id),
        }

    def _note_translations(
        self, resource: Any, rows: Sequence[Any], found: Iterable[Any], *, detail: bool
    ) -> None:
        """Note in which locales objects are translated and when each changed, and what is read
        of the translations: addresses, and the descriptions of pictures in the originals.
        """
        originals: dict[str, Any] = {}
        others: dict[str, Any] = {}
        for one in found:
            if one.listing == self.listing(resource.name, one.locale):
                translated = Translated(one.date_modified, one.is_machine)
                self._translations.setdefault(one.object_id, {})[one.locale] = translated
                if detail and issubclass(resource.model, Page):
                    others[one.row_id] = one
            if one.listing == self.listing(resource.name, settings.LANGUAGE_CODE):
                originals[one.object_id] = one
        by_id = {str(row.pk): row for row in rows}
        has_alt = hasattr(resource.model, "image_alt")
        needed = {*others, *(one.row_id for one in originals.values() if has_alt)} - by_id.keys()
        if needed:
            translated = resource.model._default_manager.filter(pk__in=needed)
            if not detail:
                translated = translated.only("translation_key", "image_alt")
            by_id.update((str(row.pk), row) for row in translated)
        for row_id, one in others.items():
            if row_id in by_id:
                self._translated_pages[one.object_id][one.locale] = by_id[row_id]
        if has_alt:
            for row in rows:
                original = originals.get(str(row.translation_key))
                self._note_alts(row, original and by_id.get(original.row_id), whole=detail)

    def _note_alts(self, row: Any, original: Any, *, whole: bool) -> None:
        """Note the descriptions of pictures, those of the original where they are untranslated."""
        own, lang = alt_texts(row, whole=whole), served_locale(row, self.locale)
        others = alt_texts(original, whole=whole) if original else {}
        for place in {*own, *others}:
            described = alt_in(
                own.get(place, ""), lang, others.get(place, ""), settings.LANGUAGE_CODE
            )
            self._alts[alt_place(row, place)] = described

    def _load_whole(self, wanted: Iterable[Named]) -> None:
        """Load the rows of what is shown beyond a reference."""
        ids: dict[type[Model], list[str]] = defaultdict(list)
        for found in wanted:
            if found in self._row_ids:
                ids[found.model].append(self._row_ids[found])
        for model, row_ids in ids.items():
            for row in self.resources.by_model(model).whole(row_ids):
                self._whole[Named(model, row.translation_key)] = row

    def _load_easy_language(self, rows: Sequence[Any]) -> None:
        """Load what is known of those of the rows that are in easy language."""
        if easy := [row for row in rows if is_easy(row)]:
            self._easy_language = facts_of(easy)

    def _load_inserted(self, rows: Sequence[Model]) -> Iterable[Named]:
        """Load what texts show or link to; what of it is delivered as a reference."""
        load_streams(rows)
        inserted = chosen(rows)
        source = stored_richtext(rows)
        self._load_page_links(linked_ids(source, "page"))
        if images := numbers(inserted[get_image_model()]):
            self._images.update(images_with_facts().in_bulk(images))
        if documents := linked_ids(source, "document"):
            self._documents.update(get_document_model().objects.in_bulk(documents))
        for model, primary_keys in list(inserted.items()):
            if issubclass(model, TranslatableMixin) and not issubclass(model, Page):
                found = model._default_manager.filter(pk__in=primary_keys)
                for key in found.values_list("translation_key", flat=True):
                    yield Named(model, key)

    def _load_pictures(self, owners: Sequence[Any]) -> None:
        """Load the sizes of all pictures; one that is shown in several places is the same."""
        for owner in owners:
            if owner.image is not None:
                owner.image = self._images.setdefault(owner.image.pk, owner.image)
        load_renditions(self._images.values())

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


def served_locale(row: Any, requested: str) -> str:
    """Code of the locale that a row is in; the requested one where rows have none."""
    code: str = row.locale.language_code if hasattr(row, "locale_id") else requested
    return code


def alt_place(row: Any, place: str) -> str:
    """Where a description stands: blocks have ids of their own, objects one picture each."""
    return f"{row.translation_key}:{place}" if place == LEAD else place
