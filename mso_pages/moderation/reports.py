"""Who changed which field when, and who decided on it."""

import datetime as dt
from collections.abc import Callable
from typing import Any, ClassVar

import django_filters
from django.contrib.auth.mixins import UserPassesTestMixin
from django.db.models import Q
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.utils import get_user_display_name

from headless.exports import ExportedReport
from headless.widgets import show_days_in_language
from mso_pages.models import Submission

from .selectors import all_submissions, is_to_review
from .values import label_of, read_value
from .views import may_review

# What a listing has room for.
LONGEST = 120


def address_of(submission: Submission) -> str:
    """Where staff see more of a submission: on the review while it is there, or at its page."""
    if is_to_review(submission):
        return f"{reverse('submissions:review')}#page-{submission.page_id}"
    return reverse("wagtailadmin_pages:edit", args=[submission.page_id])


def _text(submission: Submission, value: Any) -> str:
    return "\n".join(read_value(submission, value))


def _short(submission: Submission, value: Any) -> str:
    return Truncator("; ".join(read_value(submission, value))).chars(LONGEST)


def _short_before(submission: Submission) -> str:
    return _short(submission, submission.before)


def _short_value(submission: Submission) -> str:
    return _short(submission, submission.value)


def _author(submission: Submission) -> str:
    return str(get_user_display_name(submission.author))


def _reviewer(submission: Submission) -> str:
    return str(get_user_display_name(submission.reviewer))


def _local(moment: dt.datetime | None) -> dt.datetime | str:
    """A moment as clocks of the user show it, as a table understands it."""
    return localtime(moment).replace(tzinfo=None, microsecond=0) if moment else ""


class HistoryFilterSet(WagtailFilterSet):
    """By organisation, member, state and day."""

    page_title = django_filters.CharFilter(
        label=_("Title"), field_name="page__title", lookup_expr="icontains"
    )
    author_name = django_filters.CharFilter(label=_("By"), method="by_name")
    submitted_at = django_filters.DateFromToRangeFilter(label=_("On"), widget=DateRangePickerWidget)

    class Meta:
        model = Submission
        fields = ["page_title", "author_name", "kind", "state", "submitted_at"]

    def by_name(self, submissions: Any, _name: str, text: str) -> Any:
        """Each word of a name, as the list shows it or as the account is called."""
        for word in text.split():
            submissions = submissions.filter(
                Q(author__username__icontains=word)
                | Q(author__first_name__icontains=word)
                | Q(author__last_name__icontains=word)
            )
        return submissions

    @property
    def form(self) -> Any:
        is_new = not hasattr(self, "_form")
        form = super().form
        if is_new:
            show_days_in_language(form)
        return form


class HistoryView(UserPassesTestMixin, ExportedReport):
    """Everything that members ever submitted, which can be exported."""

    model = Submission
    page_title = _("History of changes")
    header_icon = "history"
    filterset_class = HistoryFilterSet
    index_url_name = "submission_history:index"
    index_results_url_name = "submission_history:results"
    template_name = "mso_pages/moderation/history.html"
    export_filename = "changes"
    columns = [
        TitleColumn(
            "page",
            label=_("Page"),
            accessor="page.title",
            classname="title",
            get_url=address_of,
        ),
        Column("field", label=_("Field"), accessor=label_of),
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("before", label=_("Old value"), accessor=_short_before),
        Column("value", label=_("New value"), accessor=_short_value),
        Column("author", label=_("By"), accessor=_author),
        DateColumn("submitted_at", label=_("On")),
        Column("state", label=_("State"), accessor="get_state_display"),
        Column("reviewer", label=_("Reviewed by"), accessor=_reviewer),
        Column("reason", label=_("Reason")),
    ]
    exported: ClassVar[dict[str, tuple[Any, Callable[[Submission], Any]]]] = {
        "organisation": (
            _("Organisation"),
            lambda item: getattr(item, "organisation_title", "") or "",
        ),
        "page": (_("Page"), lambda item: item.page.title),
        "field": (_("Field"), label_of),
        "kind": (_("Kind"), Submission.get_kind_display),
        "before": (_("Old value"), lambda item: _text(item, item.before)),
        "value": (_("New value"), lambda item: _text(item, item.value)),
        "author": (_("By"), _author),
        "submitted_at": (_("On"), lambda item: _local(item.submitted_at)),
        "state": (_("State"), Submission.get_state_display),
        "went_live_at_once": (
            _("Went live at once"),
            lambda item: gettext("Yes") if item.went_live_at_once else gettext("No"),
        ),
        "reviewer": (_("Reviewed by"), _reviewer),
        "decided_at": (_("Reviewed on"), lambda item: _local(item.decided_at)),
        "reason": (_("Reason"), lambda item: item.reason),
    }
    list_export = list(exported)
    export_headings: ClassVar = {name: heading for name, (heading, _read) in exported.items()}

    def get_queryset(self) -> Any:
        return all_submissions(self.request.user)

    def to_row_dict(self, item: Submission) -> dict[str, Any]:
        return {name: read(item) for name, (_heading, read) in self.exported.items()}

    def test_func(self) -> bool:
        return may_review(self.request.user)

    def handle_no_permission(self) -> Any:
        return permission_denied(self.request)
