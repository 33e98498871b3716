"""Where translating stands in the admin: in place of wagtail-localize's screens, and the matrix."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from . import editor_views, views
from .matrix import MatrixView
from .report import NameableTranslationsView
from .segments import is_doubtful


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
            "localize/translate/<int:translation_id>/disable/",
            editor_views.stop,
            name="headless_stop_translation",
        ),
        path(
            "localize/page/<int:page_id>/convert_to_alias/",
            editor_views.convert_to_alias,
            name="headless_convert_to_alias",
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


@hooks.register("before_convert_alias_page")
def keep_alias(request: HttpRequest, page: Any) -> HttpResponse | None:
    """An alias in another language has the words of its original, which are no translation."""
    if request.method != "POST" or page.locale_id == page.alias_of.locale_id:
        return None
    text = _("“%(title)s” holds the words of its original. Request a translation of that instead.")
    messages.error(request, text % {"title": page.get_admin_display_title()})
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_copy_page")
def keep_doubt_from_copies(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Of a copy nobody knows any more which of its words nobody translated."""
    if request.method != "POST":
        return None
    pages = [page]
    if "copy_subpages" in request.POST:
        pages += page.get_descendants()
    doubtful = next((one for one in pages if is_doubtful(one.specific)), None)
    if doubtful is None:
        return None
    text = _(
        "“%(title)s” was not copied: it has texts that nobody translated, or nobody but a machine."
    )
    messages.error(request, text % {"title": doubtful.get_admin_display_title()})
    return redirect("wagtailadmin_explore", page.get_parent().pk)


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
