"""Abbreviations with dots and in capitals, and legal forms."""

import pytest

from search.analysis.abbreviations import LEGAL_FORMS, without_dots
from search.analysis.indexing import content_length, forms, words_of
from search.understanding import parsed


@pytest.mark.parametrize(
    "written", ["e. V.", "e.V.", "e.V", "E.V.", "eV", "e.\u00a0V.", "e.\u202fV.", "EV"]
)
def test_a_legal_form_is_one_word_however_it_is_set(written):
    assert [word.exact for word in words_of(f"Brücke {written}")] == ["brucke", "ev"]
    assert [word.written for word in parsed(f"Brücke {written}").words] == ["Brücke"]
    assert content_length(f"Brücke {written}") == 1


def test_a_legal_form_alone_is_searched_for():
    assert [word.forms.exact for word in parsed("e. V.").words] == ["ev"]


@pytest.mark.parametrize(("written", "exact"), [("z. B.", "zb"), ("U.S.A.", "usa"), ("Ä.B.", "ab")])
def test_letters_with_dots_are_one_word(written, exact):
    assert [word.exact for word in words_of(written)] == [exact]
    assert without_dots(written).casefold().replace("ä", "a") == exact


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Am Ende. Von vorn.", ["am", "ende", "von", "vorn"]),
        ("www.verein.example", ["www", "verein", "example"]),
        ("Nr. 3", ["nr", "3"]),
        ("1.5 Stunden", ["1", "5", "stunden"]),
        ("in Bad O. Hausen", ["in", "bad", "o", "hausen"]),
    ],
)
def test_dots_elsewhere_end_a_word(text, words):
    assert [word.exact for word in words_of(text)] == words


def test_short_words_in_capitals_are_known_as_abbreviations():
    assert forms("MO").others == ("mo=",)
    assert forms("MSO").others == ("mso=",)
    for written in ("Mo", "mo", "KfI", "M", "NATO", "12", "مو"):
        assert forms(written).others == (), written


def test_legal_forms_are_written_as_they_are_compared():
    assert {forms(form).exact for form in LEGAL_FORMS} == LEGAL_FORMS
