"""The admin screens of the keys: a key is shown once, when it is made, and never deleted."""

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import CreateView, DeleteView, EditView, IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from headless.models import APIKey

from .selectors import uses
from .services import create_key, revoke_key


class MakeKeyView(CreateView):
    """Answers with the key itself: it stands in no message, cookie or session."""

    def save_instance(self) -> APIKey:
        key: APIKey = self.form.save(commit=False)
        self.text = create_key(key)
        log(instance=key, action="wagtail.create", user=self.request.user)
        return key

    def save_action(self) -> HttpResponse:
        context = {
            **self.get_context_data(),
            "key": self.object,
            "text": self.text,
            "index_url": self.get_success_url(),
        }
        answer = TemplateResponse(self.request, "headless/keys/made.html", context)
        answer.headers["Cache-Control"] = "no-store"
        return answer


class EditKeyView(EditView):
    delete_item_label = _("Revoke")


class RevokeKeyView(DeleteView):
    """Takes the place of the deletion."""

    template_name = "headless/keys/confirm_revoke.html"
    page_title = _("Revoke")
    success_message = _("%(model_name)s '%(object)s' revoked.")

    def delete_action(self) -> None:
        revoke_key(self.object)
        log(instance=self.object, action="wagtail.edit", user=self.request.user)


class KeyIndexView(IndexView):
    def get_delete_url(self, instance: APIKey) -> None:
        """Keys are revoked where they are edited."""


class KeyUseView(InspectView):
    """What is known of a key, and how often it was used on each day."""

    template_name = "headless/keys/use.html"

    def get_delete_url(self) -> None:
        """Keys are revoked where they are edited."""

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        value = super().get_field_display_value(field_name, field)
        if isinstance(value, dt.datetime):
            # Wagtail shows moments in UTC.
            return localtime(value)
        return "–" if value in (None, "") else value

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "uses": uses(self.object)}


class APIKeyViewSet(ModelViewSet):
    model = APIKey
    icon = "key"
    menu_label = _("API keys")
    add_to_settings_menu = True
    index_view_class = KeyIndexView
    add_view_class = MakeKeyView
    edit_view_class = EditKeyView
    delete_view_class = RevokeKeyView
    inspect_view_class = KeyUseView
    inspect_view_enabled = True
    copy_view_enabled = False
    list_display = [
        "name",
        "owner",
        Column("prefix", label=_("Begins with")),
        Column("state", label=_("State")),
        Column("quota", label=_("Quota")),
        DateColumn("last_used_at", label=_("Last used")),
    ]
    panels = [
        FieldPanel(name)
        for name in ("name", "owner", "note", "kind", "origins", "quota", "expires_on")
    ]
    inspect_view_fields = [
        "name",
        "owner",
        "note",
        "kind",
        "origins",
        "quota",
        "prefix",
        "state",
        "created_at",
        "expires_on",
        "last_used_at",
    ]
    search_fields = ["name", "owner", "prefix"]
