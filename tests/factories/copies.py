"""Many equal objects at the price of one: rows copied in the database, relations included.

A hundred published pages take a minute; what a list reads of them is the same.
"""

import uuid
from copy import copy

from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Page, TranslatableMixin

from headless.served import services


def multiply(translations, count):
    """Add copies of an object, each in all its translations, until there are `count` of it."""
    keys = [uuid.uuid4() for _ in range(count - 1)]
    for row in translations:
        source = type(row).objects.get(pk=row.pk)
        duplicates = [_duplicate(source, key, number) for number, key in enumerate(keys, start=2)]
        if isinstance(source, Page):
            _insert_pages(source, duplicates)
        else:
            type(source).objects.bulk_create(duplicates)
        _copy_children(source, duplicates)
        _copy_links(source, duplicates)
    # The copies were written past the models.
    services.rebuild()


def _duplicate(source, key, number):
    duplicate = copy(source)
    duplicate._state = copy(source._state)
    duplicate.pk = duplicate.id = None
    duplicate.translation_key = key
    duplicate.slug = f"{source.slug}-{number}"
    duplicate.latest_revision = duplicate.live_revision = None
    return duplicate


def _insert_pages(source, duplicates):
    """Two rows each, as saving has them: that of every page and that of the type."""
    parent = source.get_parent()
    last = parent.get_last_child()
    pages = []
    for duplicate in duplicates:
        page = _duplicate(Page(**_columns(source)), duplicate.translation_key, 0)
        page.slug, page.path, page.numchild = duplicate.slug, last._inc_path(), 0
        page.url_path = f"{parent.url_path}{page.slug}/"
        pages.append(page)
        last = page
    for page, duplicate in zip(Page.objects.bulk_create(pages), duplicates, strict=True):
        duplicate.pk = duplicate.id = duplicate.page_ptr_id = page.pk
        duplicate.save_base(raw=True, force_insert=True)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(pages))


def _columns(source):
    return {field.attname: getattr(source, field.attname) for field in Page._meta.concrete_fields}


def _copy_children(source, duplicates):
    for relation in get_all_child_relations(type(source)):
        children = []
        for place, child in enumerate(getattr(source, relation.get_accessor_name()).all()):
            for duplicate in duplicates:
                child = copy(child)
                child.pk = None
                setattr(child, relation.field.attname, duplicate.pk)
                if isinstance(child, TranslatableMixin):
                    # The same for the translations of the child, another for each copy.
                    child.translation_key = uuid.uuid5(
                        duplicate.translation_key, f"{relation.name} {place}"
                    )
                children.append(child)
        relation.related_model.objects.bulk_create(children)


def _copy_links(source, duplicates):
    for field in get_all_child_m2m_relations(type(source)):
        through, own = field.remote_field.through, field.m2m_column_name()
        links = []
        for link in through.objects.filter(**{own: source.pk}):
            for duplicate in duplicates:
                link = copy(link)
                link.pk = None
                setattr(link, own, duplicate.pk)
                links.append(link)
        through.objects.bulk_create(links)
