"""German words without their endings."""

import pytest

from search.analysis.folding import folded
from search.analysis.german import ARTICLES, CONNECTORS, FUNCTION_WORDS, stem
from search.analysis.indexing import forms

INFLECTED = [
    ("Verein", "Vereine", "Vereins", "Vereinen"),
    ("Haus", "Häuser", "Häusern", "Hauses"),
    ("Stadt", "Städte", "Städten"),
    ("Beratung", "Beratungen"),
    ("Kind", "Kinder", "Kindern", "Kindes"),
    ("Angebot", "Angebote", "Angeboten"),
    ("Verband", "Verbände", "Verbänden"),
    ("Organisation", "Organisationen"),
    ("Sprachkurs", "Sprachkurse", "Sprachkursen"),
    ("Geflüchtete", "Geflüchteten", "Geflüchteter"),
    ("Fest", "Feste", "Festes"),
    ("Frau", "Frauen"),
    ("Club", "Clubs"),
    ("Workshop", "Workshops"),
]


@pytest.mark.parametrize("words", INFLECTED, ids=lambda words: words[0])
def test_singular_and_plural_are_compared_by_the_same(words):
    common = set.intersection(*(set(forms(word).whole) for word in words))

    assert common


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Verein", "Vereinigung"),
        ("Fest", "Festung"),
        ("Mutter", "Mut"),
        ("Mode", "Moderation"),
        ("Partei", "Part"),
        ("Rat", "Ratte"),
        ("Eltern", "Elternzeit"),
        ("Organ", "Organisation"),
        ("Migration", "Migrant"),
        ("Stelle", "Stelze"),
    ],
)
def test_words_that_are_alike_are_not_the_same(one, other):
    assert set(forms(one).whole).isdisjoint(forms(other).whole)


@pytest.mark.parametrize("word", ["kurse", "sprachkurse", "hilfen", "migrantin", "clubs", "kursus"])
def test_a_stem_has_no_further_stem(word):
    assert stem(stem(word)) == stem(word)


@pytest.mark.parametrize("word", ["mo", "rat", "haus", "київ", "straßen"])
def test_short_words_and_other_letters_are_not_cut(word):
    assert stem(word) == word


def test_words_that_only_join_others_are_written_as_they_are_compared():
    latin = {word for word in FUNCTION_WORDS | CONNECTORS | ARTICLES if word.isascii()}

    assert {folded(word) for word in latin} <= latin
    assert {"fur", "und", "mit", "ve", "the"} <= FUNCTION_WORDS
    assert not {"verein", "frau", "kind"} & FUNCTION_WORDS
