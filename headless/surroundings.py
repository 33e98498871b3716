"""What stands around a content in the built-in view: ways up, down, and to other languages."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.paginator import Page as Slice
from django.core.paginator import Paginator
from django.db.models import CharField, Q
from django.db.models.functions import Cast
from django.http import HttpRequest
from wagtail.models import Page, TranslatableMixin

from .conf import conf
from .labels import Labels
from .localization import best_translations, fallback_chain
from .ordering import in_order
from .page_parts import Day, Entry, Link, Text
from .presentation import Presenter
from .reading import Reading
from .resources import Resource, registry
from .wording import Wording, own_name

CHILDREN_ON_A_PAGE = 50
# What a page is introduced by.
LEADS = ("teaser", "self_description")


class Surroundings:
    """The navigation of a page; of a snippet only what belongs to the site.

    Args:
        row: the page or snippet.
        references: `Reference` values in it, which become links.
    """

    def __init__(
        self,
        request: HttpRequest,
        row: Any,
        reading: Reading,
        wording: Wording,
        references: list[dict[str, Any]],
    ) -> None:
        self.row = row
        self.key = getattr(row, "translation_key", None)
        self.reading = reading
        self.wording = wording
        self.request = request
        self.site = reading.site
        keys = {reference["id"] for reference in references}
        pages = self._pages(keys)
        self.presenter = Presenter(
            wording,
            {(str(key), code): self._address(page) for (key, code), page in pages.items()},
        )
        self.home = self._home(pages)
        self.languages = self._languages(pages)
        self.above = self._above()
        self.standing = self._standing()
        self.slice, self.children = self._children(keys)

    def _address(self, page: Page) -> str:
        return page.get_url(self.request) or ""

    def _pages(self, keys: set[Any]) -> dict[tuple[Any, str], Page]:
        """The public pages that bear one of the keys, the page itself or that of the site."""
        keys = {*keys, self.key}
        if self.site:
            keys.add(self.site.root_page.translation_key)
        found = self.reading.scope.pages(Page).filter(translation_key__in=keys)
        return {
            (page.translation_key, page.locale.language_code): page
            for page in found.select_related("locale")
        }

    def _home(self, pages: dict[tuple[Any, str], Page]) -> Link | None:
        """The start page in the best language, under the site's name."""
        if self.site is None:
            return None
        key = self.site.root_page.translation_key
        codes = fallback_chain(self.reading.locale)
        home = next((pages[key, code] for code in codes if (key, code) in pages), None)
        name = self.site.site_name or (home.title if home else "")
        return Link(name, href=self._address(home)) if home and name else None

    def _languages(self, pages: dict[tuple[Any, str], Page]) -> list[Link]:
        """The page in each language in which it is public, the present one without address."""
        addresses = {
            code: self._address(page)
            for (key, code), page in pages.items()
            if key == self.key and code != self.wording.language
        }
        shown = {*addresses, self.wording.language}
        return [
            Link(own_name(code), code, addresses.get(code, ""))
            for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES
            if code in shown and len(shown) > 1
        ]

    @property
    def alternates(self) -> list[Link]:
        """The other languages for search engines, which know no easy one."""
        if self.wording.language in conf.easy_languages:
            return []
        return [
            link for link in self.languages if link.href and link.lang not in conf.easy_languages
        ]

    def _above(self) -> list[Link]:
        """The public pages above, from the start page down."""
        if not isinstance(self.row, Page) or self.row.depth is None or self.site is None:
            return []
        paths = [
            path
            for depth in range(2, self.row.depth)
            if (path := self.row.path[: depth * Page.steplen]).startswith(self.reading.scope.roots)
        ]
        pages = (
            Page.objects.filter(path__in=paths, live=True)
            .select_related("locale", "alias_of__locale")
            .order_by("depth")
        )
        hidden = self.reading.scope.hidden_among(pages)
        return [
            Link(page.title, self.wording.foreign(language_of_words(page)), self._address(page))
            for page in pages
            if page.translation_key not in hidden
        ]

    def _standing(self) -> list[Link]:
        """Imprint, privacy notice and accessibility statement."""
        model: Any = apps.get_model("mso_headless", "ContentPage")
        pages = self.reading.scope.pages(model).exclude(kind=model.Kind.GENERAL)
        best = best_translations(pages, self.reading.chain).select_related("locale")
        return [
            Link(page.title, self.wording.foreign(language_of_words(page)), self._address(page))
            for page in best.order_by("kind", "path")
        ]

    def _children(self, mentioned: set[Any]) -> tuple[Slice[Any] | None, list[Entry]]:
        """The pages below in the best languages, without those that the page names anyway."""
        if not isinstance(self.row, Page):
            return None, []
        number = self.request.GET.get("page")
        below = self._below()
        kinds = self.row.allowed_subpage_models()
        resource = next((item for item in registry if item.model in kinds), None)
        if resource is None or len(kinds) > 1:
            pages = best_translations(
                self.reading.scope.pages(Page).filter(below), self.reading.chain
            ).exclude(translation_key__in=mentioned)
            found = Paginator(pages.select_related("locale").order_by("path"), CHILDREN_ON_A_PAGE)
            part = found.get_page(number)
            return part, [Entry(self._child_link(child)) for child in part.object_list]
        keys = resource.model._default_manager.filter(below).values(key=Cast("pk", CharField()))
        served = self.reading.served(resource.name).filter(row_id__in=keys)
        served = served.exclude(object_id__in=[str(key) for key in mentioned])
        part = Paginator(in_order(served, resource), CHILDREN_ON_A_PAGE).get_page(number)
        children = resource.rows([row.row_id for row in part.object_list])
        self.reading.prepare(resource, children)
        return part, [self._entry(child, resource) for child in children]

    def _below(self) -> Q:
        translations = Page.objects.filter(translation_key=self.row.translation_key)
        below = Q(pk__in=[])
        for path, depth in translations.values_list("path", "depth"):
            below |= Q(path__startswith=path, depth=depth + 1)
        return below

    def _entry(self, child: Any, resource: Resource) -> Entry:
        """A page below with its lead and its first date."""
        card = resource.card(child, self.reading) or {}
        rows = self.presenter.rows(resource.card_schema, card, Labels(resource.model))
        lang = self.wording.foreign(language_of_words(child))
        return Entry(
            self._child_link(child),
            texts=[Text(card[name], lang) for name in LEADS if card.get(name)],
            rows=[row for row in rows if isinstance(row.part, Day)][:1],
        )

    def _child_link(self, child: Page) -> Link:
        return Link(
            child.title, self.wording.foreign(language_of_words(child)), self._address(child)
        )


def language_of(row: Any) -> str:
    """The language of a page or snippet; that of the site for what is the same in all."""
    if isinstance(row, TranslatableMixin):
        return str(row.locale.language_code)
    return str(settings.LANGUAGE_CODE)


def language_of_words(row: Any) -> str:
    """The same, of an alias that of its source, which may be an alias, too."""
    while source := getattr(row, "alias_of", None):
        row = source
    return language_of(row)
