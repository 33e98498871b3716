"""What stands in the search index, whatever the primary keys."""

from collections import defaultdict

from django.db import connection

from headless.served.models import Served
from search import selectors
from search.databases import TABLE, list_token
from search.models import Document, VocabularyWord
from search.services import SAID


def places():
    """What is indexed: resource, public id, row and locale, with the lists that its words name."""
    rows = Document.objects.values_list("resource", "object_id", "row_id", "locale", "lists")
    return {tuple(place): set(lists.split()) for *place, lists in rows}


def served_places():
    """The same of what is served and searched."""
    names = [resource.name for resource in selectors.searched_resources()]
    rows = Served.objects.filter(resource__in=names)
    shown = defaultdict(set)
    for *place, listing in rows.values_list("resource", "object_id", "row_id", "locale", "listing"):
        site, code, _name = listing.split("/")
        shown[tuple(place)] |= {list_token(listing), list_token(f"{site}/{code}/")}
    return dict(shown)


def tokens():
    """Primary key of a document to the words that it is found by."""
    columns = "rowid, title, names, text"
    if connection.vendor == "postgresql":
        columns = "document_id, title::text, names::text, words::text"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {TABLE}")  # noqa: S608
        return {pk: found for pk, *found in cursor.fetchall()}


def snapshot():
    """Everything that is indexed: what each document says, and its words."""
    words = tokens()
    documents = {
        (document.resource, document.row_id, document.locale): (
            {name: getattr(document, name) for name in SAID},
            words.pop(document.pk, None),
        )
        for document in Document.objects.all()
    }
    assert words == {}, "Words without a document."
    return documents


def vocabulary():
    """The words that somebody may have meant."""
    return set(VocabularyWord.objects.values_list("key", flat=True))
