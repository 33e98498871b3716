"""Whether a translation may go live: every text is translated, and a person answers for it."""

from typing import Any

from django.utils.translation import ngettext
from wagtail.models import Page

from headless.conf import conf

from .segments import Doubtful, standing
from .words import field_label


def translation_errors(instance: Any, *, by_hand: bool = False) -> list[str]:
    """What stands against publishing, in sentences.

    Args:
        by_hand: as `standing`.
    """
    if not _can_be_translation(instance):
        return []
    found = standing(instance, by_hand=by_hand)
    untranslated = [text for text in found if not text.is_machine]
    machine = [text for text in found if text.is_machine]
    messages = []
    if untranslated:
        text = ngettext(
            "%(count)d text is not translated yet: %(fields)s.",
            "%(count)d texts are not translated yet: %(fields)s.",
            len(untranslated),
        )
        messages.append(text % _named(instance, untranslated))
    if machine and not conf.publish_machine_translations:
        text = ngettext(
            "A machine translated %(count)d text, which nobody confirmed: %(fields)s.",
            "A machine translated %(count)d texts, which nobody confirmed: %(fields)s.",
            len(machine),
        )
        messages.append(text % _named(instance, machine))
    return messages


def _can_be_translation(instance: Any) -> bool:
    if not getattr(instance, "locale_id", None):
        return False
    return not (isinstance(instance, Page) and instance.alias_of_id)


def _named(instance: Any, texts: list[Doubtful]) -> dict[str, Any]:
    labels = dict.fromkeys(field_label(type(instance), text.path) for text in texts)
    return {"count": len(texts), "fields": ", ".join(labels)}
