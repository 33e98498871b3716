from django.apps import AppConfig
from django.core.checks import Tags, register


class MsoSiteConfig(AppConfig):
    """The runnable project: settings, addresses and the demo site."""

    name = "mso_site"

    def ready(self) -> None:
        # The check reads models, which can only be imported once all apps are loaded.
        from mso_site.checks import check_demo_users  # noqa: PLC0415

        register(check_demo_users, Tags.database)
