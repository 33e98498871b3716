from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm


class PromotedResultForm(WagtailAdminModelForm):
    """Its chooser tells no name of a page that the editor may not read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A change over Wagtail's API makes a form of the named fields alone.
        if "page" in self.fields:
            self.fields["page"].widget.user = self.for_user
