"""What the confirmations of the admin tell of translations."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django import template
from django.db.models import Model
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from headless.selectors import nameable
from headless.taking_down.naming import SHOWN
from headless.taking_down.selectors import (
    INCLUDED,
    Way,
    concerned,
    hiding,
    is_private_place,
    online_translations,
    outliving,
    permitted,
    sources_among,
    stays_hidden,
    things_of,
)

register = template.Library()


@register.simple_tag(takes_context=True)
def translations_to_choose(
    context: template.Context, things: Any, way: str, moment: Any = None
) -> dict[str, Any]:
    """The translations that stay online, by language, and whether the user may include them.

    Args:
        things: a page or snippet that is taken down, or the items of a bulk action.
        way: how, a value of `Way`.
        moment: that at which it expires, if it does.
    """
    instances, act = _instances(things), Way(way)
    found = things_of(instances, with_descendants=act is not Way.EXPIRE)
    if found is None:
        return {}
    rows = outliving(instances[0], moment) if moment else concerned(found, act)
    allowed = {row.pk for row in permitted(rows, context["request"].user, act)}
    sources = sources_among(found, {row.translation_key for row in rows}) if rows else {}
    # Those of the pages below only go offline if these pages do.
    own = {item.translation_key for item in instances} if act is Way.UNPUBLISH else None
    shown = _Shown(context["request"])
    languages = []
    for locale, group in groupby((row for row in rows if row.pk in allowed), _locale):
        members = list(group)
        named = [row for row in members if own is None or row.translation_key in own]
        of_source = any(row.translation_key in sources for row in members)
        languages.append(
            {
                **shown.some(named),
                "locale": locale,
                "below": len(members) - len(named),
                "is_chosen": shown.is_chosen(locale.language_code, of_source),
            }
        )
    return {
        "languages": languages,
        "refused": shown.some([row for row in rows if row.pk not in allowed]),
        "is_source": bool(sources),
        "way": way,
        "field": INCLUDED,
    }


@register.simple_tag(takes_context=True)
def privacy_effect(context: template.Context, page: Any) -> dict[str, Any] | None:
    """What a restriction of a page means for its translations; None for a collection."""
    if not isinstance(page, Page):
        return None
    shown = _Shown(context["request"])
    places = nameable(Page.objects.filter(pk__in=[row.pk for row in hiding([page])]), shown.user)
    others = [row for row in places.select_related("locale") if not page.path.startswith(row.path)]
    return {
        "translations": shown.some(online_translations(things_of([page]))),  # type: ignore[arg-type]
        "hidden_by": shown.some(others),
    }


@register.simple_tag(takes_context=True)
def move_effect(
    context: template.Context, things: Any, destination: Page | None = None
) -> dict[str, Any]:
    """Where the translations of pages stand that are about to be moved, and what is hidden then."""
    pages = _instances(things)
    shown = _Shown(context["request"], with_places=True)
    staying = stays_hidden(pages[0]) if destination and len(pages) == 1 else []
    return {
        "translations": shown.some(online_translations(things_of(pages)) if pages else []),  # type: ignore[arg-type]
        "is_private": destination is not None and is_private_place(destination),
        "hidden_by": shown.some(staying),
    }


class _Shown:
    """Rows as templates show them."""

    def __init__(self, request: Any, *, with_places: bool = False) -> None:
        self.request = request
        self.user = request.user
        self.finder = AdminURLFinder(request.user)
        self.with_places = with_places

    def is_chosen(self, code: str, by_default: bool) -> bool:
        """As it was sent, where the question is asked again."""
        if self.request.method == "POST":
            return code in self.request.POST.getlist(INCLUDED)
        return by_default

    def some(self, rows: list[Any]) -> dict[str, Any]:
        places = self._places(rows[:SHOWN]) if self.with_places else {}
        return {
            "rows": [self._row(row, places) for row in rows[:SHOWN]],
            "count": len(rows),
            "more": max(0, len(rows) - SHOWN),
        }

    def _row(self, row: Any, places: Mapping[str, str]) -> dict[str, Any]:
        is_page = isinstance(row, Page)
        address = self.finder.get_edit_url(row) or (row.full_url if is_page and row.live else None)
        return {
            "title": str(row),
            "locale": row.locale,
            "address": address,
            "below": row.get_descendant_count() if is_page else 0,
            "place": places.get(row.path[: -row.steplen]) if is_page else None,
        }

    def _places(self, rows: list[Any]) -> dict[str, str]:
        above = Page.objects.filter(path__in=[row.path[: -row.steplen] for row in rows])
        return dict(nameable(above, self.user).values_list("path", "title"))


def _instances(things: Any) -> list[Any]:
    """One thing, or several in the way of Wagtail's bulk actions."""
    if isinstance(things, Model):
        return [things]
    found = [item["item"] if isinstance(item, Mapping) else item for item in things or ()]
    return [item for item in found if isinstance(item, Model)]


def _locale(row: Any) -> Any:
    return row.locale
