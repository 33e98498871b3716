"""A draft in the default language beside an original in another one.

Whoever writes in their own language is read by staff, and published, without waiting for German.
"""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import Translation

from .machine import translator_for
from .segments import source_of_translations
from .services import (
    MachineFailed,
    is_public_alias,
    machine_translate,
    request_translations,
    save_draft,
    update_source,
)


@transaction.atomic
def draft_beside(original: Any) -> Translation | None:
    """Make the draft, or have the one that is there follow what the original says.

    Returns:
        The translation; None where the original is in the default language itself, or that has
        words of its own or a public alias, which goes offline only by who may publish.
    """
    default = Locale.objects.filter(language_code=settings.LANGUAGE_CODE).first()
    if default is None or original.locale_id == default.pk:
        return None
    if is_public_alias(original, default):
        return None
    if made := request_translations([original], [default], None):
        return made[0]
    source = source_of_translations(original)
    found = source and source.translations.filter(target_locale=default, enabled=True).first()
    if not found:
        return None
    update_source(found.source)
    return Translation.objects.select_related("source__locale", "target_locale").get(pk=found.pk)


def begin_by_machine(translation: Translation) -> None:
    """Let a machine translate what is missing, where there is one: people go on from it."""
    row = translation.get_target_instance()
    if row.get_lock() is not None or row.current_workflow_state is not None:
        # Nothing comes into what somebody reviews or has locked.
        return
    if translator_for(translation.source.locale, translation.target_locale) is None:
        return
    try:
        if machine_translate(translation, None):
            save_draft(translation, None)
    except (MachineFailed, ValidationError):
        # Without it the draft stands as it was made, for people to translate.
        return
