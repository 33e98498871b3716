"""Admin form of a municipality."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm


class MunicipalityForm(WagtailAdminModelForm):
    """The key stands: saving another one would write over the municipality that bears it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A change over Wagtail's API makes a form of the named fields alone.
        if "ags" in self.fields:
            self.fields["ags"].disabled = not self.instance._state.adding
