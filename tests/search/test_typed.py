"""What somebody types: mistyped words, phrases, and what looks like syntax."""

import re

import pytest

from search.understanding import exchanged
from tests.factories.pages import ContentPageFactory
from tests.search.finding import answer, found
from tests.search.search_world import body, make_search_world


@pytest.fixture(scope="module")
def world(shared_tree):
    return make_search_world()


@pytest.fixture(autouse=True)
def today(settings, db, world):
    settings.DEMO_TODAY = "2027-03-20"


# What nobody means as it is typed -----------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Leuchtturn", "Leuchtturm"),  # another letter at the end
        ("Leuchtrum", None),  # one left out and two exchanged, in nine letters
        ("Leuchttrum", "Leuchtturm"),  # two neighbours exchanged
        ("Lecuhttrum", "Leuchtturm"),  # twice
        ("Xeuchtturm", "Leuchtturm"),
        ("Leuchtturrm", "Leuchtturm"),
        ("Euchtturm", "Leuchtturm"),
        ("gemiensam", "Gemeinsam"),  # nine letters: one edit
        ("Schif", None),  # five letters
        ("gemiensma", None),  # two edits in nine letters
        ("Leuhctrumn", None),  # three in ten
    ],
)
def test_one_edit_from_six_letters_and_two_from_ten(typed, meant):
    whole = answer("search", q=typed)

    assert whole["did_you_mean"] == meant
    if meant:
        assert whole["count"] == answer("search", q=meant)["count"] > 0
        assert whole["items"] == answer("search", q=meant)["items"]
    elif typed != "Schif":
        assert whole["count"] == 0


def test_where_little_is_found_exactly_another_spelling_is_offered():
    ContentPageFactory(title="Hafenbau", body=body("Ein Leuchttum entsteht."))

    assert found("Leuchttum") == ["Hafenbau"]
    assert answer("search", q="Leuchttum")["did_you_mean"] == "Leuchtturm"
    # No more is found by it there.
    assert answer("search", q="Leuchttum", type="topics")["did_you_mean"] == "Leuchtturm"
    assert answer("search", q="Leuchttum", type="municipalities")["did_you_mean"] is None
    # Three are not little.
    ContentPageFactory(title="Hafenbau", slug="zwei", body=body("Noch ein Leuchttum."))
    ContentPageFactory(title="Hafenbau", slug="drei", body=body("Und ein Leuchttum."))
    assert answer("search", q="Leuchttum")["did_you_mean"] is None


def test_a_noun_is_not_taken_for_a_verb():
    for slug in ("eins", "zwei", "drei"):
        ContentPageFactory(title="Hafenbau", slug=slug, body=body("Das machen wir."))

    whole = answer("search", q="Mädchen")
    assert (whole["count"], whole["did_you_mean"]) == (0, None)


def test_a_name_with_a_hyphen_that_nothing_has_is_taken_apart():
    ContentPageFactory(title="Treff in Hafenstadt", body=body("Im Möwenviertel."))

    whole = answer("search", q="Hafenstadt-Möwenviertel Treff")
    assert [hit["card"]["title"] for hit in whole["items"]] == ["Treff in Hafenstadt"]
    assert whole["did_you_mean"] == "Hafenstadt Möwenviertel Treff"
    assert answer("search", q="Hafenstadt-Krähenviertel")["count"] == 0
    # What is there as a whole is not taken apart.
    ContentPageFactory(title="Hafenstadt-Möwenviertel")
    whole = answer("search", q="Hafenstadt-Möwenviertel")
    assert (whole["count"], whole["did_you_mean"]) == (1, None)


def test_what_a_title_has_is_not_taken_for_mistyped():
    ContentPageFactory(title="Leuchttum")

    assert answer("search", q="Leuchttum")["did_you_mean"] is None


def test_no_word_is_offered_that_nobody_looks_for():
    for slug in ("eins", "zwei", "drei"):
        ContentPageFactory(title="Hafenbau", slug=slug, body=body("So wurden wir."))

    whole = answer("search", q="Xurden")
    assert (whole["count"], whole["did_you_mean"]) == (0, None)


def test_of_a_word_that_a_text_has_only_a_far_more_common_one_is_offered():
    ContentPageFactory(title="Hafenbau", body=body("Die Quarzsandbank."))
    common = [
        ContentPageFactory(title="Hafenbau", slug=f"weit-{number}", body=body("Quarzsandband."))
        for number in range(5)
    ]
    # Two edits away, and there as well.
    ContentPageFactory(title="Hafenbau", slug="bunt", body=body("Quarzsandbunt."))

    assert answer("search", q="Quarzsandbank")["did_you_mean"] == "Quarzsandband"
    assert answer("search", q="Quarzsandbunt")["did_you_mean"] is None
    assert answer("search", q="Quarzsandbunk")["did_you_mean"] == "Quarzsandbank"
    common[0].unpublish()
    assert answer("search", q="Quarzsandbank")["did_you_mean"] is None


def test_another_spelling_that_finds_as_little_is_not_offered():
    ContentPageFactory(title="Quarzsandbank")
    ContentPageFactory(title="Quarzsandbänke")

    assert answer("search", q="Quarzsandbank")["did_you_mean"] is None


@pytest.mark.parametrize("query", [{"type": "municipalities"}, {"topic": "nirgends"}], ids=str)
def test_no_spelling_is_told_that_finds_nothing_with_all_that_is_asked_for(query):
    whole = answer("search", q="Leuchttrum", **query)

    assert (whole["count"], whole["did_you_mean"]) == (0, None)


def test_the_hits_are_those_of_the_spelling_that_is_told():
    ContentPageFactory(title="Gartenbau")
    ContentPageFactory(title="Kartenbau")
    ContentPageFactory(title="Kartenbau", slug="zwei")
    whole = answer("search", q="Wartenbau")

    # Of those as near the one that is found most.
    assert whole["did_you_mean"] == "Kartenbau"
    assert whole["items"] == answer("search", q="Kartenbau")["items"]


def test_words_that_are_not_public_hide_no_other_spelling():
    for letter in "abcdefghi":
        ContentPageFactory(title=f"Wolkenbau{letter}").unpublish()
    ContentPageFactory(title="Zwirbelknotenq").unpublish()
    ContentPageFactory(title="Wolkenbauz")
    ContentPageFactory(title="Zwirbelknotennnq")

    assert answer("search", q="Wolkenbauy")["did_you_mean"] == "Wolkenbauz"
    assert answer("search", q="Zwirbelknotennq")["did_you_mean"] == "Zwirbelknotennnq"


def test_no_word_of_a_hidden_text_is_told_for_a_form_of_it_that_is_public():
    page = ContentPageFactory(title="Kaktusgartenverein")
    ContentPageFactory(title="Kaktusgarten pflegen")
    assert answer("search", q="Kaktusgartnverein")["did_you_mean"] == "Kaktusgartenverein"

    page.unpublish()
    assert answer("search", q="Kaktusgartnverein")["did_you_mean"] is None


def test_the_rest_of_what_was_typed_stays():
    whole = answer("search", q="Chor Leuchttrum")
    assert whole["did_you_mean"] == "Chor Leuchtturm"
    assert "Chor am Leuchtturm" in [hit["card"]["title"] for hit in whole["items"]]
    whole = answer("search", q="Leuchttrum -Chor")
    assert whole["did_you_mean"] == "Leuchtturm -Chor"
    assert "Chor am Leuchtturm" not in [hit["card"]["title"] for hit in whole["items"]]


@pytest.mark.parametrize("other", ["zzzzzzzz", "Gemiensam", "-Leuchtturm"])
def test_no_search_is_offered_that_finds_nothing(other):
    whole = answer("search", q=f"Leuchttrum {other}")

    assert whole["count"] == 0
    assert whole["did_you_mean"] is None


def test_a_mistyped_word_in_quotes_is_meant_so():
    whole = answer("search", q='"Leuchttrum"')
    assert (whole["count"], whole["did_you_mean"]) == (0, None)


# Operators ----------------------------------------------------------------------------

PHRASE = "im großen Hafen"


@pytest.mark.parametrize("quotes", ['""', "„“", "„”", "“”", "«»", "»«", "””"])
def test_quotation_marks_of_every_kind_find_exactly_these_words(quotes):
    first, last = quotes
    assert found(f"{first}{PHRASE}{last}") == ["Reise"]
    assert found(f"{first}großen im Hafen{last}") == []
    assert found(f"{first}IM grossen HAFEN{last} Schiff") == ["Reise"]
    # Another form of the word is not what stands there.
    assert found(f"{first}großer Hafen{last}") == []


def test_no_phrase_goes_from_one_text_into_the_next():
    ContentPageFactory(title="Absatz", body=body("Am Ende Anker", "Kette am Anfang"))

    assert found('"Ende Anker"') == ["Absatz"]
    assert found('"Anker Kette"') == []


def test_a_minus_leaves_out():
    assert found("Hafen -Meldung -Schiff") == ["Hafen"]
    assert "Reise" in found("Hafen -Meldung")
    assert "Chor am Leuchtturm" not in found("Leuchtturm -Chöre")
    # What is inside a word or stands alone is none.
    assert found("Turn-Verein") == found("Turnverein")
    assert found("Hafen - Meldung") == found("Hafen Meldung")


def test_a_minus_in_front_of_a_phrase_leaves_it_out():
    ContentPageFactory(title="Absatz", body=body("Der Hafen am roten Anker"))

    assert "Absatz" in found("Hafen -Meldung")
    assert "Absatz" not in found('Hafen -"roten Anker"')
    assert "Absatz" in found('Hafen -"Anker roten"')
    assert found('-"roten Anker"') == []


@pytest.mark.parametrize("text", ["-Hafen", "-Hafen -Chor", "--", "-", '""', '"', "„“", "!?", "…"])
def test_only_what_is_left_out_or_no_word_at_all_finds_nothing(text):
    whole = answer("search", q=text, facets="type,topic")

    assert (whole["count"], whole["items"], whole["did_you_mean"]) == (0, [], None)
    assert whole["facets"] == {"type": [], "topic": []}


@pytest.mark.parametrize(
    "text",
    [
        *('"Hafen Schiff', 'Hafen" Schiff', 'Hafen ""Schiff', "Hafen „Schiff"),
        *(
            "Hafen AND Schiff*",
            "Hafen & Schiff",
            "(Hafen Schiff",
            "Hafen) | (Schiff",
            "Hafen + Schiff",
        ),
        *("title:Hafen Schiff", "Hafen <-> Schiff", "Hafen NEAR/2 Schiff", "{Hafen} ^Schiff:A"),
        *("Hafen' Schiff'", "Hafen\\ Schiff", "%Hafen_ Schiff", "Hafen;--Schiff", "!Hafen Schiff"),
    ],
)
def test_nothing_else_that_is_typed_is_syntax(text):
    whole = answer("search", q=text)

    # Words that belong to a language of queries are words like any other, and nowhere.
    is_more = {"NEAR", "title"} & set(re.findall(r"\w+", text))
    assert [hit["card"]["title"] for hit in whole["items"]] == ([] if is_more else ["Reise"])


def test_words_of_query_languages_are_searched_for():
    ContentPageFactory(title="Near und OR", body=body("Hafen NOT Schiff"))

    assert found("NEAR OR") == ["Near und OR"]
    assert found("Hafen NOT Schiff") == ["Near und OR"]


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("Choor und Choorprobe", "Chor und Choorprobe"),
        ("Choorprobe", "Choorprobe"),
        ("_Choor_", "_Chor_"),
        ("-Choor Choor", "-Choor Chor"),
        ('"Choor" Choor', '"Choor" Chor'),
    ],
)
def test_a_correction_exchanges_the_word_that_is_searched_for(typed, corrected):
    assert exchanged(typed, "Choor", "Chor") == corrected
