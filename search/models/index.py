"""The search index: what is public, ready to be looked through."""

from typing import Any

from django.db import models

from search import databases


class DocumentQuerySet(models.QuerySet["Document"]):
    """Documents that go with what is looked through of them."""

    def delete(self) -> Any:
        databases.delete(list(self.values_list("pk", flat=True)))
        return super().delete()


class Document(models.Model):
    """What the public detail of an object says in one language that it can be found by.

    The words themselves stand in a table that only the database of the site knows, see
    `databases`. Lists and visibility come from the served rows, to which `resource`, `row_id`
    and `locale` lead.

    Attributes:
        names: its other names, one in each line.
        languages: BCP 47 tags, with blanks between them.
        named: public ids of the objects by whose names it is found, with blanks between them.
        title_key: orders titles, see `headless.collation`.
        title_length: how many words of the title tell it from others.
        dated_on: the day that it speaks of.
        lists: the lists that show it, as tokens with blanks between them.
        build: by what rules its words were made, see `build_id()`.
        source_build: by what rules it was read from the object, see `source_build_id()`.
    """

    resource = models.CharField(max_length=30)
    object_id = models.CharField(max_length=36)
    row_id = models.CharField(max_length=36)
    locale = models.CharField(max_length=12)
    # What is ordered by stands in front: SQLite reads a row from its beginning, and the texts may
    # fill several pages.
    title_length = models.PositiveSmallIntegerField(default=0)
    dated_on = models.DateField(null=True)
    title_key = models.BinaryField()
    build = models.CharField(max_length=16)
    source_build = models.CharField(max_length=16)
    lists = models.TextField(blank=True)
    title = models.TextField()
    languages = models.TextField(blank=True)
    named = models.TextField(blank=True)
    names = models.TextField(blank=True)
    text = models.TextField(blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["resource", "row_id", "locale"], name="mso_search_document_once"
            )
        ]
        indexes = [models.Index(fields=["object_id", "resource"], name="mso_search_object")]

    def __str__(self) -> str:
        return f"{self.resource} {self.object_id} {self.locale}"


class VocabularyWord(models.Model):
    """A word of the public texts, to find what somebody meant who mistyped it.

    It is offered only where it finds something that is public at the moment.

    Attributes:
        key: the word as it is compared.
        spelling: as a text has it.
        length: of the key.
    """

    key = models.CharField(max_length=64, primary_key=True)
    spelling = models.CharField(max_length=64)
    length = models.PositiveSmallIntegerField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.spelling
