"""What is read of the tree around the content. Every query keeps to the scope of the site."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Q, QuerySet
from wagtail.models import Locale, Page, Site

from headless.addresses import decoded, unicode_forms
from headless.localization import fallback_chain
from headless.models import ContentPage, Imprint
from headless.served.models import Served, listing_name

from .reading import SiteReading, resource_name

# SQLite takes some ten thousand values in a query.
BATCH = 5_000


def content_locales() -> list[str]:
    """The languages that have a locale, in the order of the settings."""
    existing = set(Locale.objects.values_list("language_code", flat=True))
    return [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES if code in existing]


# The menu -----------------------------------------------------------------------------


def menu_pages(reading: SiteReading) -> list[Page]:
    """The pages that answer the reading and stand in menus, in no order."""
    marked = Page.objects.filter(show_in_menus=True).values("translation_key")
    pages = reading.scope.pages(Page).filter(translation_key__in=marked)
    rows = pages.exclude(path__in=reading.scope.roots).select_related("content_type")
    return [page for page in reading.answering(rows) if page.show_in_menus]


def keys_above(pages: Iterable[Page], reading: SiteReading) -> dict[int, list[uuid.UUID]]:
    """For each page the keys of those above it, from its parent up to the site's root."""
    paths = {page.pk: _paths_above(page, reading.scope.roots) for page in pages}
    every = {path for above in paths.values() for path in above}
    keys = dict(_pages_with("path", every, "path", "translation_key"))
    return {pk: [keys[path] for path in above if path in keys] for pk, above in paths.items()}


def _paths_above(page: Page, roots: tuple[str, ...]) -> list[str]:
    above = [page.path[:end] for end in range(len(page.path) - Page.steplen, 0, -Page.steplen)]
    return [path for path in above if path.startswith(roots)]


def public_keys(keys: Collection[uuid.UUID], reading: SiteReading) -> set[uuid.UUID]:
    """Those of the keys that are public in any language."""
    return set(public_translations(keys, reading).values_list("translation_key", flat=True))


def places(keys: Collection[uuid.UUID], site: Site) -> dict[uuid.UUID, str]:
    """Where each page stands in the tree of the site's own root, whose order editors arrange."""
    rows = Page.objects.filter(translation_key__in=keys, path__startswith=site.root_page.path)
    return dict(rows.order_by("-path").values_list("translation_key", "path"))


def public_translations(keys: Collection[uuid.UUID], reading: SiteReading) -> QuerySet[Any]:
    """The pages that bear the keys, in every language in which they are public."""
    pages = reading.scope.pages(Page).filter(translation_key__in=keys)
    return pages.select_related("content_type")


# The site -----------------------------------------------------------------------------


def imprint(site: Site) -> Imprint:
    """The imprint of a site, an empty one where none was saved: a read writes nothing."""
    return Imprint.objects.filter(site=site).first() or Imprint(site=site)


def home(site: Site, reading: SiteReading) -> Page | None:
    """The start page in the language that answers."""
    pages = reading.scope.pages(Page).filter(translation_key=site.root_page.translation_key)
    return next(iter(reading.answering(pages.select_related("content_type"))), None)


def standing_pages(reading: SiteReading) -> dict[str, ContentPage]:
    """Of each kind of standing text the first page, in the language that answers."""
    pages = reading.scope.pages(ContentPage).exclude(kind=ContentPage.Kind.GENERAL)
    found: dict[str, ContentPage] = {}
    for page in sorted(reading.answering(pages), key=lambda page: page.path):
        found.setdefault(page.kind, page)
    return found


# The sitemap --------------------------------------------------------------------------


def sitemap_pages(reading: SiteReading, locale: str | None) -> QuerySet[Any]:
    """Every public page, each language for itself, in the order of the tree."""
    pages = reading.scope.pages(Page).select_related("content_type").order_by("path")
    return pages.filter(locale__language_code=locale) if locale else pages


def translations_by_key(
    pages: Iterable[Page], reading: SiteReading
) -> dict[uuid.UUID, list[tuple[str, Page]]]:
    """Code and page of every public translation of the pages, in the order of the settings."""
    order = {code: place for place, (code, _) in enumerate(settings.WAGTAIL_CONTENT_LANGUAGES)}
    found: dict[uuid.UUID, list[tuple[str, Page]]] = defaultdict(list)
    for page in public_translations({page.translation_key for page in pages}, reading):
        found[page.translation_key].append((reading.locale_of(page), page))
    for translations in found.values():
        translations.sort(key=lambda item: (order.get(item[0], len(order)), item[0]))
    return found


def modified_at(pages: Collection[Page], reading: SiteReading) -> dict[int, dt.datetime]:
    """When the content of pages last changed, by primary key; not of those that only hold others.

    To publish a page again without a change is none.
    """
    rows = Served.objects.filter(
        resource__in={name for page in pages if (name := resource_name(page))},
        object_id__in=[str(page.translation_key) for page in pages],
    )
    found = {}
    for row in rows.only("listing", "resource", "row_id", "locale", "date_modified"):
        if reading.site and row.listing == listing_name(reading.site.pk, row.locale, row.resource):
            found[int(row.row_id)] = row.date_modified
    return found


# Paths and redirects ------------------------------------------------------------------


def live_page_at(url_paths: Collection[str]) -> Page | None:
    """The page that is live at one of the paths; it may be private or an alias."""
    found: Page | None = Page.objects.filter(url_path__in=url_paths, live=True).first()
    return found


def pages_at(url_paths: Collection[str]) -> dict[str, tuple[int, bool]]:
    """Primary key of the pages at these paths, and whether they are live."""
    rows = _pages_with("url_path", url_paths, "url_path", "pk", "live")
    return {path: (pk, live) for path, pk, live in rows}


def redirects(site: Site | None) -> QuerySet[Any] | None:
    """The redirects that hold for a site, its own and those of all sites.

    None where the project does without Wagtail's redirects.
    """
    if site is None or not apps.is_installed("wagtail.contrib.redirects"):
        return None
    model: Any = apps.get_model("wagtailredirects", "Redirect")
    found: QuerySet[Any] = model.objects.filter(Q(site=site) | Q(site=None))
    return found


def redirect_at(path: str, reading: SiteReading) -> Any:
    """The redirect that holds for a path with its query, else without it, or None.

    One of the site itself goes before one of all sites.
    """
    found = redirects(reading.site)
    if found is None or decoded(path) is None:
        return None
    model = found.model
    places: dict[str, int] = {}
    for written in (path, path.partition("?")[0]):
        for decode in (True, False):
            stored = model.normalise_path(written, decode_unicode=decode)
            for form in unicode_forms(stored):
                places.setdefault(form, len(places))
    rows = found.filter(old_path__in=places)
    return min(rows, key=lambda row: (places[row.old_path], row.site_id is None), default=None)


def public_ids(ids: Collection[int], reading: SiteReading) -> set[int]:
    """Those of the pages that are public, and the aliases of public ones."""
    public = reading.scope.pages(Page)
    # Of an alias, too: a language may follow another one that follows the original.
    aliases = Page.objects.filter(live=True, alias_of__isnull=False).filter(
        Q(alias_of__in=public) | Q(translation_key__in=public.values("translation_key"))
    )
    roots, private = reading.scope.roots, reading.scope.private
    rows = [
        *_pages_with("pk", ids, "pk", "path", pages=public),
        *_pages_with("pk", ids, "pk", "path", pages=aliases),
    ]
    return {pk for pk, path in rows if path.startswith(roots) and not path.startswith(private)}


def answering_pages(
    ids: Collection[int], reading: SiteReading, locale: str | None = None
) -> dict[int, Page]:
    """Of each public page or alias the translation that answers in a language.

    An alias is no translation, so the next language of its chain answers for it.

    Args:
        locale: by default the language of each page, so that it answers itself.
    """
    pages = list(Page.objects.filter(pk__in=public_ids(ids, reading)))
    translations = translations_by_key(pages, reading)
    found = {}
    for page in pages:
        chain = fallback_chain(locale or reading.locale_of(page))
        rank = {code: place for place, code in enumerate(chain)}
        _code, found[page.pk] = min(
            translations[page.translation_key],
            key=lambda item: (rank.get(item[0], len(rank)), item[1].pk),
        )
    return found


def _pages_with(
    field: str, values: Collection[Any], *columns: str, pages: QuerySet[Any] | None = None
) -> Iterator[Any]:
    """Columns of the pages whose field has one of many values."""
    pages = Page.objects.all() if pages is None else pages
    wanted = list(values)
    for start in range(0, len(wanted), BATCH):
        some = pages.filter(**{f"{field}__in": wanted[start : start + BATCH]})
        yield from some.values_list(*columns)
