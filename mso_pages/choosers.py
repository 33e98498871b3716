"""Choosers for relations to organisations, programmes and calls."""

from django.utils.translation import gettext_lazy as _

from headless.choosers import OneRowChooserViewSet

mso_chooser = OneRowChooserViewSet(
    "mso_chooser",
    model="mso_pages.MSOProfilePage",
    icon="group",
    choose_one_text=_("Choose an organisation"),
    choose_another_text=_("Choose another organisation"),
    edit_item_text=_("Edit this organisation"),
)
programme_chooser = OneRowChooserViewSet(
    "programme_chooser",
    model="mso_pages.FundingProgrammePage",
    icon="form",
    choose_one_text=_("Choose a programme"),
    choose_another_text=_("Choose another programme"),
    edit_item_text=_("Edit this programme"),
)
call_chooser = OneRowChooserViewSet(
    "call_chooser",
    model="mso_pages.FundingCallPage",
    icon="date",
    choose_one_text=_("Choose a call"),
    choose_another_text=_("Choose another call"),
    edit_item_text=_("Edit this call"),
)

CHOOSERS = [mso_chooser, programme_chooser, call_chooser]
