"""Views that take something down: those of snippets, and what translations expire with."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import DraftStateMixin, TranslatableMixin
from wagtail.snippets.views.snippets import DeleteView, UnpublishView

from headless.changes.services import lock
from headless.refusals import may_publish

from .naming import names
from .selectors import INCLUDED, Way, outliving, permitted
from .services import expire_too


class AtOnce:
    """What a view and its hooks write is one transaction, in which nobody else records."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            lock()
            response: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]
            return response


class UnpublishSnippetView(AtOnce, UnpublishView):
    pass


class DeleteSnippetView(AtOnce, DeleteView):
    pass


class ExpiryView(TemplateView):
    """Names the translations that outlive a source, and lets the chosen ones expire with it."""

    template_name = "headless/taking_down/expiry.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.source = _source(kwargs["content_type"], kwargs["pk"])
        if not may_publish(request.user, self.source):
            raise PermissionDenied
        if self.source.expire_at is None or self.source.expire_at <= timezone.now():
            raise Http404
        self.address = AdminURLFinder(request.user).get_edit_url(self.source)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        title = _("Let translations expire too")
        return super().get_context_data(
            **kwargs,
            source=self.source,
            moment=self.source.expire_at,
            back=self.address,
            page_title=title,
            header_title=title,
            page_subtitle=str(self.source),
            header_icon="history",
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        codes = request.POST.getlist(INCLUDED)
        rows = [
            row
            for row in outliving(self.source, self.source.expire_at)
            if row.locale.language_code in codes
        ]
        rows = permitted(rows, request.user, Way.EXPIRE)
        if rows:
            expire_too(rows, self.source.expire_at, request.user)
            messages.success(
                request,
                _("They expire together with it: %(names)s.") % {"names": names(rows)},
            )
        else:
            messages.warning(request, _("Nothing was chosen. The translations stay online."))
        return redirect(self.address or "wagtailadmin_home")


def _source(content_type: int, pk: str) -> Any:
    found = ContentType.objects.filter(pk=content_type).first()
    model: Any = found.model_class() if found else None
    if model is None or not (
        issubclass(model, DraftStateMixin) and issubclass(model, TranslatableMixin)
    ):
        raise Http404
    try:
        return model._default_manager.get(pk=pk)
    except (model.DoesNotExist, ValueError):
        raise Http404 from None


def urls() -> list[URLPattern]:
    """Below the admin's own."""
    address = "taking-down/expiry/<int:content_type>/<str:pk>/"
    return [path(address, ExpiryView.as_view(), name="headless_expiry")]
