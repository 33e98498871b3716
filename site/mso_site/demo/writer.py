"""Creates and publishes the demo objects the way an editor would: with revisions."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from wagtail.models import Locale, Page, ReferenceIndex

from headless.models import HeadlessSnippet

from .keys import demo_key


class Writer:
    """Knows what it has made by name: `writer["partner/kfi"]` is the German row.

    Relations are stored towards these rows, in every language.

    Attributes:
        editor: who owns and publishes everything.
        german: the locale of what is written first.
    """

    def __init__(self, editor: AbstractBaseUser) -> None:
        self.editor = editor
        self.locales: dict[str, Locale] = {row.language_code: row for row in Locale.objects.all()}
        self.german = self.locales["de"]
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        return self._made[name]

    def page(self, name: str, page: Any, parent: Page) -> Any:
        """Add a German page below its parent and publish it."""
        page.translation_key = demo_key(name)
        page.locale = self.german
        page.owner = self.editor
        page.live = False
        parent.add_child(instance=page)
        self._publish(page)
        self._made[name] = page
        return page

    def snippet(self, name: str, snippet: HeadlessSnippet) -> Any:
        """Create a German snippet and publish it."""
        self._create(name, snippet)
        self._publish(snippet)
        return snippet

    def draft(self, name: str, snippet: HeadlessSnippet) -> Any:
        """Create a German snippet that is not live."""
        self._create(name, snippet)
        snippet.save_revision(user=self.editor)
        return snippet

    def translate(
        self, name: str, language: str, change: Callable[[Any], None], *, slug: str = ""
    ) -> None:
        """Publish a translation: a copy of the German object after `change` was called on it.

        Args:
            slug: of a page, when it is not that of the German one.
        """
        source = type(self[name]).objects.get(pk=self[name].pk)
        copy = source.copy_for_translation(self.locales[language])
        if isinstance(copy, Page):
            copy = copy.get_latest_revision_as_object()
            if slug:
                _set_slug(copy, slug)
            change(copy)
        else:
            # A copied snippet is live before it is saved.
            copy.live = False
            change(copy)
            copy.save()
        self._publish(copy)
        self._made[f"{name}/{language}"] = copy

    def rebuild_references(self) -> None:
        """Record what refers to what, for the usage views of the admin."""
        for thing in self._made.values():
            ReferenceIndex.create_or_update_for_object(thing)

    def _create(self, name: str, snippet: HeadlessSnippet) -> None:
        snippet.translation_key = demo_key(name)
        snippet.locale_id = self.german.pk
        snippet.live = False
        snippet.save()
        self._made[name] = snippet

    def _publish(self, thing: Any) -> None:
        # Publishing validates everything, so the draft need not be.
        revision = thing.save_revision(user=self.editor, clean=False)
        revision.publish(user=self.editor, skip_permission_checks=True)


def _set_slug(page: Page, slug: str) -> None:
    """Give a page that was never public another slug, without a redirect from the old one."""
    url_path = f"{page.get_parent().url_path}{slug}/"
    Page.objects.filter(pk=page.pk).update(slug=slug, url_path=url_path)
    page.slug, page.url_path = slug, url_path
