"""Every read about texts in easy language."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.db.models import Model
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail_localize.models import Translation

from headless.conf import conf
from headless.inserted import numbers

from .rules import Term, first_use
from .texts import digest_of, load_rows, words_of


def is_easy(row: Any) -> bool:
    """Whether a page or snippet is in easy language; an alias has the words of another one."""
    code = row.locale.language_code if getattr(row, "locale_id", None) else ""
    return code in conf.easy_languages and not getattr(row, "alias_of_id", None)


def may_edit(user: Any, row: Any) -> bool:
    """Whether somebody may change the words of a page or snippet."""
    if isinstance(row, Page):
        return bool(row.permissions_for_user(user).can_edit())
    return bool(ModelPermissionPolicy(type(row)).user_has_permission(user, "change"))


def may_record(user: Any, row: Any) -> bool:
    """Whether somebody may say who tested a text, which the public reads at once."""
    if isinstance(row, Page):
        permissions = row.permissions_for_user(user)
        return bool(permissions.can_edit() and permissions.can_publish())
    policy = ModelPermissionPolicy(type(row))
    return all(policy.user_has_permission(user, action) for action in ("change", "publish"))


def draft_of(row: Any) -> Any:
    """A page or snippet as its form shows it."""
    return row.get_latest_revision_as_object()


def tests_of(row: Any) -> Any:
    """The tests of a page or snippet in its language, the newest first."""
    return _tests().filter(translation_key=row.translation_key, locale_id=row.locale_id)


def terms_in(codes: Collection[str]) -> list[Term]:
    """The words that the glossary of some languages explains."""
    model: Any = apps.get_model("mso_headless", "GlossaryTerm")
    rows = model.objects.filter(locale__language_code__in=codes)
    return [Term(row.forms, row.explanation) for row in rows]


def source_codes(keys: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """From which language texts in easy language were made, by translation key."""
    made = Translation.objects.filter(
        source__object_id__in=keys, target_locale__language_code__in=conf.easy_languages
    ).order_by("-pk")
    return dict(made.values_list("source__object_id", "source__locale__language_code"))


def source_row(row: Any) -> Any:
    """The page or snippet that a text in easy language simplifies; None without another one."""
    code = source_codes([row.translation_key]).get(row.translation_key, settings.LANGUAGE_CODE)
    others = type(row)._default_manager.filter(translation_key=row.translation_key)
    return others.filter(locale__language_code=code).exclude(pk=row.pk).first()


class Facts(NamedTuple):
    """What the public is told of a text in easy language.

    Attributes:
        test: the newest that its readers passed; one of these very words goes before.
        source_code: the language it was made from.
    """

    test: Any
    is_current: bool
    source_code: str
    glossary: list[Term]


def facts_of(rows: Sequence[Any]) -> dict[Any, Facts]:
    """Primary key to what is known of pages or snippets of one model, in a few queries."""
    load_rows(rows)
    tests: dict[tuple[uuid.UUID, int], list[Any]] = defaultdict(list)
    passed = _tests().filter(
        translation_key__in=[row.translation_key for row in rows], result="understood"
    )
    for test in passed:
        tests[test.translation_key, test.locale_id].append(test)
    terms = terms_in({row.locale.language_code for row in rows})
    sources = source_codes([row.translation_key for row in rows])
    return {
        row.pk: _facts(row, tests[row.translation_key, row.locale_id], terms, sources)
        for row in rows
    }


def _facts(
    row: Any, tests: Sequence[Any], terms: Sequence[Term], sources: dict[uuid.UUID, str]
) -> Facts:
    words = words_of(row)
    digest = digest_of(words) if tests else ""
    current = next((test for test in tests if test.words == digest), None)
    used = [(place.start, term) for term in terms if (place := first_use(words, term))]
    return Facts(
        current or next(iter(tests), None),
        current is not None,
        sources.get(row.translation_key, settings.LANGUAGE_CODE),
        [term for _start, term in sorted(used, key=lambda found: found[0])],
    )


def _tests() -> Any:
    model: Any = apps.get_model("mso_headless", "EasyLanguageTest")
    return model.objects.all()


def easy_row(model: type[Model], pk: str) -> Any:
    """A page or snippet in easy language; None for all else."""
    row: Any = model._default_manager.filter(pk__in=numbers([pk])).first()
    return row if row is not None and is_easy(row) else None
