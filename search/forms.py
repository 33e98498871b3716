"""The forms of what editors tell the search."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Page

from headless.choosers import choosable


class SearchForm(WagtailAdminModelForm):
    """Nobody writes over what somebody else saved meanwhile without being told."""

    data: Any
    seen_at = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            self.initial["seen_at"] = self.instance.changed_at.isoformat()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        current = self.initial.get("seen_at")
        # A change over Wagtail's API has seen nothing, and names the fields that it changes.
        if current and cleaned.get("seen_at") and cleaned["seen_at"] != current:
            saved = timezone.localtime(self.instance.changed_at)
            message = _(
                "Somebody saved this at %(time)s, after you opened it. Look at it in a second tab "
                "and take over what is missing here; if you save again, what stands here holds."
            )
            self.add_error(None, message % {"time": date_format(saved, "TIME_FORMAT")})
            self.data = self.data.copy()
            self.data[self.add_prefix("seen_at")] = current
        return cleaned


class PromotedResultForm(SearchForm):
    """Its chooser tells no name of a page that the editor may not read, and takes none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A change over Wagtail's API makes a form of the named fields alone.
        if "page" in self.fields:
            self.fields["page"].widget.user = self.for_user

    def clean_page(self) -> Page | None:
        page: Page | None = self.cleaned_data["page"]
        is_other = page is not None and page.pk != self.initial.get("page")
        if page and is_other and not choosable(Page, self.for_user).filter(pk=page.pk).exists():
            raise forms.ValidationError(_("Choose a page that you may see."))
        return page

    def clean_until(self) -> dt.date | None:
        until: dt.date | None = self.cleaned_data["until"]
        if until and until < timezone.localdate() and until != self.initial.get("until"):
            raise forms.ValidationError(_("This day is past. Choose today or a later day."))
        return until
