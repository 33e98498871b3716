"""Whatever is typed is answered, with few queries, and words are compared by the same rules."""

import unicodedata
from urllib.parse import quote, quote_from_bytes

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from wagtail.models import Site

from headless import recording
from headless.reading import Reading
from headless.resources import registry
from headless.served import services
from search import mistyped, selectors, snippets
from search.analysis.folding import folded
from search.analysis.indexing import forms, tokens_of, vocabulary, words_of
from search.initial_synonyms import SETS
from search.synonyms import Synonyms
from search.understanding import (
    MOST_GROUPS,
    Understood,
    asked_words,
    beginning,
    group_of,
    groups_of,
    parsed,
    search_key,
)
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.pages import ContentPageFactory
from tests.search.search_world import body

SURFACES = {"search": "q", "suggest": "q", "msos": "search", "occurrences": "search"}
# Of a page without any word, and of each word that may be mistyped: the words near it, whether it
# is anywhere, and whether each of these is.
QUERIES, QUERIES_FOR_A_WORD = 20, mistyped.MOST + 2

# Words that are there, in whole, in part and mistyped, with what could be taken for syntax.
WORDS = ["Migrant*innenverein", "Beratung", "Vernetzngstreffen", "verein*", "e. V.", "Köln", "MSO"]
WORDS += ["Київ", "العربية", "İstanbul", "ﬁnanz", "Straße", "Frauen", "selbst-", "und", "für"]
SIGNS = ['"', "„", "“", "«", "'", "-", "--", "*", ":", "(", ")", "&", "|", "!", "<->", "NEAR/2"]
SIGNS += ["AND", "OR", "NOT", "^", "{title}", "title:", "\\", "%", "_", ";", "=", "==", "\u00ad"]
SIGNS += ["\u200f", "\u202e", "\u0301", "\u064e", "\ufeff", "🙂", "\u3000", "ẞ", "K\u0308"]
made_of_words = st.lists(st.sampled_from([*WORDS, *SIGNS, " ", " ", " "])).map("".join)
any_text = st.one_of(st.text(), made_of_words, st.text(min_size=190, max_size=260))
# What an address may hold: also bytes that are no text, and halves of surrogate pairs.
any_bytes = st.one_of(
    any_text.map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.text(st.characters(categories=["Cs", "Cc", "Cn", "Mn", "Lo"])).map(
        lambda text: text.encode("utf-8", "surrogatepass")
    ),
    st.binary(max_size=400),
)
in_database = settings(
    max_examples=150,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
pure = settings(max_examples=500, deadline=None, database=None, derandomize=True)


@pytest.fixture(scope="module")
def world(shared_tree):
    with recording.paused():
        for number in range(3):
            MSOProfilePageFactory(title=f"Migrant*innenverein {number} e. V.", languages=["ar"])
        ContentPageFactory(title="Beratung", body=body("Das Vernetzungstreffen in Köln"))
    services.rebuild()


def asked(path, query):
    return Client().get(f"/api/v1/{path}/", QUERY_STRING=f"{SURFACES[path]}={query}")


@pytest.mark.parametrize("path", SURFACES)
def test_anything_is_answered_or_refused_with_few_queries(db, world, path):
    seen = set()

    @in_database
    @given(typed=any_bytes)
    @example(typed=b"\0")
    @example(typed=b"\xed\xa0\x80")
    @example(typed=b'"' * 100)
    @example(typed=b"a" * 100_000)
    @example(typed=b"Beratung")
    @example(typed="أ".encode() * 100)
    @example(typed=b"Vernetzngstreffen Beratnug Migrantt " * 5)
    def ask(typed):
        with CaptureQueriesContext(connection) as captured:
            response = asked(path, quote_from_bytes(typed))
        assert response.status_code in (200, 422)
        if response.status_code == 200:
            assert len(captured) <= QUERIES + QUERIES_FOR_A_WORD * MOST_GROUPS
        else:
            assert response.headers["Content-Type"] == "application/problem+json"
            assert [item["parameter"] for item in response.json()["errors"]] == [SURFACES[path]]
        seen.add(response.status_code)

    ask()
    assert seen == {200, 422}


def test_the_most_that_can_be_mistyped_costs_few_queries(db, world):
    """Each word is looked for, and those near it; more words than are searched for cost nothing."""
    near = ["Vernetzngstreffen", "Vernetzungstreffn", "Vernetzungtreffen", "Vernetzungstrefen"]
    costs = []
    for text in (" ".join(near), "Vernetzngstreffen " * 11, "abcdefg " * 24, "x " * 99):
        with CaptureQueriesContext(connection) as captured:
            assert asked("search", quote(text)).status_code == 200
        costs.append(len(captured))
    assert max(costs) <= QUERIES + QUERIES_FOR_A_WORD * MOST_GROUPS
    assert costs[-1] <= QUERIES


def test_more_groups_than_are_searched_for_are_left_out(db, world):
    @in_database
    @given(text=any_text)
    @example(text="a b c d e f g h i j k l m n o p q r s t u v w x y z" * 3)
    @example(text=" ".join(f'"a{number}"' for number in range(40)))
    @example(text=" ".join(f"-a{number}" for number in range(40)))
    @example(text="Vernetzngstreffen " * 30)
    def understand(text):
        reading = Reading(Site.objects.get(), registry, "de", fallback=True)
        asked = selectors.understood(text, reading)
        assert len(asked.groups) <= MOST_GROUPS
        assert len(asked.without) <= MOST_GROUPS
        assert len(beginning(text)) <= MOST_GROUPS

    understand()


# Pure functions -----------------------------------------------------------------------

SYNONYMS = Synonyms([words for _title, words in SETS])


@pure
@given(text=any_text)
@example(text="½ ⑴ ⒈ ﷺ ŀ don't O’Neill Сімʼя Украї\u0301на हिन्दी \u115f")
def test_every_text_is_analysed(text):
    words = words_of(text)
    tokens = tokens_of([text])
    for token in [*tokens, *(token for word in words for token in word.tokens)]:
        # Nothing in a token is syntax in any database.
        assert token.replace("=", "").isalnum() or token == "="
    search_key(text)
    vocabulary(text)
    typed = parsed(text)
    groups = tuple(groups_of(typed.words, SYNONYMS))
    assert all(groups), "A group that nothing meets."
    for show in (snippets.marked, snippets.snippet):
        html = show(text, Understood(groups)).html
        assert "<" not in html.replace("<mark>", "").replace("</mark>", "")


@pure
@given(text=any_text)
@example(text="Straße aue oee ueü ﬀ İı ǅ ŉ ᾳ ß\u0308 e\u0308 ǣ ǿ")
def test_what_is_folded_stays_as_it_is(text):
    once = folded(text)

    assert folded(once) == once


@pure
@given(text=any_text)
def test_words_stand_in_the_text_one_behind_the_other(text):
    words = words_of(text)
    ends = [0, *(word.end for word in words)]

    for before, word in zip(ends, words, strict=False):
        assert before <= word.start < word.end <= len(text)
        assert word.exact
        assert forms(text[word.start : word.end]).exact == word.exact


@pure
@given(text=any_text)
@example(text="Größe Żółw Київ й ё أ إ آ ؤ ئ ğ ş ç İ é Å \u1e9b\u0323")
def test_composed_and_decomposed_letters_are_the_same(text):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))

    assert tokens_of([composed]) == tokens_of([decomposed])
    assert [word.forms for word in parsed(composed).words] == [
        word.forms for word in parsed(decomposed).words
    ]


LETTERS = "abcdefghijklmnopqrstuvwxyzäöüßçğışéłабвгдеєжзиіїйклмнопрстуфхцчшщьюя"
PARTS = ["migrant", "innen", "in", "verein", "beratung", "straße", "köln", "eltern", "kurse", "-"]
a_word = st.one_of(
    st.text(LETTERS, min_size=3), st.lists(st.sampled_from(PARTS), min_size=1).map("".join)
)


@pure
@given(word=a_word)
def test_case_makes_no_difference(word):
    def compared(written):
        # Short words in capitals are abbreviations, too.
        return [one.forms._replace(others=()) for one in asked_words(written)]

    assert compared(word) == compared(word.upper()) == compared(word.capitalize())


@pure
@given(text=any_text)
@example(text="Migrantinnenverein gehört und Київ Müller-Lüdenscheidt e.V. Bürger*in العربية")
def test_every_word_of_a_text_finds_it(text):
    words = words_of(text)

    for asked in asked_words(text):
        assert Understood((group_of(asked),)).found_in(words), asked
