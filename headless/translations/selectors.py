"""Every read of translations for staff: what is used, what each language has, what changed."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from wagtail import hooks
from wagtail.models import Locale, Page, WorkflowState
from wagtail_localize.models import (
    SegmentOverride,
    StringTranslation,
    Translation,
    TranslationSource,
)

from headless.inserted import chosen
from headless.models.base import HeadlessSnippet
from headless.models.translations import TranslationState
from headless.relations import named_by
from headless.resources import registry
from headless.services import ranked, source_rank

from .segments import Progress, progress_of
from .words import Change, changes, words_of


@dataclass(frozen=True)
class Cell:
    """What a language has of a page or snippet.

    Attributes:
        status: `original`, `missing`, `draft`, `review` or `live`; an original is told of as one
            whether it is live or not.
        row: None where it is missing.
        has_draft: whether newer words wait beside what is live.
    """

    locale: Locale
    status: str
    row: Any = None
    state: TranslationState | None = None
    progress: Progress = Progress()
    has_draft: bool = False

    @property
    def outdated_since(self) -> dt.datetime | None:
        """Since when the original says something else."""
        return self.state.outdated_since if self.state else None


def current_version(instance: Any) -> Any:
    """What may be translated: what the public sees, or the latest draft where it sees nothing."""
    row = type(instance)._base_manager.get(pk=instance.pk)
    row = row.specific if isinstance(row, Page) else row
    return row if row.live else row.get_latest_revision_as_object()


def content_locales() -> list[Locale]:
    """The locales in the order of the setting."""
    by_code = {locale.language_code: locale for locale in Locale.objects.all()}
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    return [by_code[code] for code in codes if code in by_code]


def snippet_models() -> list[type[Any]]:
    """The snippets that are delivered in several languages."""
    return [resource.model for resource in registry if issubclass(resource.model, HeadlessSnippet)]


def used_snippets(instances: Iterable[Any]) -> list[Any]:
    """The snippets that pages or snippets name, by relations or in blocks, in their originals."""
    keys: dict[type[Model], set[uuid.UUID]] = defaultdict(set)
    for instance in instances:
        resource = next((one for one in registry if one.model is type(instance)), None)
        if resource is None:
            continue
        for model, key in named_by(instance, resource.named_in(True)):
            keys[model].add(key)
        for model, pks in chosen([instance]).items():
            if issubclass(model, HeadlessSnippet):
                found = model._default_manager.filter(pk__in=pks)
                keys[model].update(found.values_list("translation_key", flat=True))
    used = []
    for model in snippet_models():
        rows = model._default_manager.filter(translation_key__in=keys[model])
        rows = rows.select_related("locale")
        used += list(originals(rows).values())
    return used


def originals(rows: Iterable[Any]) -> dict[uuid.UUID, Any]:
    """Of each thing among translations its original, as `headless.services.ranked` has it."""
    by_key: dict[uuid.UUID, list[Any]] = defaultdict(list)
    for row in rows:
        by_key[row.translation_key].append(row)
    submitted: dict[uuid.UUID, list[str]] = defaultdict(list)
    sources = TranslationSource.objects.filter(object_id__in=by_key).order_by("pk")
    for key, code in sources.values_list("object_id", "locale__language_code"):
        submitted[key].append(code)
    return {
        key: min(found, key=partial(source_rank, submitted=submitted[key]))
        for key, found in by_key.items()
    }


def cells(model: Any, keys: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[Cell]]:
    """What each language has of things of a model, in the order of the languages.

    Args:
        model: `Page` for pages of whatever type.
    """
    rows = _rows(model, keys)
    by_place = {(row.translation_key, row.locale_id): row for row in rows}
    first = originals(rows)
    states = {
        (state.translation_key, state.locale_id): state
        for state in TranslationState.objects.filter(translation_key__in=keys)
        .defer("original_words")
        .select_related("owner")
    }
    reviewed = in_review(rows)
    progress = _progress(keys)
    locales = content_locales()
    return {
        key: [
            _cell(
                locale,
                by_place.get((key, locale.pk)),
                first.get(key),
                states.get((key, locale.pk)),
                progress.get((key, locale.pk), Progress()),
                reviewed,
            )
            for locale in locales
        ]
        for key in keys
    }


def _rows(model: Any, keys: Sequence[uuid.UUID]) -> list[Any]:
    rows = model._default_manager.filter(translation_key__in=keys)
    if issubclass(model, Page):
        rows = rows.filter(alias_of__isnull=True)
    return list(rows.select_related("locale").order_by("pk"))


def _cell(
    locale: Locale,
    row: Any,
    original: Any,
    state: TranslationState | None,
    progress: Progress,
    reviewed: set[tuple[type[Model], Any]],
) -> Cell:
    if row is None:
        return Cell(locale, "missing")
    is_reviewed = (_base(type(row)), row.pk) in reviewed
    if original is not None and row.pk == original.pk:
        return Cell(locale, "original", row, has_draft=row.has_unpublished_changes)
    status = "review" if is_reviewed else "live" if row.live else "draft"
    return Cell(locale, status, row, state, progress, row.live and row.has_unpublished_changes)


def _base(model: type[Model]) -> type[Model]:
    return Page if issubclass(model, Page) else model


def in_review(rows: Sequence[Any]) -> set[tuple[type[Model], Any]]:
    """Model and primary key of those that somebody submitted and nobody decided on."""
    found: set[tuple[type[Model], Any]] = set()
    by_model: dict[type[Model], list[Any]] = defaultdict(list)
    for row in rows:
        by_model[_base(type(row))].append(row.pk)
    for model, pks in by_model.items():
        waiting = those_in_review(model._base_manager.filter(pk__in=pks))
        found |= {(model, pk) for pk in waiting.values_list("pk", flat=True)}
    return found


def those_in_review(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those of the rows that somebody submitted and nobody decided on.

    Other apps add what waits in ways of their own by the hook `waiting_for_review`: a function
    that gives the primary keys of pages as a queryset of values.
    """
    model = _base(rows.model)
    # What was sent back is a draft again.
    active = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS,
        base_content_type=ContentType.objects.get_for_model(model),
        object_id=Cast(OuterRef("pk"), CharField()),
    )
    condition = Q(Exists(active))
    if model is Page:
        for waiting in hooks.get_hooks("waiting_for_review"):
            condition |= Q(pk__in=waiting())
    return rows.filter(condition)


def is_written_since(translation: Translation, moment: dt.datetime, user: Any) -> bool:
    """Whether anybody else, or a machine, wrote in a translation after a moment: a text, a link
    or what else it has instead of the original.
    """
    return any(
        model.objects.filter(
            locale=translation.target_locale,
            context__object_id=translation.source.object_id,
            updated_at__gt=moment,
        )
        .exclude(last_translated_by=user)
        .exists()
        for model in (StringTranslation, SegmentOverride)
    )


def possible_owners() -> QuerySet[Any]:
    """Staff who enter the admin by a group, and may so take care of translations."""
    users = get_user_model().objects.filter(is_active=True)
    return (
        users.filter(Q(is_superuser=True) | Q(groups__permissions__codename="submit_translation"))
        .distinct()
        .order_by("last_name", "first_name", "username")
    )


def _progress(keys: Sequence[uuid.UUID]) -> dict[tuple[uuid.UUID, int], Progress]:
    translations = Translation.objects.filter(source__object_id__in=keys, enabled=True)
    found = list(translations.select_related("source"))
    progress = progress_of(found)
    return {
        (one.source.object_id, one.target_locale_id): progress.get(one.pk, Progress())
        for one in found
    }


def changes_since(instance: Any) -> list[Change]:
    """What its original says now that it did not when a translation was written."""
    state = state_of(instance)
    original = next((row for row in ranked(instance) if row.live), None)
    if state is None or original is None or original.pk == instance.pk:
        return []
    return changes(state.original_words, words_of(original))


def is_behind(translation: Translation) -> bool:
    """Whether translators still see an older text of what is translated."""
    original = translation.source.get_source_instance()
    return words_of(current_version(original)) != words_of(translation.source.as_instance())


def state_of(instance: Any) -> TranslationState | None:
    """How a translation stands to its original."""
    found = TranslationState.objects.filter(
        translation_key=instance.translation_key, locale_id=instance.locale_id
    )
    return found.select_related("owner").first()


def states_of(things: Iterable[Any]) -> Mapping[uuid.UUID, list[Cell]]:
    """What each language has of several snippets, of whatever model."""
    by_model: dict[type[Model], list[uuid.UUID]] = defaultdict(list)
    for thing in things:
        by_model[type(thing)].append(thing.translation_key)
    found: dict[uuid.UUID, list[Cell]] = {}
    for model, keys in by_model.items():
        found |= cells(model, keys)
    return found
