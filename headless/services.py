"""Facts are entered once: what is the same in every language follows the source.

wagtail-localize copies facts only when somebody translates, and never that a list was emptied.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db.models import ManyToOneRel, Model
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_serializable_data_for_fields
from wagtail.models import Page, Revision, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, get_translatable_fields
from wagtail_localize.models import TranslationSource


def follow_source(instance: Any, rows: Sequence[Any]) -> None:
    """Give what is about to go live the facts of its source.

    Args:
        rows: its translations as `ranked` gives them.
    """
    source = next((row for row in rows if row.live or row.pk == instance.pk), instance)
    if source.pk != instance.pk:
        copy_facts(source, instance)


def source_of(instance: Any) -> Any:
    """The translation whose facts hold for what is about to go live; it may be that itself."""
    rows = ranked(instance)
    return next((row for row in rows if row.live or row.pk == instance.pk), instance)


def source_row(model: type[Model], translation_key: Any) -> Any:
    """The translation whose facts hold for all: of the live ones, else of the drafts; or None."""
    row = model._default_manager.filter(translation_key=translation_key).first()
    if row is None:
        return None
    rows = ranked(row)
    return next((found for found in rows if found.live), rows[0] if rows else None)


def propagate_facts(source: Any, rows: Sequence[Any]) -> None:
    """Copy the facts of what went live to every translation: live rows and drafts, never words.

    Only to those that it goes before: the draft of an original that is offline is somebody's work.

    Args:
        rows: the translations as `ranked` gives them.
    """
    found = next((row for row in rows if row.live), None)
    if found is None or found.pk != source.pk:
        return
    for row in rows[rows.index(found) + 1 :]:
        if row.live and copy_facts(source, row):
            row.is_following = True
            row.save(clean=False) if isinstance(row, Page) else row.save()
        for revision in pending_revisions(row):
            draft = revision.as_object()
            if copy_facts(source, draft):
                content = draft.serializable_data()
                Revision.objects.filter(pk=revision.pk).update(content=content)


def source_rank(row: Any, submitted: Sequence[str]) -> tuple[int, int]:
    """The place of a translation among those of a thing; that of the source is the lowest.

    Args:
        submitted: codes of the languages from which it was submitted for translation, the first
            first.
    """
    codes = [*submitted, settings.LANGUAGE_CODE]
    code = row.locale.language_code
    return codes.index(code) if code in codes else len(codes), row.pk


def ranked(instance: Any) -> list[Any]:
    """The translations with the instance, the one first whose facts hold for all: what was
    submitted for translation first, else that of the default language, else the oldest.
    """
    sources = TranslationSource.objects.filter(object_id=instance.translation_key).order_by("pk")
    submitted = list(sources.values_list("locale__language_code", flat=True))
    rows = _translations(instance).select_related("locale")
    return sorted(rows, key=lambda row: source_rank(row, submitted))


def _translations(instance: Any) -> Any:
    rows = type(instance)._default_manager.filter(translation_key=instance.translation_key)
    return rows.filter(alias_of__isnull=True) if isinstance(instance, Page) else rows


def pending_revisions(row: Any) -> list[Revision]:
    """The latest draft, what is live as it may be taken up again, and what is planned."""
    known = {row.latest_revision_id, row.live_revision_id} - {None}
    planned = row.revisions.filter(approved_go_live_at__isnull=False)
    return list(row.revisions.filter(pk__in=known) | planned)


def copy_facts(source: Any, target: Any) -> bool:
    """Copy what is the same in every language; whether anything was different.

    Rows with words of their own, such as offers, are translated: those that the source has no
    longer go, the facts of the others are copied, and new ones wait for their words, unless
    they know them: `for_translation` gives the row, or None.
    """
    changed = False
    for fact in get_translatable_fields(type(source)):
        field = fact.get_field(type(source))
        if isinstance(field, ManyToOneRel):
            copy = (
                _follow_rows if issubclass(field.related_model, TranslatableMixin) else _copy_rows
            )
            changed |= copy(source, target, field.name)
        elif isinstance(fact, SynchronizedField):
            changed |= _copy_value(source, target, field)
    return changed


def _copy_value(source: Any, target: Any, field: Any) -> bool:
    if isinstance(field, ParentalManyToManyField):
        wanted = list(getattr(source, field.name).all())
        if {item.pk for item in wanted} == {item.pk for item in getattr(target, field.name).all()}:
            return False
        getattr(target, field.name).set(wanted)
        return True
    value = getattr(source, field.attname)
    if getattr(target, field.attname) == value:
        return False
    setattr(target, field.attname, value)
    return True


def _copy_rows(source: Any, target: Any, name: str) -> bool:
    if _said(source, name) == _said(target, name):
        return False
    source.copy_child_relation(name, target)
    return True


def _said(owner: Any, name: str) -> list[dict[str, Any]]:
    """What rows say, in their order."""
    relation = owner._meta.get_field(name)
    own = {"pk", relation.field.name}
    return [
        {
            key: value
            for key, value in get_serializable_data_for_fields(row).items()
            if key not in own
        }
        for row in _in_order(owner, name)
    ]


def _follow_rows(source: Any, target: Any, name: str) -> bool:
    wanted = {row.translation_key: row for row in _in_order(source, name)}
    rows = _in_order(target, name)
    kept = [row for row in rows if row.translation_key in wanted]
    changed = len(kept) < len(rows)
    for row in kept:
        original = wanted[row.translation_key]
        if row.sort_order != original.sort_order:
            row.sort_order = original.sort_order
            changed = True
        changed |= copy_facts(original, row)
    present = {row.translation_key for row in kept}
    for key, original in wanted.items():
        begin = getattr(original, "for_translation", None)
        if begin and key not in present and (row := begin(source, target)):
            row.sort_order = original.sort_order
            kept.append(row)
            changed = True
    if changed:
        getattr(target, name).set(kept)
    return changed


def _in_order(owner: Any, name: str) -> list[Any]:
    relation = owner._meta.get_field(name)
    rows: list[Model] = list(getattr(owner, relation.get_accessor_name()).all())
    return sorted(rows, key=lambda row: getattr(row, "sort_order", None) or 0)
