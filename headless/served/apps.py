from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServedConfig(AppConfig):
    """What the public sees, ready to be read: one row for each object and requested language."""

    name = "headless.served"
    label = "mso_served"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Served rows")
