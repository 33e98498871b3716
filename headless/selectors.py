"""What the public may see, what editors work on, and what stands against a deletion."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import router
from django.db.models import CharField, Exists, Model, OuterRef, ProtectedError, Q, QuerySet
from django.db.models.deletion import Collector
from django.db.models.functions import Cast
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    DraftStateMixin,
    Page,
    PageViewRestriction,
    Site,
    WorkflowState,
)
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet
from wagtail_localize.models import Translation

from .localization import canonical_rows
from .publishing import PublishGate, PublishRefused


@dataclass(frozen=True)
class SiteScope:
    """The part of the tree that belongs to a site and is not private.

    Attributes:
        roots: paths of the site's root page in all its translations.
        private: paths below which a view restriction hides everything, in all translations,
            wherever in the tree these stand.
    """

    roots: tuple[str, ...]
    private: tuple[str, ...]

    def pages(self, model: type[Page]) -> QuerySet[Any]:
        """Live and public pages of a type below the roots; aliases are no translations."""
        inside = Q(pk__in=[])
        for path in self.roots:
            inside |= Q(path__startswith=path)
        pages: QuerySet[Any] = model.objects.filter(inside, live=True, alias_of__isnull=True)
        if self.private:
            pages = pages.exclude(translation_key__in=self._hidden().values("translation_key"))
        return pages

    def hidden_among(self, pages: Iterable[Page]) -> set[Any]:
        """Translation keys of those of the pages that are private, in whatever language."""
        if not self.private:
            return set()
        keys = {page.translation_key for page in pages}
        hidden = self._hidden().filter(translation_key__in=keys)
        return set(hidden.values_list("translation_key", flat=True))

    def _hidden(self) -> QuerySet[Any]:
        below = Q(pk__in=[])
        for path in self.private:
            below |= Q(path__startswith=path)
        hidden: QuerySet[Any] = Page.objects.filter(below)
        return hidden

    @staticmethod
    def snippets(model: type[Model]) -> QuerySet[Any]:
        """Live snippets; they belong to every site."""
        snippets: QuerySet[Any] = model._default_manager.filter(live=True)
        return snippets


def site_scope(site: Site | None) -> SiteScope:
    """The scope of a site; nothing without one. What is written in a language that was taken out
    of the settings waits there.
    """
    if site is None:
        return SiteScope((), ())
    roots = Page.objects.filter(
        translation_key__in=Page.objects.filter(pk=site.root_page_id).values("translation_key"),
        locale__language_code__in=dict(settings.WAGTAIL_CONTENT_LANGUAGES),
    )
    # A restriction counts for every translation: a fallback would hand the page out otherwise.
    restricted = Page.objects.filter(
        translation_key__in=PageViewRestriction.objects.values("page__translation_key")
    )
    return SiteScope(
        roots=tuple(roots.order_by("path").values_list("path", flat=True)),
        private=tuple(restricted.values_list("path", flat=True)),
    )


def private_collections() -> set[int]:
    """Primary keys of the collections that are private, or lie in a private one."""
    inside = Q()
    for path in CollectionViewRestriction.objects.values_list("collection__path", flat=True):
        inside |= Q(path__startswith=path)
    return set(Collection.objects.filter(inside).values_list("pk", flat=True)) if inside else set()


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


def drafts(user: Any) -> QuerySet[Any]:
    """Pages that the user may edit, with changes that nobody submitted; the latest first."""
    submitted = WorkflowState.objects.active().filter(object_id=Cast(OuterRef("pk"), CharField()))
    pages: QuerySet[Any] = policy_registry.get_by_type(Page).instances_user_has_permission_for(
        user, "change"
    )
    return (
        pages.filter(has_unpublished_changes=True, alias_of__isnull=True)
        .exclude(Exists(submitted.filter(base_content_type__model="page")))
        .select_related("latest_revision__user", "content_type", "locale")
        .order_by("-latest_revision_created_at", "-pk")
    )


def drafts_edited_by(user: Any) -> QuerySet[Any]:
    """Those of the drafts that the user was the last to edit."""
    return drafts(user).filter(latest_revision__user=user)


def drafts_edited_by_others(user: Any) -> QuerySet[Any]:
    """Those of the drafts that the user may publish and others were the last to edit."""
    policy = policy_registry.get_by_type(Page)
    publishable = policy.instances_user_has_permission_for(user, "publish")
    others = drafts(user).exclude(latest_revision__user=user)
    return others.filter(pk__in=publishable.values("pk"), latest_revision__user__isnull=False)


def missing_in_draft(page: Page) -> list[str]:
    """What stands against publishing a page as it was last saved, in sentences."""
    draft = page.get_latest_revision_as_object()
    if isinstance(draft, PublishGate):
        try:
            draft.check_publishable()
        except PublishRefused as refused:
            return refused.sentences()
    return []


def original_rows(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Of each thing among translations that in which it was written.

    What was made from another language is none; among the rest the default language goes first,
    then the oldest.
    """
    made = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=OuterRef("locale")
    )
    return canonical_rows(rows.filter(~Exists(made)))


def places_to_add(user: Any, types: Iterable[type[Page]]) -> dict[type[Page], Page]:
    """For each page type the first page, of the default language if there is one, below which
    the user may add it.

    Args:
        user: None for a command that runs for nobody, which may add everywhere.
    """
    policy = policy_registry.get_by_type(Page)
    candidates: PageQuerySet = (
        Page.objects.all()
        if user is None
        else policy.instances_user_has_permission_for(user, "add")
    )
    types = list(types)
    parents = {parent for model in types for parent in model.allowed_parent_page_models()}
    found = sorted(
        candidates.type(*parents).select_related("content_type", "locale"),
        key=lambda page: (page.locale.language_code != settings.LANGUAGE_CODE, page.path),
    )
    places: dict[type[Page], Page] = {}
    for model in types:
        allowed = tuple(model.allowed_parent_page_models())
        for page in found:
            if issubclass(page.specific_class or Page, allowed):
                places[model] = page
                break
    return places


def nameable(pages: QuerySet[Any], user: Any) -> QuerySet[Any]:
    """Those of the pages whose titles a user of the admin may read: what is live, and what the
    explorer shows them. Wagtail's choosers offer everybody everything.
    """
    policy = policy_registry.get_by_type(Page)
    if any(page.is_root() for page in policy.instances_with_direct_explore_permission(user)):
        return pages
    explored = policy.explorable_instances(user)
    return pages.filter(Q(live=True) | Q(pk__in=explored.values("pk")))


def planned_models() -> list[Any]:
    """What can be planned to go live or to expire: all pages, then each kind of snippet."""
    snippets = (
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    )
    return [Page, *snippets]
