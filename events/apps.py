from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Events, their occurrences and reports."""

    name = "events"
    label = "mso_events"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Events")

    def ready(self) -> None:
        # Resources and receivers import models, which need all apps loaded.
        from headless.resources import registry  # noqa: PLC0415

        from . import receivers  # noqa: F401, PLC0415
        from .resources import RESOURCES  # noqa: PLC0415

        registry.register(*RESOURCES)
