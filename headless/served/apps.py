from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ServedConfig(AppConfig):
    """What the public sees, ready to be read: one row for each object and requested language."""

    name = "headless.served"
    label = "mso_served"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Served rows")

    def ready(self) -> None:
        # Receivers import models, which can only be imported once all apps are loaded.
        from .receivers import serve_what_is_there  # noqa: PLC0415

        post_migrate.connect(serve_what_is_there, sender=self)
