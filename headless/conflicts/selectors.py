"""What happened to a page or snippet while a form of it was open."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import quote
from django.http import HttpRequest
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from wagtail.admin.panels import get_edit_handler
from wagtail.log_actions import registry
from wagtail.models import Page, Revision, RevisionMixin

from .versions import is_made_by, latest_version

# Hidden fields of the form: the last three are Wagtail's.
CONFIRMED = "confirmed_conflict"
FORM, OPENED = "editing_form", "form_opened_at"
LOADED, LOADED_AT = "loaded_revision_id", "loaded_revision_created_at"
OVERWRITTEN = "overwrite_revision_id"


@dataclass(frozen=True)
class Conflict:
    """What somebody should know before saving.

    Attributes:
        newest: the revision that would be overwritten, if there is a newer one.
        loaded: the version that the form shows, unless it is unknown or was continued itself.
        unpublished: the log entry that says who took the object offline, if somebody did.
    """

    newest: Revision | None
    loaded: Revision | None
    unpublished: Any

    @property
    def key(self) -> str:
        """Differs from that of every other conflict: what was confirmed was this one."""
        newest = f"{self.newest.pk}@{self.newest.created_at.isoformat()}" if self.newest else ""
        return f"{newest}/{self.unpublished.pk if self.unpublished else ''}"


def is_autosave(request: HttpRequest) -> bool:
    """Whether it is a save in the background, as Wagtail tells it."""
    return not request.accepts("text/html")


def form_key(request: HttpRequest) -> uuid.UUID | None:
    """The key that a form got when it was opened; None where a script sends one."""
    try:
        return uuid.UUID(request.POST.get(FORM, ""))
    except ValueError:
        return None


def conflict_of(request: HttpRequest, instance: Any) -> Conflict | None:
    """What a form that is being saved does not know; None when it may be saved."""
    newest, loaded = _newer_revision(request, instance)
    unpublished = _unpublished(request, instance)
    if newest is None and unpublished is None:
        return None
    conflict = Conflict(newest, loaded, unpublished)
    return None if request.POST.get(CONFIRMED) == conflict.key else conflict


def _newer_revision(request: HttpRequest, instance: Any) -> tuple[Revision | None, Revision | None]:
    """The newest revision if the form does not know it, and the one it shows."""
    if not isinstance(instance, RevisionMixin):
        return None, None
    pk, created_at = latest_version(instance)
    if pk is None or created_at is None or _is_known(request, instance, pk, created_at):
        return None, None
    newest = instance.revisions.select_related("user").get(pk=pk)
    loaded = None
    if (loaded_pk := request.POST.get(LOADED, "")).isdecimal():
        # One with another time was continued by autosave since: what the form shows is gone.
        loaded_at = _moment(request, LOADED_AT)
        loaded = instance.revisions.filter(pk=loaded_pk, created_at=loaded_at).first()
    return newest, loaded


def _is_known(request: HttpRequest, instance: Any, pk: int, created_at: dt.datetime) -> bool:
    """Whether the form was made from this revision, or made it."""
    key = form_key(request)
    if overwritten := request.POST.get(OVERWRITTEN):
        # Only the form that made a revision overwrites it.
        if overwritten == str(pk):
            return True
    elif loaded := request.POST.get(LOADED):
        if loaded == str(pk) and request.POST.get(LOADED_AT, "") == created_at.isoformat():
            return True
    elif key is None:
        # Nothing is known of what a script read.
        return True
    # The answer to an autosave may still be on its way, so the form need not know of it.
    return is_made_by(key, request.user, instance, pk)


def _unpublished(request: HttpRequest, instance: Any) -> Any:
    """The log entry of who took it offline since the form was opened, if it still is."""
    opened_at = _moment(request, OPENED)
    if opened_at is None or getattr(instance, "live", True):
        return None
    logs = registry.get_logs_for_instance(instance).select_related("user")
    return (
        logs.filter(action="wagtail.unpublish", timestamp__gt=opened_at)
        .order_by("-timestamp", "-pk")
        .first()
    )


def _moment(request: HttpRequest, name: str) -> dt.datetime | None:
    try:
        moment = parse_datetime(request.POST.get(name, ""))
    except ValueError:
        return None
    return moment if moment and is_aware(moment) else None


def different_fields(request: HttpRequest, instance: Any, conflict: Conflict) -> list[str]:
    """The labels of the fields in which the newest revision differs from the form's."""
    if conflict.newest is None or conflict.loaded is None:
        return []
    panel = _edit_handler(instance).get_bound_panel(instance=instance, request=request, form=None)
    shown, newest = conflict.loaded.as_object(), conflict.newest.as_object()
    differences = (compare(shown, newest) for compare in panel.get_comparison())
    labels = (str(each.field_label()) for each in differences if each.has_changed())
    return list(dict.fromkeys(labels))


def _edit_handler(instance: Any) -> Any:
    if isinstance(instance, Page):
        return type(instance).get_edit_handler()
    viewset = getattr(type(instance), "snippet_viewset", None)
    return viewset.get_edit_handler() if viewset else get_edit_handler(type(instance))


def comparison_address(instance: Any, conflict: Conflict) -> str | None:
    """Where Wagtail shows what differs between the two revisions."""
    if conflict.newest is None or conflict.loaded is None:
        return None
    pks = (conflict.loaded.pk, conflict.newest.pk)
    if isinstance(instance, Page):
        return reverse("wagtailadmin_pages:revisions_compare", args=[instance.pk, *pks])
    name = type(instance).snippet_viewset.get_url_name("revisions_compare")
    return reverse(name, args=[quote(instance.pk), *pks])
