"""How pages and snippets come into being: as a draft with a revision, then published."""

from contextlib import nullcontext

from factory import LazyFunction
from factory.django import DjangoModelFactory

from headless import recording

from .locales import locale


class PageFactory(DjangoModelFactory):
    """A page below `parent`, in the parent's locale, with one revision."""

    class Meta:
        abstract = True

    live = True

    @classmethod
    def _create(cls, model_class, *args, parent, live, **values):
        page = model_class(live=False, locale=parent.locale, **values)
        with _unrecorded(live):
            parent.add_child(instance=page)
            revision = page.save_revision(clean=False)
        return _finished(revision, live)


class SnippetFactory(DjangoModelFactory):
    """A snippet with one revision."""

    class Meta:
        abstract = True

    live = True
    locale = LazyFunction(locale)

    @classmethod
    def _create(cls, model_class, *args, live, **values):
        snippet = model_class(live=False, **values)
        with _unrecorded(live):
            snippet.save()
            revision = snippet.save_revision(clean=False)
        return _finished(revision, live)


def _unrecorded(live):
    """What is published at once is recorded then, and not as a draft before."""
    return recording.paused() if live else nullcontext()


def _finished(revision, live):
    if live:
        revision.publish()
    # As it stands in the database, without what the instance remembers.
    draft = revision.content_object
    return type(draft).objects.get(pk=draft.pk)
