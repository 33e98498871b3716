"""What fields and models tell members: named here, it is collected for their languages as well."""

from django.utils.translation import gettext_noop as _

OF_MODELS = (
    # What is wrong
    _("Enter a web address that begins with http:// or https://."),
    _("Name the language of the original name."),
    _("The end lies before the beginning."),
    _(
        "This file is damaged or no picture. Choose another one, or if it opens on your "
        "device, save it as JPEG and upload it again."
    ),
    _(
        "This picture has more than %(megapixels)s megapixels, all its frames together. "
        "Make it smaller and upload it again."
    ),
    _("“%(item)s” is not a link to a profile."),
    _("“%(tag)s” is not a valid language tag (BCP 47). Examples: de, kmr, sr-Latn."),
    # Names and choices of fields, where both versions of a conflict stand side by side
    _("accessibility"),
    _("cost"),
    _("Donation welcome"),
    _("Free of charge"),
    _("from"),
    _("mode"),
    _("note on the time"),
    _("place of the offer"),
    _("topic"),
    _("Town only"),
    _("until"),
    _("weekdays"),
    _("With a fee"),
    # Legal forms
    _("Association without registration"),
    _("Foundation"),
    _("Initiative without legal form"),
    _("Non-profit company (gGmbH)"),
    _("Registered association (e.V.)"),
    _("Section of an association"),
)
