"""Translations that were requested, and what translators write."""

from wagtail_localize.models import StringSegment, StringTranslation, Translation

from headless.models import TranslationState
from headless.translations.services import request_translations

from .locales import locale

# A machine that turns the words of a text around.
DUMMY = {
    "CLASS": "headless.translations.machine.ByTarget",
    "OPTIONS": {
        "*": {"CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator", "OPTIONS": {}}
    },
}


def requested(thing, code="tr", user=None):
    """The translation that somebody requested of a page or snippet."""
    (translation,) = request_translations([thing], [locale(code)], user)
    return translation


def write(translation, path, text, *, by_machine=False):
    """What a translator, or a machine, wrote for the texts at a place."""
    segments = StringSegment.objects.filter(source=translation.source, context__path=path)
    assert segments, path
    for segment in segments:
        _keep(translation, segment, text, by_machine)


def write_all(translation, *, but=(), by_machine=False, mark=""):
    """A text for each, which names its language: `[tr] Wir helfen einander.`"""
    code = translation.target_locale.language_code
    for segment in translation.source.stringsegment_set.select_related("string", "context"):
        if segment.context.path not in ("slug", *but):
            _keep(translation, segment, f"[{code}] {mark}{segment.string.data}", by_machine)


def _keep(translation, segment, text, by_machine):
    kind = "machine" if by_machine else "manual"
    if by_machine:
        # As the service that asks a machine does.
        state, _made = TranslationState.objects.get_or_create(
            translation_key=translation.source.object_id, locale=translation.target_locale
        )
        state.machine_texts.setdefault(segment.context.path, []).append(text)
        state.save()
    StringTranslation.objects.update_or_create(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale=translation.target_locale,
        defaults={"data": text, "translation_type": kind},
    )


def target(translation):
    """The row of a translation as it stands in the database."""
    return Translation.objects.get(pk=translation.pk).get_target_instance()
