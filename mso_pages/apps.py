from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MsoPagesConfig(AppConfig):
    """MSO profiles, funding programmes, partner organisations and what belongs to them."""

    name = "mso_pages"
    label = "mso_pages"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Organisations and funding")

    def ready(self) -> None:
        # Resources and receivers import models, which need all apps loaded.
        from headless.resources import registry  # noqa: PLC0415

        from . import checks, receivers  # noqa: F401, PLC0415
        from .permissions import register_policies  # noqa: PLC0415
        from .resources import RESOURCES  # noqa: PLC0415

        registry.register(*RESOURCES)
        register_policies()
