"""What the public may see, and what stands against a deletion."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import router
from django.db.models import Model, ProtectedError, Q, QuerySet
from django.db.models.deletion import Collector
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction, Site


@dataclass(frozen=True)
class SiteScope:
    """The part of the tree that belongs to a site and is not private.

    Attributes:
        roots: paths of the site's root page in all its translations.
        private: paths below which a view restriction hides everything, in all translations.
    """

    roots: tuple[str, ...]
    private: tuple[str, ...]

    def pages(self, model: type[Page]) -> QuerySet[Any]:
        """Live and public pages of a type below the roots; aliases are no translations."""
        inside = Q(pk__in=[])
        for path in self.roots:
            inside |= Q(path__startswith=path)
        pages: QuerySet[Any] = model.objects.filter(inside, live=True, alias_of__isnull=True)
        for path in self.private:
            pages = pages.exclude(path__startswith=path)
        return pages

    @staticmethod
    def snippets(model: type[Model]) -> QuerySet[Any]:
        """Live snippets; they belong to every site."""
        snippets: QuerySet[Any] = model._default_manager.filter(live=True)
        return snippets


def site_scope(site: Site | None) -> SiteScope:
    """The scope of a site; nothing without one."""
    if site is None:
        return SiteScope((), ())
    roots = Page.objects.filter(
        translation_key__in=Page.objects.filter(pk=site.root_page_id).values("translation_key")
    )
    # A restriction counts for every translation: a fallback would hand the page out otherwise.
    restricted = Page.objects.filter(
        translation_key__in=PageViewRestriction.objects.values("page__translation_key")
    )
    return SiteScope(
        roots=tuple(roots.order_by("path").values_list("path", flat=True)),
        private=tuple(restricted.values_list("path", flat=True)),
    )


def public_documents(primary_keys: Iterable[int]) -> QuerySet[Any]:
    """Those of the documents that stand in no private collection."""
    documents: QuerySet[Any] = get_document_model().objects.filter(pk__in=list(primary_keys))
    for path in CollectionViewRestriction.objects.values_list("collection__path", flat=True):
        documents = documents.exclude(collection__path__startswith=path)
    return documents


def protecting_objects(things: Iterable[Model]) -> set[Model]:
    """What names one of the pages or snippets, or a page below, and forbids to delete it."""
    collector = Collector(using=router.db_for_write(Page))
    found: set[Model] = set()
    for thing in things:
        doomed = Page.get_tree(thing) if isinstance(thing, Page) else [thing]
        try:
            collector.collect(doomed)
        except ProtectedError as error:
            found |= error.protected_objects
    return found
