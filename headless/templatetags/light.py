"""What every light page has in its header (`headless/light.html`)."""

from django import template
from django.conf import settings
from wagtail.admin.localization import get_available_admin_languages

register = template.Library()


@register.simple_tag
def site_name() -> str:
    return str(settings.WAGTAIL_SITE_NAME)


@register.simple_tag
def languages() -> list[tuple[str, str]]:
    """The languages that people may choose, each with its name in itself."""
    return [(code, str(name)) for code, name in get_available_admin_languages()]


@register.simple_tag
def language_name_of(code: str) -> str:
    return dict(languages()).get(code, code)
