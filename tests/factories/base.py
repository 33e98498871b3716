"""How pages and snippets come into being: as a draft with a revision, then published."""

from factory import LazyFunction
from factory.django import DjangoModelFactory

from .locales import locale


class PageFactory(DjangoModelFactory):
    """A page below `parent`, in the parent's locale, with one revision."""

    class Meta:
        abstract = True

    live = True

    @classmethod
    def _create(cls, model_class, *args, parent, live, **values):
        page = model_class(live=False, locale=parent.locale, **values)
        parent.add_child(instance=page)
        return _with_revision(page, live)


class SnippetFactory(DjangoModelFactory):
    """A snippet with one revision."""

    class Meta:
        abstract = True

    live = True
    locale = LazyFunction(locale)

    @classmethod
    def _create(cls, model_class, *args, live, **values):
        snippet = model_class(live=False, **values)
        snippet.save()
        return _with_revision(snippet, live)


def _with_revision(draft, live):
    revision = draft.save_revision(clean=False)
    if live:
        revision.publish()
    # As it stands in the database, without what the instance remembers.
    return type(draft).objects.get(pk=draft.pk)
