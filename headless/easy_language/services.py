"""Every write about texts in easy language. The public reads of each, so each is recorded."""

from typing import Any

from django.db import transaction

from headless import recording
from headless.changes.services import lock
from headless.models import EasyLanguageTest
from headless.resources import registry
from headless.served.models import Served

from .selectors import draft_of
from .texts import digest_of, words_of


@transaction.atomic
def record_test(test: EasyLanguageTest, row: Any, user: Any) -> None:
    """Keep a test of the words that stand in the form of a page or snippet."""
    lock()
    test.translation_key, test.locale = row.translation_key, row.locale
    test.recorded_by = user
    test.words = digest_of(words_of(draft_of(row)))
    test.save()
    recording.changed(type(row), [row.translation_key])


@transaction.atomic
def delete_test(test: EasyLanguageTest, row: Any) -> None:
    """Forget a test that was recorded by mistake."""
    lock()
    test.delete()
    recording.changed(type(row), [row.translation_key])


def forget_tests(row: Any) -> None:
    """Delete the tests of a page or snippet that is deleted."""
    EasyLanguageTest.objects.filter(
        translation_key=row.translation_key, locale_id=row.locale_id
    ).delete()


def glossary_changed(language_code: str) -> None:
    """Every text of the language may use a word that is explained now, or is no longer."""
    rows = Served.objects.filter(locale=language_code)
    for resource in registry:
        if "easy_language" in resource.detail_schema.model_fields:
            keys = set(rows.filter(resource=resource.name).values_list("object_id", flat=True))
            if keys:
                recording.changed(resource.model, keys)
