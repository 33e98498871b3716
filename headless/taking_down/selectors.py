"""What stays online when something is taken down, and what of it the user may take down too."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Revision, TranslatableMixin, WorkflowState
from wagtail.permissions import policy_registry
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import TranslationSource

from headless.refusals import may_publish
from headless.services import source_rank

# Name of the field with the languages whose translations are to be taken down too.
INCLUDED = "include_language"


class Way(Enum):
    """How something is taken down."""

    UNPUBLISH = "unpublish"
    DELETE = "delete"
    EXPIRE = "expire"


@dataclass(frozen=True)
class Plan:
    """What becomes of the translations of what is taken down.

    Attributes:
        included: those that are taken down too.
        left: those that stay online.
        sources: each thing that is the source of some that stay, with these.
    """

    included: list[Any]
    left: list[Any]
    sources: list[tuple[Any, list[Any]]]


def things_of(instances: Iterable[Any], *, with_descendants: bool = False) -> QuerySet[Any] | None:
    """The rows of pages, or of snippets of one kind, with the pages below; None where these are
    no translations of anything.
    """
    found = list(instances)
    if not found or not isinstance(found[0], TranslatableMixin):
        return None
    if not isinstance(found[0], Page):
        return _rows(type(found[0])).filter(pk__in=[instance.pk for instance in found])
    if not with_descendants:
        return _rows(Page).filter(pk__in=[page.pk for page in found])
    inside = Q(pk__in=[])
    for page in found:
        inside |= Q(path__startswith=page.path)
    return _rows(Page).filter(inside)


def online_translations(things: QuerySet[Any]) -> list[Any]:
    """The live translations of things that are none of these; aliases follow their source."""
    rows = _without_aliases(_rows(things.model)).filter(
        live=True, translation_key__in=things.values("translation_key")
    )
    rows = rows.exclude(pk__in=things.values("pk")).select_related("locale")
    return list(rows.order_by("locale__language_code", "pk"))


def sources_among(things: QuerySet[Any], keys: Collection[Any]) -> dict[Any, Any]:
    """Those of the things that are sources of their translations, by translation key."""
    submitted: dict[Any, list[str]] = defaultdict(list)
    sources = TranslationSource.objects.filter(object_id__in=keys).order_by("pk")
    for key, code in sources.values_list("object_id", "locale__language_code"):
        submitted[key].append(code)
    rows = _without_aliases(_rows(things.model)).filter(translation_key__in=keys)
    taken = set(things.values_list("pk", flat=True))
    first: dict[Any, Any] = {}
    for row in rows.select_related("locale"):
        key = row.translation_key
        if (row.live or row.pk in taken) and (
            key not in first
            or source_rank(row, submitted[key]) < source_rank(first[key], submitted[key])
        ):
            first[key] = row
    return {key: row for key, row in first.items() if row.pk in taken}


def plan_of(things: QuerySet[Any], codes: Collection[str], user: Any, way: Way) -> Plan:
    """What becomes of the translations of things that a user takes down.

    Args:
        codes: the languages whose translations are to go too.
    """
    rows = concerned(things, way)
    chosen = [row for row in rows if row.locale.language_code in codes]
    included = permitted(chosen, user, way)
    going = {row.pk for row in included}
    left = [row for row in rows if row.pk not in going]
    by_key: dict[Any, list[Any]] = defaultdict(list)
    for row in left:
        by_key[row.translation_key].append(row)
    sources = sources_among(things, by_key)
    return Plan(included, left, [(sources[key], by_key[key]) for key in by_key if key in sources])


def concerned(things: QuerySet[Any], way: Way) -> list[Any]:
    """The translations that stay online unless they are taken down too.

    Of what is to be deleted those below another one are left out: they would go with that.
    """
    rows = online_translations(things)
    if way is not Way.DELETE:
        return rows
    # A draft of a translation that goes leaves all others as they were.
    gone = set(things.filter(live=True).values_list("translation_key", flat=True))
    gone |= set(sources_among(things, [row.translation_key for row in rows]))
    rows = [row for row in rows if row.translation_key in gone]
    if not issubclass(things.model, Page):
        return rows
    above: list[str] = []
    for path in sorted(row.path for row in rows):
        if not above or not path.startswith(above[-1]):
            above.append(path)
    return [row for row in rows if row.path in set(above)]


def left_online(instance: Any) -> list[Any]:
    """The translations that stay online when a source expires; nothing where it is none.

    Those whose own time has come are not among them.
    """
    things = things_of([instance])
    if things is None:
        return []
    now = timezone.now()
    rows = [
        row for row in online_translations(things) if not (row.expire_at and row.expire_at < now)
    ]
    return rows if rows and sources_among(things, {instance.translation_key}) else []


def outliving(instance: Any, moment: Any) -> list[Any]:
    """The translations that are still online when their source has expired at a moment."""
    return [row for row in left_online(instance) if row.expire_at is None or row.expire_at > moment]


def is_plan_shared(model: type[Model]) -> bool:
    """Whether translations expire when their source does, whoever asks: of snippets this is a
    fact like others, to wagtail-localize.
    """
    return any(field.field_name == "expire_at" for field in get_translatable_fields(model))


def permitted(rows: Iterable[Any], user: Any, way: Way) -> list[Any]:
    """Those of the translations that the user may take down as well."""
    rows = list(rows)
    if not rows:
        return []
    if not isinstance(rows[0], Page):
        action = "delete" if way is Way.DELETE else "publish"
        policy = policy_registry.get_by_type(type(rows[0]))
        return [row for row in rows if policy.user_has_permission_for_instance(user, action, row)]
    if way is Way.DELETE:
        return [page for page in rows if page.permissions_for_user(user).can_delete()]
    # To ask whether a page is locked takes three queries.
    maybe_locked = _maybe_locked(rows)
    return [
        page
        for page in rows
        if may_publish(user, page)
        and (page.pk not in maybe_locked or page.permissions_for_user(user).can_unpublish())
    ]


def hiding(pages: Iterable[Page]) -> list[Page]:
    """The private pages that hide pages: in whatever language these or those are."""
    keys = {page.translation_key for page in pages}
    paths = Page.objects.filter(translation_key__in=keys).values_list("path", flat=True)
    places = [place for place in _private_places() if _stands_below(paths, place)]
    found = Page.objects.filter(translation_key__in={place.translation_key for place in places})
    restricted = PageViewRestriction.objects.values("page")
    return list(found.filter(pk__in=restricted).select_related("locale").order_by("path"))


def is_private_place(page: Page) -> bool:
    """Whether what stands below a page is hidden, since this or its translation is private."""
    return any(page.path.startswith(place.path) for place in _private_places())


def stays_hidden(page: Page) -> list[Any]:
    """The translations whose private places hide a page wherever this stands."""
    rows = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    places = _private_places()
    return [
        row
        for row in rows.select_related("locale").order_by("locale__language_code", "pk")
        if any(row.path.startswith(place.path) for place in places)
    ]


def _private_places() -> list[Page]:
    """Pages that are private, in all their translations."""
    restrictions = PageViewRestriction.objects.values("page__translation_key")
    return list(Page.objects.filter(translation_key__in=restrictions).order_by("path"))


def _stands_below(paths: Iterable[str], place: Page) -> bool:
    return any(path.startswith(place.path) for path in paths)


def _maybe_locked(pages: Collection[Page]) -> set[Any]:
    keys = {str(page.pk): page.pk for page in pages}
    planned = Revision.page_revisions.filter(
        object_id__in=keys, approved_go_live_at__isnull=False
    ).values_list("object_id", flat=True)
    reviewed = WorkflowState.objects.active().filter(
        base_content_type__model="page", object_id__in=keys
    )
    found = {*planned, *reviewed.values_list("object_id", flat=True)}
    return {keys[key] for key in found} | {page.pk for page in pages if page.locked}


def _rows(model: type[Model]) -> QuerySet[Any]:
    rows: QuerySet[Any] = model._default_manager.all()
    return rows


def _without_aliases(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(alias_of__isnull=True) if issubclass(rows.model, Page) else rows
