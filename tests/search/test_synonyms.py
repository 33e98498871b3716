"""What sets of synonyms add to a search, and that they take nothing from it."""

import pytest

from search.models import SynonymSet
from tests.factories.pages import ContentPageFactory
from tests.search.finding import answer, found
from tests.search.search_world import body


@pytest.fixture(autouse=True)
def texts(site_tree):
    ContentPageFactory(title="Elternnetzwerk")
    ContentPageFactory(title="Nachmittag", body=body("Hilfe für die älteren Menschen"))
    ContentPageFactory(title="Abend", body=body("Deutsch in der Gruppe lernen"))
    ContentPageFactory(title="Prosvita Verein")
    ContentPageFactory(title="Treff", body=body("Das QX ist ein Haus"))
    ContentPageFactory(title="Kaffee", body=body("Für Senioren"))


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        ("Elternverein\nBadehaus", "Elternverein"),
        ("Ältere Menschen\nBadehaus", "ältere Menschen"),
        ("Deutsch lernen\nBadehaus", "Deutsch lernen"),
        ("Deutsch lernen\nBadehaus", "Deutsch lernen Gruppe"),
        ("Просвіта\nBadehaus", "Просвіта"),
        ("QX Treff\nBadehaus", "QX Treff"),
    ],
)
def test_a_set_takes_nothing_from_what_is_found_without_it(words, typed):
    SynonymSet.objects.all().delete()
    before = found(typed)
    assert before

    SynonymSet.objects.create(words=words)
    assert set(found(typed)) >= set(before)


def test_several_words_mean_the_same_as_one():
    SynonymSet.objects.create(words="Schildkröten füttern\nBadehaus")
    ContentPageFactory(title="Badehaus")
    ContentPageFactory(title="Schildkröten füttern im Zoo")

    assert found("Badehaus") == ["Badehaus", "Schildkröten füttern im Zoo"]
    assert found("Schildkröten füttern") == ["Schildkröten füttern im Zoo", "Badehaus"]
    assert found("Schildkröten füttern Zoo") == ["Schildkröten füttern im Zoo"]


def test_adjectives_of_a_set_may_have_any_ending():
    SynonymSet.objects.all().delete()
    SynonymSet.objects.create(words="Rüstige Rentner\nLangschläfer\nblaues Haus am Deich")
    ContentPageFactory(title="Frühstück", body=body("Mit den rüstigen Rentnern"))
    ContentPageFactory(title="Ferien", body=body("Im blauen Haus am Deich"))

    # As a noun a word has the one ending that it is written with.
    assert found("Langschläfer") == ["Ferien"]
    SynonymSet.objects.create(words="rüstige Rentnern\nLangschläfer")
    assert set(found("Langschläfer")) == {"Ferien", "Frühstück"}


def test_a_mistyped_synonym_is_corrected():
    SynonymSet.objects.create(words="der Zaunkönig\nSenioren")
    assert found("Zaunkönig") == ["Kaffee"]

    whole = answer("search", q="Zaunkönnig")
    # The word alone, not what stands beside it in its line.
    assert whole["did_you_mean"] == "Zaunkönig"
    assert [hit["card"]["title"] for hit in whole["items"]] == ["Kaffee"]


def test_two_letters_mean_only_what_they_mean_in_capitals():
    SynonymSet.objects.create(words="QX\nSenioren")
    ContentPageFactory(title="Qx und andere")

    assert found("QX") == ["Kaffee", "Treff"]


def test_words_of_other_languages_are_no_parts_of_compounds():
    SynonymSet.objects.all().delete()
    SynonymSet.objects.create(words="Eltern\nVäter\nebeveynler")
    ContentPageFactory(title="Ebeveynlernetzwerk")
    ContentPageFactory(title="Väternetzwerk")

    assert found("Elternnetzwerk") == ["Elternnetzwerk", "Väternetzwerk"]


# The first sets -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Kurden", "Kurdisches Kulturhaus"),
        ("Syrerinnen", "Syrische Nachbarschaft"),
        ("Syrien", "Syrische Nachbarschaft"),
        ("somalische Frauen", "Somali-Frauennetz"),
        ("Türken", "Türkischer Treff"),
        ("Integrationskurs", "Deutschkurse"),
        ("Dolmetscherin", "Übersetzung beim Arzt"),
        ("LGBT", "Queeres Café"),
        ("kadınlar", "Somali-Frauennetz"),
        ("women", "Somali-Frauennetz"),
        ("نساء", "Somali-Frauennetz"),
        ("жінки", "Somali-Frauennetz"),
    ],
)
def test_the_first_sets_know_peoples_and_everyday_words(typed, title):
    ContentPageFactory(title=title)

    assert title in found(typed)
