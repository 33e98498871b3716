"""What search engines and link previews are told of a page."""

import html
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils.html import strip_tags
from wagtail.models import Page

from headless.addresses import Addresses
from headless.conf import conf

# The language of those who speak none of the others.
X_DEFAULT = "x-default"

Translations = Sequence[tuple[str, Page]]


def seo_value(
    page: Any, language: str, summary: str, addresses: Addresses, translations: Translations
) -> dict[str, Any]:
    """The `Seo` schema of a page.

    Args:
        page: the served translation, as an instance of its own type.
        language: the code of its locale.
        summary: what describes it where editors wrote nothing for search engines.
        translations: locale code and page of every public translation, this one included.
    """
    description = page.search_description or strip_tags(summary)
    return {
        "title": page.seo_title or page.title,
        "description": html.unescape(description).strip(),
        "noindex": False,
        "canonical": addresses.url(page),
        "hreflang": hreflang(language, addresses, translations),
    }


def hreflang(
    language: str, addresses: Addresses, translations: Translations
) -> list[dict[str, str]]:
    """The address of each translation, then the default language's for everybody else.

    Easy language neither is named nor names others: search engines read a language, a script and
    a region, and links that go one way only count for nothing.

    Args:
        language: that of the page itself.
    """
    if language in conf.easy_languages:
        return []
    links = [
        {"lang": code, "url": addresses.url(page)}
        for code, page in translations
        if code not in conf.easy_languages
    ]
    default = [link["url"] for link in links if link["lang"] == settings.LANGUAGE_CODE]
    return [*links, *({"lang": X_DEFAULT, "url": url} for url in default)]
