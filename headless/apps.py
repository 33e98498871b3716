from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class HeadlessConfig(AppConfig):
    """The delivery core: it knows no content type, resources register with it."""

    name = "headless"
    label = "mso_headless"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Headless delivery")

    def ready(self) -> None:
        # Models and checks can only be imported once all apps are loaded.
        from wagtail.admin.views.account import AvatarSettingsPanel  # noqa: PLC0415
        from wagtail.models import Page  # noqa: PLC0415

        from . import checks, comparing, recording  # noqa: F401, PLC0415
        from .content import ContentPageResource  # noqa: PLC0415
        from .receivers import create_locales  # noqa: PLC0415
        from .resources import registry  # noqa: PLC0415
        from .uploads.forms import ProfilePictureForm  # noqa: PLC0415

        registry.register(ContentPageResource())
        # They write other pages of the tree before they save this one. Wagtail calls them on plain
        # pages, too, and has no signal in their transaction that comes before the first write.
        for name in ("add_child", "add_sibling", "move", "delete"):
            setattr(Page, name, recording.alone(getattr(Page, name)))
        post_migrate.connect(create_locales, sender=self)
        # The one form with a picture for which Wagtail has no setting.
        AvatarSettingsPanel.form_class = ProfilePictureForm
        AvatarSettingsPanel.template_name = "headless/avatar_panel.html"
