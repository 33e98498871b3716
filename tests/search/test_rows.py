"""The table of searches that people make, row by row, with content that is like theirs."""

import pytest

from tests.search.finding import answer
from tests.search.rows_world import (
    CENTRE,
    GUIDELINE,
    HOURS,
    MAGAZINE,
    MINISTRY,
    NEW_WORDING,
    PARENTS,
    PARTNER_PROJECTS,
    PROGRAMMES,
    REPORT,
    SPELLED_OUT,
    WELFARE,
    make_rows_world,
)


@pytest.fixture(scope="module")
def organisations(shared_tree):
    """Keys of the organisations to their titles."""
    return make_rows_world()


@pytest.fixture
def find(db, organisations, read):
    """`find("MSO", type="msos")`: the titles of all hits."""

    def find(text, **query):
        whole = read("search/", q=text, limit=100, **query)
        titles = {hit["card"]["title"] for hit in whole["items"]}
        assert whole["count"] == len(whole["items"]) == len(titles), text
        return titles

    return find


@pytest.fixture
def mso_set(organisations):
    """What the words for self-organisations of migrants find."""
    # The guideline says it in several words, the report in one.
    return {REPORT, GUIDELINE, SPELLED_OUT, WELFARE, *organisations.values()}


def rows(*searches):
    """Parameters of a test: the number of the row and what is typed."""
    return pytest.mark.parametrize(
        "typed", [pytest.param(typed, id=f"row {row}: {typed}") for row, typed in searches]
    )


SAME = [
    (1, "Migrantenselbstorganisationen"),
    (2, "MigrantInnenselbstorganisationen"),
    (3, "Migrant*innenselbstorganisation"),
    (4, "Migrant:innenselbstorganisationen"),
    (5, "Migrant_innenselbstorganisationen"),
]


@rows(*SAME)
def test_any_gender_mark_finds_the_same(find, mso_set, typed):
    assert find(typed) == mso_set
    assert {frozenset(find(other)) for _row, other in SAME} == {frozenset(find(typed))}


@rows((6, "Migranten-Selbstorganisation"), (8, "MSO"))
def test_hyphens_and_the_abbreviation_find_the_same(find, mso_set, typed):
    assert find(typed) == mso_set


@rows((7, "Selbstorganisationen von Migrantinnen und Migranten"))
def test_the_official_term_finds_the_report_and_the_guideline(find, typed):
    assert find(typed) == {REPORT, GUIDELINE, SPELLED_OUT, WELFARE}


@rows((9, "Migrantenorganisation"), (9, "MO"), (9, "Migrantenverein"))
def test_synonyms_find_the_same(find, mso_set, typed):
    assert find(typed) == mso_set


@rows((10, "Organisationen von Menschen mit Einwanderungsgeschichte"))
def test_the_wording_of_2025_finds_the_programme(find, typed):
    assert find(typed) == {NEW_WORDING}


@rows((11, "Migrationshintergrund"), (11, "Zuwanderungsgeschichte"))
def test_earlier_words_find_what_has_the_present_one(find, typed):
    assert find(typed) == {NEW_WORDING, "Gespräche"} == find("Einwanderungsgeschichte")


@rows(
    (12, "Unterstützungsförderung"),
    (13, "Unterstuetzungsfoerderung"),
    (14, "Unterstutzungsforderung"),
)
def test_another_name_finds_the_programme_and_the_report_however_it_is_spelled(find, typed):
    assert find(typed) == {REPORT, PARTNER_PROJECTS}


@rows((15, "Foerdermittel"), (15, "Fördergeld"), (15, "Zuschuss"))
def test_words_for_money_find_the_programmes(find, typed):
    assert find(typed, type="programmes") == PROGRAMMES
    assert find(typed) == {*PROGRAMMES, REPORT}


@rows((16, "KfI"), (16, "kfi"), (16, "KFI"), (17, "Kompetenzzentrum Integration"))
def test_an_abbreviation_and_an_incomplete_name_find_the_centre(find, typed):
    assert find(typed) == {CENTRE, REPORT}
    assert find(typed, type="partners") == {CENTRE}


@rows((18, "MKFFI"), (18, "MKJFGFI"), (18, "MKJGFI"))
def test_all_abbreviations_of_the_ministry_find_it_and_the_report(find, typed):
    assert find(typed) == {MINISTRY, REPORT}


@rows((19, "Paritätischer"), (19, "Paritaetische NRW"), (19, "der Paritäter"))
def test_all_names_of_the_association_find_it(find, typed):
    assert find(typed, type="partners") == {WELFARE}
    assert find(typed) == {WELFARE, REPORT}


@rows((20, "Elternverein"))
def test_a_compound_finds_networks_and_whoever_works_on_its_beginning(find, typed, organisations):
    assert find(typed) == {PARENTS, organisations["families"], "Eltern", REPORT}


@rows((21, "Frauen"))
def test_a_compound_with_a_feminine_form_is_one_of_women(find, typed, organisations):
    assert find(typed) == {organisations["women"], organisations["migrant women"]}


@rows((22, "Köln"), (22, "Koeln"), (22, "Koln"), (22, "Cologne"))
def test_any_name_of_a_town_finds_who_is_there(find, typed, organisations):
    assert find(typed) == {"Köln", organisations["cologne"]}


@rows((23, "Luedenscheid"), (23, "Lüdenscheid"))
def test_a_town_with_an_umlaut_finds_who_is_there(find, typed, organisations):
    assert find(typed) == {"Lüdenscheid", organisations["luedenscheid"]}


@rows((24, "Strasse"), (24, "Straße"))
def test_addresses_are_found(find, typed, organisations):
    assert find(typed) == {organisations["street"], "Lesung"}


@rows((25, "Sprachkurs"), (25, "Sprachkurse"), (25, "Deutschkurs"))
def test_singular_plural_and_synonym_find_the_same_offers(find, typed, organisations):
    assert find(typed, type="offers") == {"Sprachkurs A1", "Deutschkurs am Abend", "Sprachkurse"}
    assert find(typed, type="msos") == {organisations["courses"], organisations["more courses"]}


@rows((26, "Vernetzungstreffen"), (27, "vernetzngstreffen"))
def test_a_misspelled_word_finds_the_report(find, typed):
    assert find(typed) == {REPORT}
    expected = None if typed == "Vernetzungstreffen" else "Vernetzungstreffen"
    assert answer("search", q=typed)["did_you_mean"] == expected


@rows((28, "Geflüchtete"), (28, "Flüchtlinge"), (28, "Refugees"))
def test_words_for_refugees_find_the_same_target_group(find, read, typed, organisations):
    whole = read("msos/", search=typed, facets="target_group")

    assert [card["title"] for card in whole["items"]] == [organisations["arriving"]]
    assert [(value["title"], value["count"]) for value in whole["facets"]["target_group"]] == [
        ("Geflüchtete", 1)
    ]
    assert find(typed, type="target-groups") == {"Geflüchtete"}


@rows((29, "kurdisch"), (29, "Kurmandschi"), (29, "kmr"))
def test_names_and_tag_of_a_language_find_who_speaks_it(find, typed, organisations):
    assert find(typed) == {organisations["kurdish"]}


@rows((30, "Brücke e. V."), (30, "Bruecke eV"), (30, "brücke"), (30, "Brücke e.V."))
def test_the_legal_form_makes_no_difference(find, typed, organisations):
    assert find(typed) == {organisations["bridge"]}


@rows((31, "Özgür"), (31, "Oezguer"), (31, "ozgur"), (31, "ÖZGÜR"))
def test_a_turkish_name_is_found_from_any_keyboard(find, typed, organisations):
    assert find(typed) == {organisations["özgür"]}


@rows((31, "Işık"), (31, "isik"), (31, "ISIK"), (31, "IŞIK"), (31, "İşik"))
def test_both_turkish_letters_i_are_alike(find, typed, organisations):
    assert find(typed) == {organisations["ışık"]}


@rows((32, "العربية"))
def test_the_arabic_name_of_a_language_finds_who_speaks_it(find, typed, organisations):
    assert find(typed) == {organisations["arabic"]}


@rows((32, "Українська"))
def test_the_ukrainian_name_of_a_language_finds_who_speaks_it(find, typed, organisations):
    assert find(typed) == {organisations["ukrainian"]}


@rows((32, "الميناء"))
def test_a_text_from_right_to_left_says_so(find, read, typed):
    [hit] = read("search/", q=typed, locale="ar")["items"]

    assert hit["card"]["title"] == "أهلا وسهلا"
    assert (hit["snippet"]["lang"], hit["snippet"]["dir"]) == ("ar", "rtl")
    assert f"<mark>{typed}</mark>" in hit["snippet"]["html"]
    [hit] = read("search/", q="Hafen")["items"]
    assert (hit["snippet"]["lang"], hit["snippet"]["dir"]) == ("de", "ltr")


@rows((33, "Organ"), (33, "Mo"))
def test_short_words_find_themselves_alone(find, typed):
    assert find(typed) == {{"Organ": MAGAZINE, "Mo": HOURS}[typed]}
