"""The rules of thumb: what they find, and what they leave alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headless.easy_language.compounds import hyphenated
from headless.easy_language.rules import MOST_WORDS, RULES, Term, check, surroundings
from headless.easy_language.sentences import sentences
from headless.easy_language.texts import plain_text
from mso_site.demo.glossary import WORDS as GLOSSARY
from mso_site.demo.words.de_simple import WORDS

LONG = (
    "Die Vereine treffen sich jedes Jahr im Sommer in Dortmund und reden dann den ganzen Tag über "
    "ihre Arbeit und über das Geld vom Land."
)


def told(text: str, rule: str) -> list[tuple[str, str | None]]:
    """Excerpt and proposal of the findings of a rule."""
    return [(found.excerpt, found.proposal) for found in check(text) if found.rule == rule]


def test_the_three_of_the_story() -> None:
    text = f"Eine MSO hilft. {LONG} Wir sind eine Migrantenselbstorganisation."

    found = {one.rule: one for one in check(text)}

    assert len(LONG.split()) == 25
    assert list(found) == ["abbreviation", "sentence", "compound"]
    assert found["abbreviation"].excerpt == "MSO"
    assert found["sentence"].excerpt == LONG
    assert "25" in found["sentence"].message
    assert found["compound"].proposal == "Migranten-Selbst-Organisation"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Das ist z. B. gut.", [("z. B.", "zum Beispiel")]),
        ("Z.B. hier.", [("Z.B.", "zum Beispiel")]),
        ("Kurse, Feste usw.", [("usw.", "und so weiter")]),
        ("Haus Nr. 5", [("Nr.", "Nummer")]),
        ("Der Verein Nordstern e. V. hilft.", [("e. V.", "eingetragener Verein")]),
        ("Das Land NRW und NRW", [("NRW", None)]),
        ("Alle MSOs", [("MSOs", None)]),
        ("Eine GmbH", [("GmbH", None)]),
        ("Nach Art. 5 und § 3", [("Art.", None)]),
        ("Wir nutzen i. d. R. a. b. Wege", [("i. d. R.", "in der Regel"), ("a. b.", None)]),
        # Words, initials of names, what all people know, and headings in capitals.
        ("Es war das erste Treffen dieser Art. Alle kamen.", []),
        ("Max. Er heißt so.", []),
        ("J. W. Beispiel ist da.", []),
        ("Die EU und das WC", []),
        ("WIR LADEN SIE EIN", []),
        ("Am 11. Juli um 3 Uhr", []),
    ],
)
def test_abbreviations(text: str, found: list[tuple[str, str | None]]) -> None:
    assert told(text, "abbreviation") == found


@pytest.mark.parametrize(
    ("word", "proposal"),
    [
        ("Förderprogramm", "Förder-Programm"),
        ("Integrationsministerium", "Integrations-Ministerium"),
        ("Bezirksregierung", "Bezirks-Regierung"),
        ("Migrantenselbstorganisationen", "Migranten-Selbst-Organisationen"),
        ("Fördermittelantrag", "Fördermittel-Antrag"),
        ("Wohlfahrtsverbände", "Wohlfahrts-Verbände"),
        ("Teilnehmerinnen", None),
        # The first part is not known, the last one is.
        ("Rechtsanwaltskammer", "Rechtsanwalts-Kammer"),
        ("Migrantenselbst-Organisation", "Migranten-Selbst-Organisation"),
        # One word, however long.
        ("Gleichstellung", None),
        ("Herausforderungen", None),
        ("Unterschriften", None),
        ("Veranstaltungen", None),
        ("selbstverständlich", None),
        # Short enough.
        ("Sprachkurs", None),
        ("Eltern-Netzwerk", None),
    ],
)
def test_hyphens(word: str, proposal: str | None) -> None:
    assert hyphenated(word) == proposal


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Verantwortlichkeiten", [("Verantwortlichkeiten", None)]),
        ("Migranten·selbst·organisation", []),
        ("Bezirks\u00adregierung und Bezirks-Regierung", []),
        ("Die Mitarbeiterinnen und Veranstaltungen", []),
        (
            "Förderprogramm, Förderprogramm",
            [("Förderprogramm", "Förder-Programm")],
        ),
    ],
)
def test_long_words(text: str, found: list[tuple[str, str | None]]) -> None:
    assert told(text, "compound") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Der Antrag wird geprüft.", "wird geprüft"),
        ("Der Antrag muss vom Amt geprüft werden.", "geprüft werden"),
        ("Es werden Kurse angeboten.", "werden Kurse angeboten"),
        ("Der Verein wurde 1998 gegründet.", "wurde 1998 gegründet"),
        ("Sie ist eingeladen worden.", "eingeladen worden"),
        ("Kurse, die bezahlt werden, sind gut.", "bezahlt werden"),
        ("Das Fest wird gefeiert und alle kommen.", "wird gefeiert"),
        ("Das Geld wurde vergeben.", "wurde vergeben"),
        # The future, and what becomes of something.
        ("Wir werden gewinnen.", None),
        ("Sie werden das Geld bekommen.", None),
        ("Wir werden mehr Geld ausgeben.", None),
        ("Das Amt wird Sie verstehen.", None),
        ("Er wird Lehrer.", None),
        ("Das Haus wird schön.", None),
        ("Sie wurden Freunde.", None),
        ("Der Verein wird bekannt.", None),
        ("Das Wetter wird gut, hat er gesagt.", None),
        ("Wir haben den Brief geschrieben.", None),
    ],
)
def test_passive(text: str, found: str | None) -> None:
    assert told(text, "passive") == ([(found, None)] if found else [])


@pytest.mark.parametrize(
    ("text", "rule", "found"),
    [
        ("Das ist nicht gut. Keiner kommt.", "negation", ["nicht", "Keiner"]),
        ("Wir nehmen kein Geld, nie.", "negation", ["kein", "nie"]),
        ("Knie und Nichte, vernichten, Niederlande", "negation", []),
        ("Die Ziele des Vereins", "genitive", ["des Vereins"]),
        ("Der Leiter eines kleinen Vereins", "genitive", ["eines kleinen Vereins"]),
        ("Eines Tages, des Weiteren", "genitive", []),
        ("Wir würden gern kommen", "conjunctive", ["würden"]),
        ("Die Würde, wir möchten, wir sollten, die Hürden", "conjunctive", []),
        ("20 % der Menschen & Tiere", "sign", ["%", "&"]),
        ("Karl IV. und Kapitel II", "sign", ["IV", "II"]),
        ("Ein I oder ein V", "sign", []),
        ("Ein schö-\nner Tag", "division", ["schö-\nner"]),
        ("Kinder- \nund Jugendliche", "division", []),
    ],
)
def test_other_rules(text: str, rule: str, found: list[str]) -> None:
    assert [excerpt for excerpt, _proposal in told(text, rule)] == found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Eins. Zwei! Drei? Vier", ["Eins.", "Zwei!", "Drei?", "Vier"]),
        ("Wir schreiben: Dortmund.", ["Wir schreiben:", "Dortmund."]),
        ("Am 11. Juli z. B. ist Nr. 5 dran.", ["Am 11. Juli z. B. ist Nr. 5 dran."]),
        ("Um 10:30 Uhr\nErster Punkt\n\nZweiter", ["Um 10:30 Uhr", "Erster Punkt", "Zweiter"]),
        ("„Komm!“ Er kam.", ["„Komm!“", "Er kam."]),
        ("", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [sentence.text for sentence in sentences(text)] == parts


def test_a_sentence_may_have_fifteen_words() -> None:
    words = " ".join(["wort"] * MOST_WORDS)

    assert told(words, "sentence") == []
    assert told(f"{words} mehr", "sentence") == [(f"{words} mehr", None)]
    # What has hyphens is one word.
    assert told(f"{words}-mehr-und-mehr", "sentence") == []


def test_the_glossary_explains_the_first_use() -> None:
    terms = [Term(("Zuschuss", "Zuschüsse"), "Geld, das man behält."), Term(("Rat",), "Ein Tipp.")]

    found = check("Die Zuschüsse und der Zuschuss. Ratlos.", terms)

    assert [(one.rule, one.excerpt) for one in found] == [("glossary", "Zuschüsse")]
    assert "Geld, das man behält." in found[0].message


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Nur Text < 5", "Nur Text < 5"),
        ("<h2>Kopf</h2><p>Ein <b>wort</b>&amp;</p><ul><li>a</li></ul>", "Kopf\n\nEin wort&\n\n\na"),
        ('{"blocks": [{"text": "a"}, {"text": "b"}]}', "a\nb"),
        ('{"blocks": 5}', '{"blocks": 5}'),
        ('{"a', '{"a'),
        ('{"blocks": [5]}', '{"blocks": [5]}'),
    ],
)
def test_plain_text(value: str, text: str) -> None:
    assert plain_text(value) == text


def test_what_stands_around_a_place() -> None:
    text = "Zeile\n" + "vorher " * 20 + "MSO " + "danach " * 20
    (found,) = (one for one in check(text) if one.rule == "abbreviation")

    before, after = surroundings(text, found)

    assert before.startswith("…vorher") and before.endswith("vorher ")
    assert after.startswith(" danach") and after.endswith("danach …")


def test_texts_of_the_demo_have_few_hints() -> None:
    """Each of these is a negation that says what it has to."""
    found = [
        (name, one.rule)
        for name, text in WORDS.items()
        if not name.endswith(".slug")
        for one in check(text)
    ]
    found += [(word, one.rule) for word, text in GLOSSARY.items() for one in check(text)]

    assert {rule for _name, rule in found} == {"negation"}
    assert len(found) == 6


PIECES = st.sampled_from(
    ["z. B.", "MSO", "wird", "geprüft", "des Vereins", "\n", ".", "-\n", "§", "Bezirksregierung"]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=20).map(" ".join))
def test_any_text_can_be_checked(text: str) -> None:
    for found in check(text, [Term(("MSO",), "Ein Verein.")]):
        assert found.rule in RULES
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.excerpt
        assert found.proposal != found.excerpt
        surroundings(text, found)
    plain_text(text)
