"""Ukrainian and Russian words, and how they are written in Latin letters."""

import pytest

from search.analysis.cyrillic import in_latin_letters, is_cyrillic, plain, stem
from search.analysis.folding import folded
from search.analysis.indexing import forms
from search.initial_synonyms import SETS
from search.synonyms import Synonyms
from search.understanding import asked_words

ALIKE = [
    ("українська", "українську", "українською", "українських"),
    ("мігрант", "мігранти", "мігрантів", "мігрантам", "мігрантами"),
    ("біженець", "біженці", "біженців"),
    ("украинец", "украинцы", "украинцев"),
    ("жінка", "жінки", "жінкам", "жінками"),
    ("родина", "родини", "родину", "родиною"),
    ("Києва", "Києві", "Києву"),
    ("семья", "семьи", "семью"),
    ("ещё", "еще"),
    ("сімʼя", "сім'я", "сім’я", "Сімя"),
    ("Украї\u0301на", "Україна"),
]


@pytest.mark.parametrize("words", ALIKE, ids=lambda words: words[0])
def test_forms_of_a_word_are_compared_by_the_same(words):
    assert len({forms(word).whole for word in words}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("мова", "місто"), ("кіт", "кит"), ("лист", "ліс"), ("дім", "дитина"), ("рай", "раї")],
)
def test_other_words_stay_others(one, other):
    assert forms(one).whole != forms(other).whole


def test_short_words_keep_their_endings():
    assert stem("сон") == "сон"
    assert stem("дія") == "дія"


@pytest.mark.parametrize(
    ("word", "german", "english"),
    [
        ("київ", "kyjiw", "kyiv"),
        ("харків", "charkiw", "kharkiv"),
        ("юлія", "julija", "yuliia"),
        ("щука", "schtschuka", "shchuka"),
        ("жанна", "schanna", "zhanna"),
        ("цвях", "zwjach", "tsviakh"),
    ],
)
def test_names_are_written_as_newspapers_do(word, german, english):
    assert in_latin_letters(word)[:2] == (german, english)


def test_names_that_came_by_russian_are_known():
    assert "kiew" in in_latin_letters(plain(folded("Киев")))
    assert "igor" in in_latin_letters(plain(folded("Игорь")))


@pytest.mark.parametrize("latin", ["Julija", "Yuliia"])
def test_a_name_in_latin_letters_finds_the_one_in_cyrillic(latin):
    assert set(forms(latin).whole) & {*forms("Юлія").others}


@pytest.mark.parametrize("typed", ["Київ", "Kyjiw", "Kiew", "Kyiv", "Kiev", "Києва", "Киев"])
def test_all_names_of_kyjiw_are_synonyms(typed):
    length, group = Synonyms([words for _title, words in SETS]).longest(asked_words(typed))

    assert length == 1
    tokens = {one.tokens[0] for one in group}
    for name in ("Київ", "Kyjiw", "Kiew", "Kyiv", "Kiev"):
        assert tokens & set(forms(name).whole), name


def test_scripts_are_told_apart():
    assert is_cyrillic("Київ") and is_cyrillic("ґ")
    assert not is_cyrillic("Kyjiw") and not is_cyrillic("") and not is_cyrillic("سلام")
