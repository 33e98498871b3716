"""Where translating stands in the admin: in place of wagtail-localize's screens, and the matrix."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import editor_views, views
from .matrix import MatrixView
from .report import NameableTranslationsView


@hooks.register("register_admin_urls", order=-1)
def urls() -> list[URLPattern]:
    """At the addresses of wagtail-localize; registered before its own."""
    return [
        path(
            "localize/submit/page/<int:page_id>/",
            views.RequestPageView.as_view(),
            name="headless_request_page_translation",
        ),
        path(
            "localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/",
            views.RequestSnippetView.as_view(),
            name="headless_request_snippet_translation",
        ),
        path(
            "localize/update/<int:translation_source_id>/",
            views.UpdateView.as_view(),
            name="headless_update_translations",
        ),
        path(
            "localize/translate/<int:translation_id>/machine_translate/",
            editor_views.machine_translate,
            name="headless_machine_translate",
        ),
        path(
            "localize/translate/<int:translation_id>/strings/<int:string_segment_id>/edit/",
            editor_views.edit_text,
            name="headless_edit_text",
        ),
        path(
            "localize/translate/<int:translation_id>/overrides/<int:overridable_segment_id>/edit/",
            editor_views.edit_value,
            name="headless_edit_value",
        ),
        path(
            "localize/reports/translations/",
            NameableTranslationsView.as_view(),
            name="headless_translations_report",
        ),
        path(
            "localize/reports/translations/results/",
            NameableTranslationsView.as_view(results_only=True),
            name="headless_translations_report_results",
        ),
        path("translations/", MatrixView.as_view(), name="headless_translations"),
        path(
            "translations/results/",
            MatrixView.as_view(results_only=True),
            name="headless_translations_results",
        ),
    ]


@hooks.register("before_edit_page", order=-1)
@hooks.register("before_edit_snippet", order=-1)
def act_on_translation(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """Before wagtail-localize, which would publish."""
    return editor_views.act(request, instance)


@hooks.register("register_reports_menu_item")
def matrix_menu_item() -> MenuItem:
    return MenuItem(
        _("Languages"),
        reverse("headless_translations"),
        name="languages",
        icon_name="wagtail-localize-language",
        order=120,
    )


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """What the history of a translation tells."""
    confirmed = _("Words of a machine confirmed")
    actions.register_action("headless.confirm_translation", confirmed, confirmed)
    current = _("Translation marked as up to date")
    actions.register_action("headless.mark_translation_current", current, current)
