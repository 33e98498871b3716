"""How tests ask for translations in the admin, and what became of them."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import Translation, TranslationSource

from headless.translations import services
from tests.factories.locales import locale
from tests.factories.translating import write_all


def address_to_request(thing: Any) -> str:
    """Where somebody asks for translations of a page or snippet."""
    if hasattr(thing, "path"):
        return reverse("wagtail_localize:submit_page_translation", args=[thing.pk])
    names = [thing._meta.app_label, thing._meta.model_name, thing.pk]
    return reverse("wagtail_localize:submit_snippet_translation", args=names)


def submit_for_translation(client: Client, thing: Any, *codes: str, **choices: str) -> HttpResponse:
    """Send the form "Translate" for a page or snippet."""
    sent = {"locales": [str(locale(code).pk) for code in codes], **choices}
    return client.post(address_to_request(thing), sent, follow=True)


def update_translations(client: Client, thing: Any, **choices: str) -> HttpResponse:
    """Send the form by which translators see what an original says now."""
    source = TranslationSource.objects.get_for_instance(thing)
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    return client.post(address, choices, follow=True)


def publish_translation(thing: Any, code: str = "tr") -> None:
    """Translate every text and publish it."""
    translation = Translation.objects.get(
        source__object_id=thing.translation_key, target_locale=locale(code)
    )
    write_all(translation)
    services.publish(translation, None)


def live_in(thing: Any) -> list[str]:
    """The languages in which the public sees a thing."""
    rows = type(thing).objects.filter(translation_key=thing.translation_key, live=True)
    return sorted(rows.values_list("locale__language_code", flat=True))


def in_turkish(thing: Any) -> Any:
    """The row of a thing in Turkish."""
    return type(thing).objects.get(translation_key=thing.translation_key, locale=locale("tr"))
