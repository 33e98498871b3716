"""Words and tokens of texts."""

import pytest

from search.analysis.indexing import (
    LONGEST_TOKEN,
    content_length,
    forms,
    name_tokens,
    tokens_of,
    vocabulary,
    words_of,
)


def test_words_are_told_with_their_places():
    text = "Das Café: (heute) »offen«"

    assert [text[word.start : word.end] for word in words_of(text)] == [
        *("Das", "Café", "heute", "offen")
    ]
    assert [word.exact for word in words_of(text)] == ["das", "cafe", "heute", "offen"]


def test_words_that_only_join_others_are_found_in_phrases_alone():
    tokens = tokens_of(["Haus für und mit Kindern"])

    assert tokens[:6] == ["=haus", "=fur", "=und", "=mit", "=kindern", "="]
    assert not {"fur", "und", "mit"} & set(tokens)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ukrainische", "Ukrainisch"),
        ("ehrenamtlichen", "ehrenamtlich"),
        ("Ehrenamtliche", "ehrenamtlich"),
        ("kostenloser", "kostenlos"),
        ("gemeinnützigem", "gemeinnützig"),
    ],
)
def test_adjectives_have_endings(one, other):
    assert set(forms(one).whole) & set(forms(other).whole)


def test_texts_are_kept_apart():
    assert tokens_of(["Ein Anker", "Kette"])[:5] == ["=ein", "=anker", "=", "=kette", "="]


@pytest.mark.parametrize(
    ("one", "other"),
    [("E-Mail", "Email"), ("Müller-Lüdenscheid", "Mueller-Luedenscheid"), ("O'Neill", "O’Neill")],
)
def test_hyphens_and_apostrophes_stay_inside_a_word(one, other):
    [word], [same] = words_of(one), words_of(other)

    assert word.exact == same.exact
    assert word.tokens == same.tokens


def test_pieces_of_a_name_with_a_hyphen_are_found():
    [word] = words_of("Goethe-Kreis")

    assert {*forms("Goethe").whole} & word.tokens and {*forms("Kreis").whole} & word.tokens


def test_names_of_kinds_are_found_whole_alone():
    tokens = name_tokens(["Migrantenselbstorganisation"])

    assert set(tokens) == {*forms("Migrantenselbstorganisation").whole}
    assert not {"migrant", "organisation", "selbst"} & set(tokens)


def test_long_words_are_cut():
    [word] = words_of("x" * 5000)

    assert len(word.exact) == LONGEST_TOKEN
    assert all(len(token) <= 2 * LONGEST_TOKEN for token in word.tokens)


@pytest.mark.parametrize(
    ("text", "length"),
    [("", 0), ("Der Verein und die Stadt", 2), ("Brücke e. V.", 1), ("Elternverein Köln", 2)],
)
def test_the_length_of_a_title_counts_what_tells_it_from_others(text, length):
    assert content_length(text) == length


def test_the_vocabulary_has_words_as_they_are_spelled():
    assert vocabulary("Die Größe, das Café und so 🙂") == {"grosse": "Größe", "cafe": "Café"}
