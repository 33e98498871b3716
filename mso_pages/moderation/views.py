"""The screen on which staff review what members changed."""

from typing import Any

from django.contrib.auth.mixins import UserPassesTestMixin
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail.permissions import policy_registry

from headless.inserted import numbers

from .decisions import Decision, decide, what_is_missing
from .presentation import reviewed_pages
from .selectors import own_to_review, to_review

PER_SCREEN = 50


def may_review(user: Any) -> bool:
    """Whether the user may publish any page."""
    return bool(policy_registry.get_by_type(Page).user_has_permission(user, "publish"))


class ReviewView(UserPassesTestMixin, WagtailAdminTemplateMixin, TemplateView):
    """Old and new beside each other, a decision for each, one button for all."""

    header_icon = "check"
    page_title = gettext_lazy("Changes to review")
    template_name = "mso_pages/moderation/review.html"

    def test_func(self) -> bool:
        return may_review(self.request.user)

    def handle_no_permission(self) -> Any:
        messages.error(self.request, _("You may not review what organisations change."))
        return redirect("wagtailadmin_home")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    @cached_property
    def waiting(self) -> Any:
        page = self.request.GET.get("p")
        return Paginator(to_review(self.request.user), PER_SCREEN).get_page(page)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            waiting=self.waiting,
            elided_page_range=self.waiting.paginator.get_elided_page_range(self.waiting.number),
            own=own_to_review(self.request.user).count(),
            pages=reviewed_pages(
                self.waiting,
                kwargs.get("posted", {}),
                kwargs.get("errors", {}),
            ),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        decisions = [
            Decision(
                key,
                request.POST[f"decision-{key}"] == "accept",
                # PostgreSQL has no word for a NUL.
                request.POST.get(f"reason-{key}", "").replace("\0", ""),
                request.POST.get(f"seen-{key}", ""),
            )
            for key in numbers(request.POST.getlist("submission"))
            if request.POST.get(f"decision-{key}") in ("accept", "reject")
        ]
        if not decisions:
            messages.warning(request, _("Choose for at least one change what becomes of it."))
            return redirect("submissions:review")
        if errors := what_is_missing(decisions):
            context = self.get_context_data(posted=request.POST, errors=errors)
            return self.render_to_response(context)
        outcome = decide(decisions, request.user)
        for problem in outcome.problems:
            messages.error(request, problem)
        if done := len(outcome.accepted) + len(outcome.rejected):
            text = ngettext(
                "%(count)d change was reviewed.", "%(count)d changes were reviewed.", done
            )
            messages.success(request, text % {"count": done})
        elif not outcome.problems:
            messages.warning(request, _("What you decided on is not there any more."))
        return redirect("submissions:review")
