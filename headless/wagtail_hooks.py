"""What the delivery core adds to the admin: the gate on the ways without a form, what live content
keeps from deletion, and the question before somebody else's version is replaced.
"""

import uuid
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from . import recording
from .conflicts.views import ask_before_overwriting, log_under_form
from .easy_language.views import urls as easy_language_urls
from .easy_language.viewsets import GlossaryViewSet
from .home import NextStepsPanel, drafts_of_others, own_drafts
from .inserted import numbers
from .keys.viewsets import APIKeyViewSet
from .localization import text_direction
from .menu import in_the_order_of_work, without_news_of_wagtail
from .refusals import refuse, refuse_to_delete
from .selectors import nameable
from .slug_view import urls as slug_urls
from .taking_down import hooks as taking_down  # noqa: F401 - registers itself
from .translations import hooks as translation_hooks  # noqa: F401 - it registers them
from .uploads.browser import photo_script
from .uploads.views import urls as upload_urls
from .viewsets import DraftListing, ImageFactsViewSet


@hooks.register("register_admin_viewset")
def image_facts_viewset() -> ImageFactsViewSet:
    return ImageFactsViewSet("image_facts")


@hooks.register("register_admin_viewset")
def draft_listing() -> DraftListing:
    return DraftListing("draft_pages")


@hooks.register("register_admin_viewset")
def glossary() -> GlossaryViewSet:
    return GlossaryViewSet("glossary")


@hooks.register("register_admin_viewset")
def api_keys() -> APIKeyViewSet:
    return APIKeyViewSet("api_keys")


@hooks.register("register_reports_menu_item")
def drafts_menu_item() -> MenuItem:
    return MenuItem(
        _("Drafts"), reverse("draft_pages:index"), name="drafts", icon_name="draft", order=100
    )


@hooks.register("construct_homepage_panels")
def next_steps(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(NextStepsPanel())


@hooks.register("construct_homepage_summary_items", order=1000)
def no_counts(request: HttpRequest, items: list[Any]) -> None:
    """How many pages, pictures and documents there are helps nobody with the next step."""
    items.clear()


hooks.register("register_home_lists", own_drafts)
hooks.register("register_home_lists", drafts_of_others)
hooks.register("construct_main_menu", in_the_order_of_work, order=1000)
hooks.register("construct_help_menu", without_news_of_wagtail)


@hooks.register("before_bulk_action")
def refuse_incomplete_bulk_publish(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Publish all chosen pages or, with a message for each incomplete one, none of them."""
    if action_type != "publish":
        return None
    pages = list(objects)
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        for page in objects:
            pages.extend(page.get_descendants().not_live())
    drafts = (page.get_latest_revision_as_object() for page in pages)
    return refuse(request, drafts, action.next_url)


@hooks.register("before_copy_page", order=-1)
def refuse_unknown_parents(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Wagtail reads the place of a copy before it looks at the form."""
    parent = numbers([request.POST.get("new_parent_page", "")])
    if request.method != "POST" or Page.objects.filter(pk__in=parent).exists():
        return None
    messages.error(request, _("Choose where the copy is to stand."))
    return redirect(request.get_full_path())


@hooks.register("before_copy_page")
def refuse_incomplete_copies(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Ask the gate of every page whose copy would be live: Wagtail saves those below unchecked."""
    if request.method != "POST":
        return None
    if not (request.POST.get("publish_copies") or request.POST.get("alias")):
        return None
    copied = [page.specific]
    if request.POST.get("copy_subpages"):
        copied.extend(page.get_descendants().specific())
    return refuse(request, (copy for copy in copied if copy.live), request.get_full_path())


# Before wagtail-localize, and before anything is written.
hooks.register("before_edit_page", ask_before_overwriting, order=-5)
hooks.register("before_edit_snippet", ask_before_overwriting, order=-5)
# An autosave may also be what makes the page or snippet.
hooks.register("before_create_page", log_under_form, order=-5)
hooks.register("before_create_snippet", log_under_form, order=-5)


@hooks.register("insert_editor_js")
def editing_form_script() -> str:
    """Gives each form that is opened a key of its own."""
    return format_html(
        '<script src="{}" data-key="{}" data-opened="{}"></script>',
        static("headless/editing_form.js"),
        uuid.uuid4(),
        timezone.now().isoformat(),
    )


@hooks.register("construct_page_chooser_queryset")
def only_nameable_pages(pages: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    return nameable(pages, request.user)


@hooks.register("before_delete_page")
def refuse_to_delete_named_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Wagtail asks only for the page itself, not for those below it."""
    return refuse_to_delete(request, [page], request.get_full_path())


@hooks.register("before_delete_snippet")
def refuse_to_delete_named_snippets(
    request: HttpRequest, snippets: list[Any]
) -> HttpResponse | None:
    """Wagtail asks its index of references, which a task brings up to date after a while."""
    return refuse_to_delete(request, snippets, request.get_full_path())


@hooks.register("before_bulk_action")
def refuse_to_delete_named_pages(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """The same for several pages at once."""
    if action_type != "delete":
        return None
    pages = [item for item in objects if isinstance(item, Page)]
    return refuse_to_delete(request, pages, action.next_url)


@hooks.register("insert_global_admin_css")
def admin_style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("headless/admin.css"))


@hooks.register("insert_editor_js")
def field_names_script() -> str:
    return format_html('<script src="{}"></script>', static("headless/field_names.js"))


@hooks.register("insert_editor_js", order=10)
def directions_script() -> str:
    """After the script that gives rich text its name: both replace what sets it up."""
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    return format_html(
        '<script src="{}" data-right-to-left="{}"></script>',
        static("headless/directions.js"),
        " ".join(code for code in codes if text_direction(code) == "rtl"),
    )


@hooks.register("insert_global_admin_js")
def tag_names_script() -> str:
    return format_html('<script src="{}"></script>', static("headless/tag_names.js"))


hooks.register("insert_global_admin_js", photo_script)
# Before those of wagtail-localize.
hooks.register("register_admin_urls", upload_urls, order=-1)
hooks.register("register_admin_urls", slug_urls)
hooks.register("register_admin_urls", easy_language_urls)


@hooks.register("after_bulk_action")
def record_bulk_action(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> None:
    """Files that are put into a collection together are not saved, and it may be private."""
    if issubclass(action.model, get_image_model() | get_document_model()):
        recording.files_changed(action.model, [file.pk for file in objects])
