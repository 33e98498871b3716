from typing import Any

from django.conf import settings
from wagtail.models import Locale


def create_locales(**kwargs: Any) -> None:
    """Give every content language of the settings its locale; runs after `migrate`."""
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
