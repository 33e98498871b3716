"""How staff come to the review: by the menu, by the home page, by the history of a page."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from headless.home import ENTRIES, Entry, TaskList
from mso_pages.models import Submission

from .reports import HistoryView
from .selectors import to_review
from .values import label_of
from .views import may_review


@hooks.register("register_admin_urls")
def submission_urls() -> list[URLResolver]:
    history = [
        path("", HistoryView.as_view(), name="index"),
        path("results/", HistoryView.as_view(results_only=True), name="results"),
    ]
    return [
        path("submissions/", include("mso_pages.moderation.urls")),
        path("reports/submissions/", include((history, "submission_history"))),
    ]


class ReviewerMenuItem(MenuItem):
    """Shown to those who may publish."""

    def is_shown(self, request: Any) -> bool:
        return may_review(request.user)


@hooks.register("register_admin_menu_item")
def review_menu_item() -> MenuItem:
    return ReviewerMenuItem(
        _("Changes to review"), reverse("submissions:review"), icon_name="check", order=115
    )


@hooks.register("register_reports_menu_item")
def history_menu_item() -> MenuItem:
    return ReviewerMenuItem(
        _("History of changes"),
        reverse("submission_history:index"),
        name="submissions",
        icon_name="history",
        order=110,
    )


@hooks.register("register_home_lists")
def waiting_changes(request: HttpRequest) -> TaskList:
    """The oldest changes that wait for the review of the user."""
    address = reverse("submissions:review")
    entries = []
    if may_review(request.user):
        entries = [
            Entry(
                submission.page.title,
                address,
                "{}, {}".format(
                    label_of(submission) or submission.get_kind_display(),
                    date_format(localtime(submission.submitted_at), "SHORT_DATE_FORMAT"),
                ),
            )
            for submission in to_review(request.user)[:ENTRIES]
        ]
    return TaskList(
        "submissions",
        _("Changes to review"),
        entries,
        _("All changes to review"),
        address,
        order=1,
    )


@hooks.register("waiting_for_review")
def pages_with_changes() -> QuerySet[Submission, Any]:
    """The pages of which something of members waits, for the matrix of languages."""
    waiting = Submission.objects.filter(state=Submission.State.WAITING)
    return waiting.values("page")


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """What the history of a page tells of submissions."""
    labels = {
        "mso_pages.submit": _("Change submitted by a member"),
        "mso_pages.withdraw": _("Change withdrawn by a member"),
        "mso_pages.accept": _("Change by a member accepted"),
        "mso_pages.reject": _("Change by a member not accepted"),
    }
    for name, label in labels.items():
        actions.register_action(name)(type("Formatter", (SubmissionFormatter,), {"label": label}))


class SubmissionFormatter(LogFormatter):
    """Names the field beside what was done."""

    def format_message(self, log_entry: Any) -> str:
        found = Submission.objects.filter(pk=log_entry.data.get("submission")).first()
        label = label_of(found) if found else ""
        return f"{self.label}: {label}" if label else str(self.label)
