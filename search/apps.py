from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """German-aware search over whatever the resources of `headless` register."""

    name = "search"
    label = "mso_search"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Search")

    def ready(self) -> None:
        # Receivers import models, which can only be imported once all apps are loaded.
        from headless import searching  # noqa: PLC0415

        from .backends.services import take_over  # noqa: PLC0415
        from .engine import Search  # noqa: PLC0415
        from .receivers import index_what_is_there  # noqa: PLC0415

        searching.register(Search())
        take_over()
        post_migrate.connect(index_what_is_there, sender=self)
