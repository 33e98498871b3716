from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """German-aware search over whatever the resources of `headless` register."""

    name = "search"
    label = "mso_search"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Search")
