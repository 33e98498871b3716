"""The last part of an address, made from a title: one rule for every script (decision 0030)."""

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils import translation
from wagtail.coreutils import string_to_ascii
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

# Of characters; what is longer ends with a whole word.
LONGEST = 80

LETTER = r"[^\W\d_]"
# Migrant*innen, Migrant:innen, Migrant_innen, Migrant·innen, Migrant/-innen, jede*r, ein:e.
_GENDER_SIGN = re.compile(
    rf"(?<={LETTER})(?:"
    rf"\*(?={LETTER})"
    rf"|[:_·•](?=innen|(?:in|e|m|n|r|s)(?!{LETTER}))"
    rf"|/-?(?=innen|in(?!{LETTER}))"
    r")",
    re.IGNORECASE,
)
# They stand inside words: Oma's, м'який, İzmir'de.
_APOSTROPHES = dict.fromkeys(map(ord, "'`´‘’ʹʻʼʽˈ′"))
# Where the transliteration of a single letter is not what readers expect. German goes before
# Turkish and Swedish: `ö` is `oe` in every language.
_LETTERS = str.maketrans(
    {
        **{"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue", "İ": "i", "ı": "i"},
        # Arabic: the long vowels that `anyascii` leaves out, and the ending of feminine words.
        **{"ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ى": "a", "ة": "a"},
    }
)
# Resolution 55 (2010) of the Cabinet of Ministers of Ukraine: the letters as in passports.
_UKRAINIAN = {
    **{"а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie"},
    **{"ж": "zh", "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l"},
    **{"м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u"},
    **{"ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": ""},
    **{"ю": "iu", "я": "ia"},
}
_BEGINS = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_CYRILLIC = re.compile("[\u0400-\u052f]+")


def slug_from(title: str, fallback: str = "") -> str:
    """What stands for a title in an address: `a` to `z`, digits and single hyphens.

    Args:
        fallback: what to make it from where nothing of the title can be written so.

    Returns:
        At most 80 characters; empty where nothing of the fallback can be written either.
    """
    slug = _in_ascii(title)
    if len(slug) > LONGEST:
        slug = slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
    return slug if slug or not fallback else slug_from(fallback)


def _in_ascii(title: str) -> str:
    text = unicodedata.normalize("NFKC", title).translate(_APOSTROPHES)
    text = _GENDER_SIGN.sub("", text).translate(_LETTERS).lower()
    # Languages with more letters than Ukrainian are left to the general transliteration.
    if set("".join(_CYRILLIC.findall(text))) <= set(_UKRAINIAN):
        text = _CYRILLIC.sub(lambda found: _in_passports(found[0]), text)
    written = "".join(_written(character) for character in text).lower()
    return "-".join(re.findall("[a-z0-9]+", written))


def _in_passports(word: str) -> str:
    begin = _BEGINS.get(word[0])
    rest = word[1:] if begin else word
    rest = rest.replace("зг", "zgh")
    return (begin or "") + "".join(_UKRAINIAN.get(letter, letter) for letter in rest)


def _written(character: str) -> str:
    """Letters and digits in ASCII; what cannot be seen joins, all else stands between words."""
    category = unicodedata.category(character)
    if category[0] in "LMN":
        return re.sub("[^A-Za-z0-9]", "", string_to_ascii(character))
    return "" if category == "Cf" else " "


def first_free(slug: str, is_free: Callable[[str], bool]) -> str:
    """The slug itself, or with the first number from 2 on that nobody has; never too long."""
    found, number = slug, 1
    while not is_free(found):
        number += 1
        ending = f"-{number}"
        found = slug[: LONGEST - len(ending)].rstrip("-") + ending
    return found


def _is_numbered(slug: str, base: str) -> bool:
    return slug == base or re.fullmatch(rf"{re.escape(base)}-\d+", slug) is not None


# Pages --------------------------------------------------------------------------------------


def derived_slug(page: Any, parent: Any, title: str) -> str:
    """The slug of a page of this title below a parent, which none of its siblings has.

    A translation whose title cannot be written takes the slug of its original, any other page
    the name of its type in the site's language.
    """
    older = Page.objects.filter(
        translation_key=page.translation_key, pk__lt=page.pk or 0, alias_of__isnull=True
    )
    original = older.order_by("pk").values_list("slug", flat=True).first()
    with translation.override(settings.LANGUAGE_CODE):
        slug = slug_from(title, original or str(page._meta.verbose_name))
    return first_free(slug, lambda found: Page._slug_is_available(found, parent, page))


def settle_slug(page: Any) -> None:
    """Give a page a slug of its own before it is checked: one without, or with that of its original.

    A slug that a translation only has from the original it was copied from follows its title,
    as long as it was never public; wagtail-localize writes it over the own one of a public page
    with each update. What a translator wrote stays.
    """
    parent = page.get_parent() if page.path or hasattr(page, "_cached_parent_obj") else None
    if parent is None:
        # The root of the tree, or not yet known: Wagtail asks again.
        return
    if not page.slug:
        page.slug = derived_slug(page, parent, page.title)
    elif page.pk and not page.alias_of_id:
        _settle_translation(page, parent)


def _settle_translation(page: Any, parent: Any) -> None:
    rows = list(
        Page.objects.filter(translation_key=page.translation_key, pk__lte=page.pk).values(
            "pk", "slug", "title", "live", "first_published_at", "alias_of_id"
        )
    )
    stored = next((row for row in rows if row["pk"] == page.pk), None)
    is_borrowed = any(
        _is_numbered(page.slug, row["slug"]) and row["title"] != page.title
        for row in rows
        if row["pk"] != page.pk and row["alias_of_id"] is None
    )
    if stored is None or not is_borrowed or _is_written(page):
        return
    if not stored["live"] and stored["first_published_at"] is None:
        page.slug = derived_slug(page, parent, page.title)
    elif _is_kept_by_translators(page):
        page.slug = stored["slug"]


def _is_written(page: Any) -> bool:
    """Whether a translator wrote the slug."""
    return StringTranslation.objects.filter(
        context__object_id=page.translation_key, context__path="slug", locale=page.locale_id
    ).exists()


def _is_kept_by_translators(page: Any) -> bool:
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).exists()


# Snippets -----------------------------------------------------------------------------------


def key_from(snippet: Any, name: str) -> str:
    """The key of a snippet of this name, which no other has in any language."""
    with translation.override(settings.LANGUAGE_CODE):
        slug = slug_from(name, str(snippet._meta.verbose_name))
    return first_free(slug, lambda found: is_free_key(snippet, found))


def is_free_key(snippet: Any, slug: str) -> bool:
    """Whether no other thing has the key."""
    others = type(snippet)._default_manager.exclude(translation_key=snippet.translation_key)
    return not others.filter(slug=slug).exists()
