from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from headless.models import EasyLanguageTest


class RecordForm(WagtailAdminModelForm):
    """What a group of readers said of a text."""

    class Meta:
        model = EasyLanguageTest
        fields = ["tested_by", "tested_on", "result", "remark"]
        widgets = {
            "result": forms.RadioSelect,
            "remark": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {"result": _("result of the test")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["result"].choices = EasyLanguageTest.Result.choices
        self.initial.setdefault("tested_on", timezone.localdate())
