from django.apps import AppConfig
from django.core.checks import Tags, register

from mso_site.checks import check_demo_users


class MsoSiteConfig(AppConfig):
    """The runnable project: settings, addresses and the demo site."""

    name = "mso_site"

    def ready(self) -> None:
        register(check_demo_users, Tags.database)
