"""Which part of a text a hit shows, and how much of the text is read for it."""

import pytest

from search import snippets
from search.analysis.indexing import Word, words_of
from search.understanding import Understood, groups_of, parsed

FILLING = "Ein Satz ohne Belang. "
LONG = FILLING * (2 * snippets.LOOKED_AT // len(FILLING))


class NoSynonyms:
    def longest(self, words):
        return 0, ()

    def of_part(self, part):
        return ()


def asked(text):
    return Understood(tuple(groups_of(parsed(text).words, NoSynonyms())))


class Counted(Word):
    """A word that counts how often it is asked where it stands."""

    reads = 0

    @property
    def start(self):
        Counted.reads += 1
        return self[0]


class FindsAll(Understood):
    def found_in(self, words, *, is_name=False):
        return [Counted(*word) for word in words]


def reads(words):
    """How often the words of a text are looked at, of which each was found."""
    Counted.reads = 0
    snippets.snippet("Er und sie " * (words // 3), FindsAll(()))
    return Counted.reads


@pytest.fixture
def looked_at(monkeypatch):
    """The texts whose words are read."""
    texts = []

    def reading(text):
        texts.append(text)
        return words_of(text)

    monkeypatch.setattr(snippets, "words_of", reading)
    return texts


def test_no_word_is_looked_at_once_for_each_other():
    few, many = reads(300), reads(3000)

    assert few > 0 and many < 15 * few


def test_the_part_with_most_of_the_words_is_shown():
    apart = "".join(f"{word}. {FILLING * 20}" for word in ("Hilfe", "Musik", "Beratung"))
    html = snippets.snippet(f"{apart}Musik und Hilfe. {apart}", asked("Hilfe Musik Beratung")).html

    assert "<mark>Musik</mark> und <mark>Hilfe</mark>." in html


def test_of_two_parts_with_as_many_words_the_first_is_shown():
    text = f"{FILLING * 20}Erste Beratung. {FILLING * 20}Zweite Beratung. {FILLING * 20}"

    assert "Erste <mark>Beratung</mark>" in snippets.snippet(text, asked("Beratung")).html


def test_a_long_text_is_not_read_to_its_end_for_words_at_its_beginning(looked_at):
    html = snippets.snippet(f"Musik und Beratung. {LONG}", asked("Beratung Musik")).html

    assert html.startswith("<mark>Musik</mark> und <mark>Beratung</mark>.") and html.endswith("…")
    assert 0 < sum(map(len, looked_at)) <= snippets.LOOKED_AT


def test_words_at_the_end_of_a_long_text_are_shown():
    text = f"Musik. {LONG} Musik und Beratung."
    found = snippets.snippet(text, asked("Beratung Musik"))

    assert found.html.endswith("<mark>Musik</mark> und <mark>Beratung</mark>.")
    assert found.html.startswith("…") and found.words == ["Musik", "Beratung"]


def test_no_word_is_cut_where_reading_stops(looked_at):
    beginning = f"Beratung {'x' * snippets.LOOKED_AT}"[: snippets.LOOKED_AT - 5]
    snippets.snippet(f"{beginning} Beratungsstellen. {LONG}", asked("Beratung"))

    assert looked_at == [beginning]


@pytest.mark.parametrize("sign", [",", "，", "/"])
def test_what_was_found_is_shown_where_a_text_has_no_blanks(sign):
    text = f"ja{sign}" * 100 + f"Beratung{sign}" + f"nein{sign}" * 100
    html = snippets.snippet(text, asked("Beratung")).html

    assert "<mark>Beratung</mark>" in html
    assert len(html) < snippets.LENGTH + snippets.BEFORE
