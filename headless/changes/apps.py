from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChangesConfig(AppConfig):
    """The change log: what of the public content changed, in the order of the commits."""

    name = "headless.changes"
    label = "mso_changes"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Change log")
