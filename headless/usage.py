"""What uses a page, snippet or file, before it is deleted.

Wagtail's index of references knows relations to one thing and what stands in blocks and rich
text, but no relations to many things, such as the topics of a page.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Field, ManyToManyRel, Model
from wagtail.models import ReferenceIndex
from wagtail.models.reference_index import ReferenceGroups


def references_to(thing: Model) -> list[ReferenceIndex]:
    """Every reference to a thing, the oldest objects of each kind first."""
    indexed = ReferenceIndex.get_references_to(thing).select_related("base_content_type")
    found = [*_present(indexed), *_relations_to_many(thing)]
    return sorted(found, key=_source)


def usage_of(thing: Model) -> ReferenceGroups:
    """The objects that refer to a thing, each with its references, for Wagtail's usage view."""
    return ReferenceGroups(references_to(thing))


def grouped(references: Iterable[ReferenceIndex]) -> list[list[ReferenceIndex]]:
    """References that are in order, those of each object together."""
    return [list(group) for _source_key, group in groupby(references, key=_source)]


def sources(references: Iterable[ReferenceIndex]) -> dict[tuple[int, str], Model]:
    """The objects in which references stand, by content type and key."""
    keys: dict[ContentType, set[str]] = defaultdict(set)
    for reference in references:
        keys[reference.base_content_type].add(reference.object_id)
    found = {}
    for content_type, pks in keys.items():
        model: Any = content_type.model_class()
        for row in model._base_manager.filter(pk__in=pks):
            found[content_type.pk, str(row.pk)] = row
    return found


def _source(reference: ReferenceIndex) -> tuple[int, int, str]:
    # Keys are kept as text: by their length they come in the order of their numbers.
    return reference.base_content_type_id, len(reference.object_id), reference.object_id


def _present(references: Iterable[ReferenceIndex]) -> Iterator[ReferenceIndex]:
    """Without the references whose object is gone: they stay until a task tidies up."""
    by_model: dict[Any, list[ReferenceIndex]] = defaultdict(list)
    for reference in references:
        by_model[reference.base_content_type.model_class()].append(reference)
    for model, found in by_model.items():
        keys = {reference.object_id for reference in found}
        present = model and {
            str(pk) for pk in model._base_manager.filter(pk__in=keys).values_list("pk", flat=True)
        }
        yield from (reference for reference in found if reference.object_id in (present or ()))


def _relations_to_many(thing: Model) -> Iterator[ReferenceIndex]:
    """Unsaved references, one for each object that names the thing among several."""
    for relation in type(thing)._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ManyToManyRel):
            continue
        field: Field[Any, Any] = relation.field
        model: Any = relation.related_model
        content_type = ContentType.objects.get_for_model(model)
        base_content_type = ReferenceIndex._get_base_content_type(model)
        for key in model._base_manager.filter(**{field.name: thing}).values_list("pk", flat=True):
            yield ReferenceIndex(
                content_type=content_type,
                base_content_type=base_content_type,
                object_id=str(key),
                model_path=field.name,
                content_path=field.name,
            )
