"""Words that name several genders, and feminine ones."""

import pytest

from search.analysis.gender import masculine, without_signs
from search.analysis.indexing import forms, words_of

SIGNED = ["Migrant*innen", "Migrant:innen", "Migrant_innen", "Migrant/innen", "Migrant/-innen"]
SIGNED += ["Migrant·innen", "Migrant•innen", "MigrantInnen", "Migrant(innen)", "Migrant(inn)en"]
SIGNED += ["MIGRANT*INNEN", "MIGRANT/-INNEN", "migrant*innen", "Migrant\u00ad*\u200binnen"]


@pytest.mark.parametrize("written", SIGNED)
def test_every_sign_makes_one_word_of_all_genders(written):
    [before, word, behind] = words_of(f"Zwei {written}, danach")

    assert (before.exact, word.exact, behind.exact) == ("zwei", "migrantinnen", "danach")
    assert word.tokens == {"migrant"}


@pytest.mark.parametrize(
    ("written", "joined"),
    [
        ("Bürger*in", "Bürgerin"),
        ("Bürger(in)", "Bürgerin"),
        ("BürgerIn", "Bürgerin"),
        ("Ärzt*innenkammer", "Ärztinnenkammer"),
        ("jede*r", "jede"),
        ("viele:n", "viele"),
    ],
)
def test_endings_are_joined(written, joined):
    assert without_signs(written) == (joined, True)


@pytest.mark.parametrize("written", ["Migrantinnen", "Innen", "Berlin", "KfI", "WhatsApp", "IN"])
def test_other_words_name_no_further_gender(written):
    assert without_signs(written) == (written, False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kontakt:info@verein.example", ["kontakt", "info", "verein", "example"]),
        ("Köln/Innenstadt", ["koln", "innenstadt"]),
        ("und/oder", ["und", "oder"]),
        ("Adresse:Ring", ["adresse", "ring"]),
        ("18:30 Uhr", ["18", "30", "uhr"]),
        ("*innen", ["innen"]),
        ("(innen und außen)", ["innen", "und", "aussen"]),
    ],
)
def test_signs_elsewhere_end_a_word(text, words):
    assert [word.exact for word in words_of(text)] == words


@pytest.mark.parametrize(
    ("feminine", "stem"),
    [
        ("migrantin", "migrant"),
        ("migrantinnen", "migrant"),
        ("lehrerin", "lehrer"),
        ("seniorinnen", "senior"),
        ("studentin", "student"),
        ("polizistinnen", "polizist"),
        ("freundin", "freund"),
    ],
)
def test_feminine_forms_lose_their_ending(feminine, stem):
    assert masculine(feminine) == stem


@pytest.mark.parametrize("word", ["berlin", "termin", "medizin", "innen", "sinn", "in", "kantine"])
def test_what_only_ends_so_keeps_its_ending(word):
    assert masculine(word) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Migrantinnen", "Migranten"),
        ("Ärztin", "Ärzte"),
        ("Kundin", "Kunden"),
        ("Köchinnen", "Koch"),
        ("Seniorinnen", "Senior"),
        ("Schülerin", "Schüler"),
    ],
)
def test_both_genders_are_compared_by_the_same(one, other):
    assert forms(one).whole == forms(other).whole


def test_a_compound_with_a_feminine_form_is_one_of_women_unless_it_names_all():
    assert forms("Migrantinnenverein").others == ("frau",)
    assert forms("Seniorinnentreff").others == ("frau",)
    for written in ("Migrant*innenverein", "MigrantInnenverein", "Migrantenverein"):
        assert forms(written).others == ()
        assert forms(written).whole[0] == forms("Migrantinnenverein").whole[0]
    # At the end it tells who they are.
    assert forms("Vereinsgründerinnen").others == ()
