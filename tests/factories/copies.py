"""Many equal objects at the price of one: rows copied in the database, relations included.

A hundred published pages take a minute; what a list reads of them is the same.
"""

import uuid
from copy import copy

from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Page, TranslatableMixin


def multiply(translations, count):
    """Add copies of an object, each in all its translations, until there are `count` of it."""
    keys = [uuid.uuid4() for _ in range(count - 1)]
    for row in translations:
        source = type(row).objects.get(pk=row.pk)
        children = _children(source)
        links = _links(source)
        page_rows = _PageRows(source) if isinstance(row, Page) else None
        for number, key in enumerate(keys, start=2):
            duplicate = copy(source)
            duplicate._state = copy(source._state)
            duplicate.translation_key = key
            duplicate.slug = f"{source.slug}-{number}"
            duplicate.latest_revision = duplicate.live_revision = None
            duplicate.pk = duplicate.id = page_rows.add(duplicate) if page_rows else None
            _insert(duplicate)
            for attribute, child in children:
                child = copy(child)
                child.pk = None
                setattr(child, attribute, duplicate.pk)
                if isinstance(child, TranslatableMixin):
                    child.translation_key = uuid.uuid5(key, str(child.translation_key))
                _insert(child)
            for attribute, link in links:
                link.pk = None
                setattr(link, attribute, duplicate.pk)
                _insert(link)
        if page_rows:
            page_rows.tell_parent()


def _insert(row):
    """One row as it is: no validation, no search index."""
    row.save_base(raw=True, force_insert=True)


def _children(source):
    return [
        (relation.field.attname, child)
        for relation in get_all_child_relations(type(source))
        for child in getattr(source, relation.get_accessor_name()).all()
    ]


def _links(source):
    return [
        (field.m2m_column_name(), link)
        for field in get_all_child_m2m_relations(type(source))
        for link in field.remote_field.through.objects.filter(
            **{field.m2m_column_name(): source.pk}
        )
    ]


class _PageRows:
    """The rows that pages have beside those of their type."""

    def __init__(self, source):
        self.source = Page.objects.get(pk=source.pk)
        self.parent = source.get_parent()
        self.last = self.parent.get_last_child()

    def add(self, duplicate):
        page = copy(self.source)
        page.pk = page.id = None
        page.path = self.last._inc_path()
        page.numchild = 0
        page.slug, page.translation_key = duplicate.slug, duplicate.translation_key
        page.url_path = f"{self.parent.url_path}{page.slug}/"
        page.latest_revision = page.live_revision = None
        _insert(page)
        self.last = page
        duplicate.page_ptr_id = page.pk
        return page.pk

    def tell_parent(self):
        children = self.parent.get_children().count()
        Page.objects.filter(pk=self.parent.pk).update(numchild=children)
