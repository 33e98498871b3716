"""Admin form of a municipality."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm


class MunicipalityForm(WagtailAdminModelForm):
    """The key stands: saving another one would write over the municipality that bears it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ags"].disabled = not self.instance._state.adding
