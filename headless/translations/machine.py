"""Machine translation behind wagtail-localize's setting, for each target language its own.

WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
    "CLASS": "headless.translations.machine.ByTarget",
    "OPTIONS": {"*": {"CLASS": "…LibreTranslator", "OPTIONS": {…}}, "de-simple": {…}},
}
"""

from typing import Any

from django.utils.module_loading import import_string
from django.utils.translation import gettext
from wagtail.models import Locale
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.machine_translators.base import BaseMachineTranslator

EVERY_OTHER = "*"


class ByTarget(BaseMachineTranslator):
    """Hands texts to the translator of their target language.

    No service offers Leichte Sprache as a language: each takes `de-simple` for German. So only a
    translator that is named for a language within a language, by its code, is asked for it.
    """

    @property
    def display_name(self) -> str:
        """What the service is called that most texts go to."""
        if EVERY_OTHER not in self.options:
            return gettext("Machine translation")
        return str(_made(self.options[EVERY_OTHER]).display_name)

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        return self._translator(source_locale, target_locale) is not None

    def translate(self, source_locale: Locale, target_locale: Locale, strings: Any) -> Any:
        translator = self._translator(source_locale, target_locale)
        return translator.translate(source_locale, target_locale, strings) if translator else {}

    def _translator(self, source_locale: Locale, target_locale: Locale) -> Any:
        code = target_locale.language_code
        if code in self.options:
            return _made(self.options[code])
        if EVERY_OTHER not in self.options or "-" in code:
            return None
        translator = _made(self.options[EVERY_OTHER])
        return translator if translator.can_translate(source_locale, target_locale) else None


def _made(options: dict[str, Any]) -> Any:
    return import_string(options["CLASS"])(options.get("OPTIONS", {}))


def translator_for(source_locale: Locale, target_locale: Locale) -> Any:
    """The machine that translates from one locale into another; None where there is none."""
    translator = get_machine_translator()
    if translator is None or not translator.can_translate(source_locale, target_locale):
        return None
    return translator
