"""Compounds, their parts, and those that are said apart."""

import pytest

from search.analysis.compounds import MOST_PARTS, lemmas, split
from search.analysis.indexing import forms, words_of

# With every way in which German joins words (Fugenelemente).
SPLIT = {
    "Elternverein": ["eltern", "verein"],
    "Jugendarbeit": ["jugend", "arbeit"],
    "Vereinsheim": ["verein", "heim"],
    "Bildungsangebot": ["bildung", "angebot"],
    "Frauengruppe": ["frau", "gruppe"],
    "Kinderbetreuung": ["kind", "betreuung"],
    "Sprachkurs": ["sprache", "kurs"],
    "Sprachenschule": ["sprache", "schule"],
    "Hausaufgabenhilfe": ["haus", "aufgabe", "hilfe"],
    "Flüchtlingshilfe": ["fluchtling", "hilfe"],
    "Migrantenselbstorganisationen": ["migrant", "selbst", "organisation"],
    "Vereinsvorstandssitzung": ["verein", "vorstand", "sitzung"],
    "Städtepartnerschaft": ["stadt", "partnerschaft"],
    "Xylophonverein": ["xylophon", "verein"],
}
WHOLE = ["Verein", "Verständnis", "Partei", "Eltern", "Ostern", "Mode", "Moderation"]
WHOLE += ["Tisch", "Berlin", "Vereinigung", "Beratung", "Erfahrung", "Organ", "Köln"]


@pytest.mark.parametrize(("written", "parts"), SPLIT.items())
def test_compounds_are_cut_into_their_parts(written, parts):
    assert list(forms(written).parts) == parts


@pytest.mark.parametrize("written", WHOLE)
def test_other_words_are_not_cut(written):
    assert forms(written).parts == ()


@pytest.mark.parametrize(
    "spellings",
    [
        ("Elternverein", "Eltern-Verein", "ELTERNVEREIN", "Elternvereine", "Elternvereins"),
        ("Bildungsangebot", "Bildungs-Angebot", "Bildungsangebote", "Bildungs\u00adangebot"),
        ("Migrantenverein", "Migrantinnenverein", "Migrant*innenverein", "Migranten-Vereine"),
        ("Kinderbetreuung", "Kinder-Betreuung"),
        ("Frauenberatung", "Frauen‑Beratung"),
    ],
)
def test_spellings_of_a_compound_are_compared_by_the_same(spellings):
    assert set.intersection(*(set(forms(one).whole) for one in spellings))
    assert len({forms(one).parts for one in spellings}) == 1


def test_compounds_inside_a_compound_are_known():
    inner = forms("Migrantenselbstorganisationen").inner

    assert {*forms("Selbstorganisation").whole} & {*inner}
    assert {*forms("Migrantenorganisation").whole} & {*inner}
    assert forms("Elternverein").inner == ()


def test_a_part_is_no_part_of_another_compound():
    assert set(forms("Elternverein").whole).isdisjoint(forms("Elternabend").whole)
    assert set(forms("Vereinsheim").whole).isdisjoint(forms("Heimverein").whole)


def test_small_words_are_not_cut_as_nouns_are():
    [verb] = words_of("gehört")
    assert verb.tokens == {"gehort"}
    [adjective] = words_of("kostenfrei")
    assert {"kosten", "frei"} <= adjective.tokens
    [noun] = words_of("Elternverein")
    assert {"eltern", "verein"} <= noun.tokens


def test_endless_words_are_cut_into_few_parts():
    written = "Verein" * 9
    assert len(split(written.casefold())) in range(MOST_PARTS + 1)
    assert split("verein" * 20) == ()
    assert split("x" * 5000) == ()


def test_towns_are_known_by_who_lives_there():
    assert lemmas("dortmunder") == lemmas("dortmund") == ("dortmund",)


# Said in several words ----------------------------------------------------------------


def says(text, compound):
    """Whether a text is found by the compound."""
    return any(set(forms(compound).whole) & word.tokens for word in words_of(text))


@pytest.mark.parametrize(
    ("text", "compound"),
    [
        ("Beratung zur Migration", "Migrationsberatung"),
        ("Beratungen zur Migration", "Migrationsberatung"),
        ("Förderung von Frauen", "Frauenförderung"),
        ("Förderung für Frauen und Kinder", "Kinderförderung"),
        ("Selbstorganisationen von Migrantinnen und Migranten", "Migrantenselbstorganisation"),
        ("Haus der Kulturen", "Kulturhaus"),
        ("Verein der Eltern", "Elternverein"),
        ("Hilfe bei den Hausaufgaben", "Hausaufgabenhilfe"),
    ],
)
def test_compounds_that_are_said_apart_are_found(text, compound):
    assert says(text, compound)


@pytest.mark.parametrize(
    ("text", "compound"),
    [
        ("Migration und Beratung", "Migrationsberatung"),
        ("Beratung. Migration", "Migrationsberatung"),
        ("Beratung Migration", "Migrationsberatung"),
        ("Migration zur Beratung", "Migrationsberatung"),
        ("beratung zur migration", "Migrationsberatung"),
        ("Beratung zur Integration", "Migrationsberatung"),
        ("Beratung zur Zeit der Migration", "Migrationsberatung"),
    ],
)
def test_what_only_has_the_same_words_is_not_found(text, compound):
    assert not says(text, compound)
