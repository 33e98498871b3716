"""The screen after publishing, and the press text as a file."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from .composing import NotPublic, PressTextSource, compose, source_of
from .content import PressText
from .markup import html_article, html_document
from .plain import plain_text
from .word import word_document

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MEDIA_TYPES = {
    "txt": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "docx": WORD,
}
# Only for the preview on the screen; what is handed out carries no style.
_PREVIEW_STYLE = """<base target="_blank">
<style>
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 1.5rem auto; padding: 0 1rem;
  color: #1c1c1c; background: #fff; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; } h2 { font-size: 1.125rem; } h3, h4 { font-size: 1rem; }
img { max-width: 100%; height: auto; } figure { margin: 1rem 0; } figcaption { font-size: .875rem; }
dt { font-weight: bold; } dd { margin: 0 0 .25rem; } a { color: #0b5394; }
</style>
"""


class PressTextMixin(View):
    """A page that the user may edit and the public can read, else a message says why not."""

    page: Page
    source: PressTextSource

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.page = get_object_or_404(Page, pk=kwargs["page_id"])
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        source = source_of(self.page)
        if source is None:
            raise Http404
        self.source = source
        try:
            # Now, so that a page that is not public leads elsewhere.
            self.text  # noqa: B018
        except NotPublic:
            messages.warning(request, self._why_not_public())
            return redirect("wagtailadmin_pages:edit", self.page.pk)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def text(self) -> PressText:
        return compose(self.source, self.page, self.request)

    def _why_not_public(self) -> str:
        if self.page.live:
            text = gettext("“%(title)s” is not open to everybody, so it has no press text.")
        else:
            text = gettext("“%(title)s” is not published, so it has no press text yet.")
        return text % {"title": self.page.get_admin_display_title()}


class PublishedView(PressTextMixin, WagtailAdminTemplateMixin, TemplateView):
    """What an editor does next with a published page: its addresses and its press text."""

    template_name = "mso_pages/press_texts/published.html"
    page_title = _("Published: what now?")
    header_icon = "check"
    _show_breadcrumbs = True

    def get_page_subtitle(self) -> str:
        return str(self.page.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": self.listing_url, "label": self.source.model._meta.verbose_name_plural},
            {"url": edit, "label": self.page.title},
            {"url": "", "label": self.page_title},
        ]

    @cached_property
    def listing_url(self) -> str:
        return reverse(self.source.listing)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        preview = html_document(self.text, _PREVIEW_STYLE)
        return super().get_context_data(
            page=self.page,
            text=self.text,
            preview=preview,
            copies={"plain": plain_text(self.text), "html": html_article(self.text)},
            listing_url=get_valid_next_url_from_request(self.request) or self.listing_url,
            **kwargs,
        )


class FileView(PressTextMixin):
    """The press text as plain text, HTML or Word document."""

    def get(self, request: HttpRequest, page_id: int, format: str) -> HttpResponse:
        content: str | bytes
        match format:
            case "txt":
                content = plain_text(self.text)
            case "html":
                content = html_document(self.text)
            case "docx":
                content = word_document(self.text, timezone.now())
            case _:
                raise Http404
        response = HttpResponse(content, content_type=MEDIA_TYPES[format])
        name = f"{self.text.file_stem}.{format}"
        response["Content-Disposition"] = content_disposition_header(True, name)
        # What is live may have changed a moment later.
        response["Cache-Control"] = "private, no-store"
        return response
