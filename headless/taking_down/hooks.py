"""Wagtail's views that take something down, and what of its translations follows or is told."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.coreutils import get_content_languages
from wagtail.log_actions import LogFormatter
from wagtail.models import DraftStateMixin, Page

from headless.conflicts.selectors import is_autosave
from headless.refusals import may_publish, refuse_to_delete

from .naming import names, with_language
from .selectors import (
    INCLUDED,
    Plan,
    Way,
    hiding,
    is_plan_shared,
    left_online,
    online_translations,
    outliving,
    plan_of,
    things_of,
)
from .services import EXPIRES_TOO, LEFT_ONLINE, LOST_SOURCE, follow
from .views import urls

# By whether the plan is published, and whether translations expire together with their source.
EXPIRY = {
    (True, False): _("It goes offline at %(moment)s. These translations stay online: %(names)s."),
    (True, True): _("It goes offline at %(moment)s, and its translations with it: %(names)s."),
    (False, False): _(
        "Once this is published it goes offline at %(moment)s. "
        "These translations stay online: %(names)s."
    ),
    (False, True): _(
        "Once this is published it goes offline at %(moment)s, "
        "and its translations with it: %(names)s."
    ),
}

hooks.register("register_admin_urls", urls)


@hooks.register("after_unpublish_page")
def unpublish_translations_of_page(request: HttpRequest, page: Page) -> None:
    _unpublish(request, [page], with_descendants=bool(request.POST.get("include_descendants")))


@hooks.register("after_unpublish")
def unpublish_translations_of_snippet(request: HttpRequest, instance: Any) -> None:
    _unpublish(request, [instance], with_descendants=False)


@hooks.register("after_bulk_action")
def unpublish_translations_of_several(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> None:
    if action_type == "unpublish":
        chosen = action.cleaned_form.cleaned_data
        _unpublish(request, objects, with_descendants=chosen["include_descendants"])


def _unpublish(request: HttpRequest, objects: Iterable[Any], *, with_descendants: bool) -> None:
    things = things_of(objects, with_descendants=with_descendants)
    if things is not None:
        # Pages below that the user may not unpublish are still online.
        plan = _plan(request, things.filter(live=False), Way.UNPUBLISH)
        follow(plan, request.user, Way.UNPUBLISH)
        tell(request, plan, Way.UNPUBLISH)


@hooks.register("before_delete_page")
def plan_to_delete_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _plan_to_delete(request, [page], request.get_full_path())


@hooks.register("before_delete_snippet")
def plan_to_delete_snippets(request: HttpRequest, snippets: list[Any]) -> HttpResponse | None:
    return _plan_to_delete(request, snippets, request.get_full_path())


@hooks.register("before_bulk_action")
def plan_to_delete_pages(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Snippets are planned by the hook above."""
    pages = [item for item in objects if isinstance(item, Page)]
    return _plan_to_delete(request, pages, action.next_url) if action_type == "delete" else None


def _plan_to_delete(
    request: HttpRequest, objects: Iterable[Any], address: str
) -> HttpResponse | None:
    """Find out before the deletion, as it cannot be told afterwards; refuse all or nothing."""
    things = things_of(objects, with_descendants=True)
    if request.method != "POST" or things is None:
        return None
    plan = _plan(request, things, Way.DELETE)
    request.plan_to_delete = plan  # type: ignore[attr-defined]
    return refuse_to_delete(request, plan.included, address)


@hooks.register("after_delete_page")
def delete_translations_of_page(request: HttpRequest, page: Page) -> None:
    """In the transaction of Wagtail's view."""
    delete_as_planned(request)


@hooks.register("after_bulk_action")
def delete_translations_of_several(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> None:
    if action_type == "delete":
        delete_as_planned(request)


@hooks.register("after_delete_snippet")
def delete_translations_of_snippet(request: HttpRequest, snippets: list[Any]) -> None:
    """After the deletion of a single one; that of several is done already."""
    delete_as_planned(request)


def delete_as_planned(request: HttpRequest) -> None:
    """Delete the translations that were chosen, once."""
    plan = getattr(request, "plan_to_delete", None)
    if plan is not None:
        request.plan_to_delete = None  # type: ignore[attr-defined]
        follow(plan, request.user, Way.DELETE)
        tell(request, plan, Way.DELETE)


def _plan(request: HttpRequest, things: QuerySet[Any], way: Way) -> Plan:
    return plan_of(things, request.POST.getlist(INCLUDED), request.user, way)


def tell(request: HttpRequest, plan: Plan, way: Way) -> None:
    """Say what went too and what stays online."""
    if plan.included:
        text = _("Also deleted: %(names)s.") if way is Way.DELETE else _("Also offline: %(names)s.")
        messages.success(request, text % {"names": names(plan.included)})
    if plan.left:
        text = _("Still online, also where the language of what is gone is asked for: %(names)s.")
        messages.warning(request, text % {"names": names(plan.left)})


@hooks.register("after_move_page")
def tell_what_a_move_hides(request: HttpRequest, page: Page) -> None:
    _tell_what_is_hidden(request, [page])


@hooks.register("after_bulk_action")
def tell_what_moves_hide(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> None:
    if action_type == "move":
        _tell_what_is_hidden(request, list(objects))


def _tell_what_is_hidden(request: HttpRequest, pages: list[Any]) -> None:
    hidden = [page for page in pages if isinstance(page, Page) and hiding([page])]
    things = things_of(hidden)
    if things is not None and (rows := online_translations(things)):
        text = _("Hidden in every language, as the pages are at a private place: %(names)s.")
        messages.warning(request, text % {"names": names([*hidden, *rows])})


@hooks.register("after_edit_page")
@hooks.register("after_edit_snippet")
def tell_what_outlives_it(request: HttpRequest, instance: Any) -> None:
    """After a source was saved that is to expire before its translations."""
    if (
        request.method != "POST"
        or is_autosave(request)
        or not isinstance(instance, DraftStateMixin)
    ):
        return
    row = type(instance)._default_manager.filter(pk=instance.pk).first()
    moment = row and row.get_latest_revision_as_object().expire_at
    if not moment or moment <= timezone.now():
        return
    together = is_plan_shared(type(row))
    rows = left_online(row) if together else outliving(row, moment)
    if rows:
        is_public = row.live and row.expire_at == moment
        buttons = _expiry_buttons(request, row) if is_public and not together else []
        text = EXPIRY[is_public, together] % {
            "moment": date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT"),
            "names": names(rows),
        }
        messages.warning(request, text, buttons=buttons)


def _expiry_buttons(request: HttpRequest, row: Any) -> list[Any]:
    if not may_publish(request.user, row):
        return []
    content_type = ContentType.objects.get_for_model(row)
    address = reverse("headless_expiry", args=[content_type.pk, row.pk])
    return [messages.button(address, gettext("Let translations expire too"))]


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """What the history tells of translations."""
    actions.register_action(LEFT_ONLINE)(LeftOnlineFormatter)
    actions.register_action(LOST_SOURCE)(LostSourceFormatter)
    actions.register_action(EXPIRES_TOO)(ExpiresTooFormatter)


class LeftOnlineFormatter(LogFormatter):
    """Names the translations."""

    label = _("Translations stayed online")

    def format_message(self, log_entry: Any) -> str:
        languages = get_content_languages()
        named = ", ".join(
            with_language(item["title"], languages.get(item["language"], item["language"]))
            for item in log_entry.data.get("translations", [])
        )
        return f"{self.label}: {named}"


class LostSourceFormatter(LeftOnlineFormatter):
    """Names the original."""

    label = _("Stayed online when its original was deleted")


class ExpiresTooFormatter(LogFormatter):
    """Names the moment."""

    label = _("Expires together with its original")

    def format_message(self, log_entry: Any) -> str:
        moment = parse_datetime(log_entry.data.get("moment", ""))
        day = date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT") if moment else ""
        return f"{self.label}: {day}"
