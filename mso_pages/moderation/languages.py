"""What members write in another language than the default one: a draft beside it in that one,
and what a machine makes of a change, so that reviewers see both.
"""

from typing import Any

from django.conf import settings
from django.db import transaction
from django_tasks import task
from wagtail.models import Locale, Page
from wagtail_localize.fields import TranslatableField, get_translatable_fields
from wagtail_localize.strings import StringValue

from headless.tasks import draft_beside_task
from headless.translations.machine import translator_for
from headless.translations.services import MachineFailed, answers_of
from headless.translations.words import texts_of
from mso_pages.models import Submission

from .selectors import TO_REVIEW, proposed


def is_in_default_language(page: Page) -> bool:
    """Whether staff read a page without a translation."""
    return bool(page.locale.language_code == settings.LANGUAGE_CODE)


def keep_draft_beside(page: Page) -> None:
    """Have a draft in the default language made, or follow, once the change is stored."""
    if not is_in_default_language(page):
        label, pk = page._meta.label_lower, page.pk
        transaction.on_commit(lambda: draft_beside_task.enqueue(label, pk), robust=True)


def read_later(submission: Submission, page: Page) -> None:
    """Have a machine read the words of a change for its reviewers."""
    words = {
        field.field_name
        for field in get_translatable_fields(type(page))
        if isinstance(field, TranslatableField)
    }
    if submission.field in words and not is_in_default_language(page):
        pk = submission.pk
        transaction.on_commit(lambda: read_task.enqueue(pk), robust=True)


@task()
def read_task(pk: int) -> None:
    """Keep at a submission what its words say in the default language, if a machine can tell."""
    submission = Submission.objects.filter(TO_REVIEW, pk=pk).first()
    if submission is not None:
        reading = in_default_language(submission)
        Submission.objects.filter(pk=pk).update(in_default_language=reading)


def in_default_language(submission: Submission) -> str:
    """What a machine makes of the words of a change, a line for each text; empty without one."""
    page: Any = proposed(submission.page)
    default = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    translator = translator_for(page.locale, default)
    if translator is None:
        return ""
    texts = [
        StringValue.from_plaintext(text)
        for path, text in texts_of(page)
        if path.partition(".")[0] == submission.field
    ]
    try:
        answers = answers_of(translator, page.locale, default, texts)
    except MachineFailed:
        return ""
    return "\n".join(answers[text].render_text() for text in texts if answers.get(text))
