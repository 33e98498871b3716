"""One view of the content: objects of a site as plain values, in one locale."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page

from .alt_texts import LEAD
from .images import image_value
from .loading import Loading, alt_place, served_locale
from .localization import text_direction
from .relations import Named, file_key, named, named_at, named_many
from .richtext import rich_text, richtext_html
from .seo import seo_value


class Reading(Loading):
    """Serialises objects without a query for each, once they are prepared."""

    def meta(self, resource: Any, row: Any) -> dict[str, Any]:
        """The `Meta` schema of a row."""
        served = served_locale(row, self.locale)
        key = row.translation_key
        dated = resource.dated(row)
        translations = self._translations.get(str(key), {})
        own = translations.get(served)
        return {
            "type": row._meta.label,
            "locale": served,
            "locale_requested": self.locale,
            "is_fallback": served != self.locale,
            "dir": text_direction(served),
            "lang": served,
            "source": "machine" if own and own.is_machine else "human",
            "translations": [
                {"locale": code, "detail_url": self.detail_url(resource.name, key, code)}
                for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES
                if code in translations
            ],
            "detail_url": self.detail_url(resource.name, key),
            "html_url": self.addresses.url(row) if isinstance(row, Page) else None,
            "first_published_at": whole_second(dated.first_published_at),
            "updated_at": local_time(own.changed_at if own else dated.last_published_at),
        }

    def seo(self, resource: Any, row: Any) -> dict[str, Any]:
        """The `Seo` schema of a page."""
        pages = self._translated_pages.get(str(row.translation_key), {})
        codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES if code in pages]
        translations = [(code, pages[code]) for code in codes]
        language = served_locale(row, self.locale)
        summary = resource.summary(row, language)
        return seo_value(row, language, summary, self.addresses, translations)

    def easy_language(self, resource: Any, row: Any) -> dict[str, Any] | None:
        """The `EasyLanguage` schema of a row; None for one that is not in easy language."""
        facts = self._easy_language.get(row.pk)
        if facts is None:
            return None
        translations = self._translations.get(str(row.translation_key), {})
        code = next(
            (code for code in (facts.source_code, settings.LANGUAGE_CODE) if code in translations),
            None,
        )
        address = code and self.detail_url(resource.name, row.translation_key, code)
        test = facts.test
        return {
            "source": {"locale": code, "detail_url": address} if code else None,
            "tested_on": test.tested_on if test else None,
            "tested_by": test.tested_by if test else None,
            "is_current": facts.is_current,
            "glossary": [
                {"term": term.forms[0], "explanation": term.explanation} for term in facts.glossary
            ],
        }

    def reference(self, related: Any) -> dict[str, Any] | None:
        """The `Reference` schema of a related object, None when it is not public."""
        return self.reference_to(named(related)) if related else None

    def reference_at(self, row: Any, name: str) -> dict[str, Any] | None:
        """The same of what a foreign key leads to, which is not loaded for it."""
        found = named_at(row, name)
        return self.reference_to(found) if found else None

    def reference_to(self, found: Named) -> dict[str, Any] | None:
        """The same of what bears a key."""
        self.asked.add(str(found.key))
        reference = self._references.get(found)
        # One for each place: `expand` writes into it.
        return dict(reference) if reference else None

    def best(self, found: Named | None) -> Any:
        """The public row of something in the best translation, or None.

        Those of the models in a resource's `shows_whole` are loaded for all rows at once.
        """
        if found is None:
            return None
        self.asked.add(str(found.key))
        if found not in self._whole:
            self._load_whole([found])
        return self._whole.get(found)

    def references(self, row: Any, name: str) -> list[dict[str, Any]]:
        """The public ones of what a many-to-many relation leads to, each once."""
        found = (self.reference_to(item) for item in named_many(row, name))
        return list({item["id"]: item for item in found if item is not None}.values())

    def references_at(self, rows: Iterable[Any], name: str) -> list[dict[str, Any]]:
        """The public ones of what a foreign key of several rows leads to, each once."""
        found = (self.reference_at(row, name) for row in rows)
        return list({item["id"]: item for item in found if item is not None}.values())

    def stream(self, value: Any) -> list[dict[str, Any]]:
        """A StreamField's value; every block serialises itself."""
        return [
            {
                "type": child.block_type,
                "id": child.id or "",
                "value": child.block.get_api_representation(
                    child.value, context={"reading": self, "place": child.id}
                ),
            }
            for child in value
        ]

    def lead_image(self, row: Any) -> dict[str, Any] | None:
        """The `Image` schema of a row's own picture."""
        alt, lang = self._alts.get(
            alt_place(row, LEAD), (row.image_alt, served_locale(row, self.locale))
        )
        return self.picture(row.image, alt, lang, decorative=row.image_decorative)

    def picture(
        self, image: Any, alt: str, lang: str, *, decorative: bool = False
    ) -> dict[str, Any] | None:
        """The `Image` schema of a picture with its description; None without a public one."""
        if image is not None and not self.is_public(image):
            return None
        return image_value(image, alt, decorative, lang)

    def picture_in_text(
        self, image: Any, alt: str, place: str, *, decorative: bool
    ) -> dict[str, Any] | None:
        """The same of a picture in a block, whose id is the place."""
        alt, lang = self._alts.get(place, (alt, self.locale))
        return self.picture(self.image(image.pk) or image, alt, lang, decorative=decorative)

    def rich_text(self, source: str) -> Any:
        """Stored rich text in the form of the reading."""
        return rich_text(source, self, self.richtext)

    def html(self, source: str) -> str:
        """Stored rich text as sanitised HTML."""
        return richtext_html(source, self)

    def page_link(self, pk: int) -> dict[str, Any] | None:
        """Type, id, locale and address of a public page that a text links to."""
        return self._page_links.get(pk)

    def document(self, pk: int) -> Any:
        """The document that a text links to, None when it is not public."""
        found = self._documents.get(pk)
        return found if found and self.is_public(found) else None

    def is_public(self, file: Any) -> bool:
        """Whether a picture or document stands in no private collection."""
        self.asked.add(file_key(type(file), file.pk))
        return file.collection_id not in self.private_collections

    def image(self, pk: int) -> Any:
        """The image that a text shows, with its sizes and rights."""
        return self._images.get(pk)


def whole_second(moment: dt.datetime | None) -> dt.datetime | None:
    """The same without what a revision does not keep of it."""
    return local_time(moment.replace(microsecond=0)) if moment else None


def local_time(moment: dt.datetime | None) -> dt.datetime | None:
    """The moment with the offset of the current time zone."""
    return timezone.localtime(moment) if moment else None


def plain_number(value: Decimal | None) -> float | int | None:
    """A decimal as a JSON number, whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)
