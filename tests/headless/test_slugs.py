"""One rule makes addresses of titles in every script (D34)."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headless.slugs import LONGEST, first_free, slug_from

TITLES = {
    # German, with signs for all genders.
    "Straße & Größe": "strasse-groesse",
    "ÄRZTE über ẞ": "aerzte-ueber-ss",
    "Oma’s Küche": "omas-kueche",
    "Migrant*innenselbstorganisationen intensivieren ihre Zusammenarbeit": (
        "migrantinnenselbstorganisationen-intensivieren-ihre-zusammenarbeit"
    ),
    "Migrant:innenselbstorganisationen": "migrantinnenselbstorganisationen",
    "Migrant_innenselbstorganisationen": "migrantinnenselbstorganisationen",
    "MigrantInnenselbstorganisationen": "migrantinnenselbstorganisationen",
    "Ärzt/-innen und Mieter/innen": "aerztinnen-und-mieterinnen",
    "Jede*r und ein:e Kolleg:in": "jeder-und-eine-kollegin",
    "LSBTIQ* um 18:30 Uhr": "lsbtiq-um-18-30-uhr",
    "Treffen: Ideen/Internationales": "treffen-ideen-internationales",
    # Turkish; ö and ü as in German.
    "Çocuk Şenliği": "cocuk-senligi",
    "İSTANBUL'DA ılık Iğdır": "istanbulda-ilik-igdir",
    "Göçmen Örgütü": "goecmen-oerguetue",
    # Ukrainian, as in passports.
    "Український дім": "ukrainskyi-dim",
    "Київ: Згурський, Їжак, Юрій, Єва": "kyiv-zghurskyi-yizhak-yurii-yeva",
    "м'який знак, Знам’янка, щегол": "miakyi-znak-znamianka-shchehol",
    # Other languages in Cyrillic have letters of their own.
    "Дом русской культуры": "dom-russkoy-kultury",
    "Љубав и ђак": "ljubav-i-djak",
    # Arabic: long vowels are written, short ones are not known.
    "بيت الثقافات": "byt-althqafat",
    "جمعية الصداقة ٢٠٢٦": "jmya-alsdaqa-2026",
    "کتاب\u200cخانه": "ktabkhanh",
    # Whatever else comes.
    "Ελληνικό σχολείο": "elliniko-scholeio",
    "中国之家": "zhongguozhijia",
    "Đà Nẵng – Łódź": "da-nang-lodz",
    "ﬁne １２ ½ Ⅳ": "fine-12-1-2-iv",
    "weiches Trenn\u00adzeichen": "weiches-trennzeichen",
    # What cannot be read aloud stands between words, or for nothing.
    "Fest🎉Tag 1️⃣": "fest-tag-1",
    "🎉": "",
    "– ? –": "",
    "": "",
}


@pytest.mark.parametrize(("title", "slug"), TITLES.items())
def test_d34_slug_of_a_title(title, slug):
    assert slug_from(title) == slug
    assert slug_from(unicodedata.normalize("NFD", title)) == slug


@pytest.mark.parametrize("title", ["🎉", "", "— ✂ —"])
def test_d34_a_title_without_letters_takes_the_fallback(title):
    assert slug_from(title, "Größtes Fest") == "groesstes-fest"
    assert slug_from(title, "🎈") == ""


def test_long_titles_end_with_a_whole_word():
    long = slug_from("Vernetzungstreffen " * 9)

    assert long == "vernetzungstreffen-vernetzungstreffen-vernetzungstreffen-vernetzungstreffen"
    assert slug_from(f"{'a' * 80} b") == "a" * 80
    assert slug_from("b" * 81) == "b" * 80


@given(st.text(max_size=300), st.text(max_size=30))
def test_every_slug_keeps_the_form(title, fallback):
    slug = slug_from(title, fallback)

    assert slug == "" or re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= LONGEST
    assert slug_from(slug) == slug


@given(st.text(alphabet="ab-ö ", min_size=1, max_size=120), st.integers(1, 30))
def test_numbers_keep_the_form(title, taken):
    slug = slug_from(title, "seite")
    free = iter(range(taken))

    found = first_free(slug, lambda _: next(free) == taken - 1)

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found)
    assert len(found) <= LONGEST
    assert taken == 1 or found.endswith(f"-{taken}")
