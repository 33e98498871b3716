"""What the model of events tells members: named here, it is collected for their languages, too."""

from django.utils.translation import gettext_noop as _

OF_MODELS = (
    # What is wrong
    _("An event that ends at a time also begins at one."),
    _("On this day the clocks skip this time."),
    _("The end lies before the beginning."),
    _("The year lies between 1900 and 2100."),
    # Names of fields, which mails about what was decided have
    _("address for registration"),
    _("address of the online meeting"),
    _("begins at"),
    _("begins on"),
    _("description of the picture"),
    _("ends at"),
    _("languages"),
    _("note on the cost"),
    _("picture"),
    _("place"),
    _("short text"),
    _("title"),
)
