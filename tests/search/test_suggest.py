"""What `suggest/` offers while somebody types."""

import pytest
from django.test import Client

from headless import recording
from headless.served import services
from tests.factories.funding import FundingProgrammePageFactory
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import MunicipalityFactory, TargetGroupFactory, TopicFactory
from tests.search.finding import answer, suggested


@pytest.fixture(scope="module")
def world(shared_tree):
    with recording.paused():
        TopicFactory(title="Förderung", alternative_labels=["Zuwendung"])
        topic = TopicFactory(title="Ehrenamt")
        translate(topic, "tr", title="Gönüllülük")
        TargetGroupFactory(title="Frauen")
        town = MunicipalityFactory(name="Köln")
        PartnerOrganisationFactory(name="Fachstelle Köln", abbreviation="FSK")
        ContentPageFactory(title="Die große Förderung für Vereine")
        ContentPageFactory(
            title="Geschichte", body=[("text", "<p>Unterlagen zur Selbsthilfe, Förderung</p>")]
        )
        ContentPageFactory(title="Migrantenselbstorganisationen im Land")
        ContentPageFactory(title="Migrant*innenbund Hagen")
        ContentPageFactory(title="Brücke der Kulturen")
        ContentPageFactory(title="Köln/Innenstadt")
        FundingProgrammePageFactory(title="Unterstützungsförderung")
        MSOProfilePageFactory(title="Özgür Verein", municipality=town, topics=[topic])
        for number in range(12):
            ContentPageFactory(title=f"Nachbarschaft {number}")
    services.rebuild()


@pytest.fixture(autouse=True)
def there(db, world):
    return world


def test_ten_are_offered_at_most():
    assert len(suggested("Nachbar")) == 10


@pytest.mark.parametrize(
    "typed", ["F", "Fö", "Fo", "Foe", "fÖR", "For", "Foer", "Förderun", "foerderu"]
)
def test_umlauts_may_be_typed_in_any_way_and_stopped_anywhere(typed):
    assert "Förderung" in suggested(typed)
    if len(typed) > 1:
        assert suggested(typed)[0] == "Förderung"


@pytest.mark.parametrize("typed", ["ö", "oe", "Oez", "oz", "Ozg", "ÖZGÜR", "özgür v"])
def test_turkish_names_are_offered(typed):
    assert "Özgür Verein" in suggested(typed)


@pytest.mark.parametrize(
    "typed", ["selbst", "Selbstorg", "Migrantens", "organisation", "Migr", "land"]
)
def test_parts_of_compounds_are_offered(typed):
    assert "Migrantenselbstorganisationen im Land" in suggested(typed)


def test_what_begins_so_comes_first():
    offered = suggested("Förder")

    assert offered == ["Förderung", "Die große Förderung für Vereine", "Unterstützungsförderung"]


BEGINNING = {
    "Ökumene und Gesang für alle Kinder in Hagen und Umgebung",
    "„Ökumene“ mit Gesang für alle Kinder in Hagen und Umgebung",
    "Ökumenisches  Singen für alle Kinder in Hagen und der Umgebung",
}


@pytest.fixture
def crowd():
    """Titles that begin so, and many shorter ones with a word that begins so."""
    with recording.paused():
        for number in range(55):
            TopicFactory(title=f"Gesang Ökumene {number}")
        for title in BEGINNING:
            ContentPageFactory(title=title)
    services.rebuild()


@pytest.mark.parametrize("typed", ["Ö", "Ökumen", "oekumen", "OKUMEN", "„Ökumen"])
def test_what_begins_so_comes_before_many_shorter_titles(crowd, typed):
    offered = suggested(typed)

    assert set(offered[:4]) >= BEGINNING
    assert len(offered) == 10 and "Gesang Ökumene 0" in offered


def test_a_title_with_a_written_out_umlaut_begins_as_it_was_typed(crowd):
    title = "Oekumene zum Mitmachen für alle Kinder in Hagen und Umgebung"
    ContentPageFactory(title=title)

    assert title in suggested("Oekum")[:5]


def test_several_words_that_were_typed_are_the_beginning_of_a_title(crowd):
    assert suggested("Ökumene  und g")[0].startswith("Ökumene und Gesang")
    assert suggested("ökumenisches sing")[0].startswith("Ökumenisches  Singen")


def test_every_word_that_was_typed_is_there():
    assert suggested("große Förd") == ["Die große Förderung für Vereine"]
    assert suggested("förd große") == ["Die große Förderung für Vereine"]
    assert suggested("Förderung xy") == []


SIGNS = ["*", ":", "_", "/", "/-", "·", ""]
ENDINGS = ["", "i", "in", "inn", "inne", "innen", "innenb", "innenbund H"]
BRACKETS = ["(", "(i", "(in", "(in)", "(inn", "(inn)", "(inn)e", "(inn)en"]
BRACKETS += ["(inne", "(innen", "(innen)"]


@pytest.mark.parametrize(
    "typed",
    [
        *(f"Migrant{sign}{ending}" for ending in ENDINGS for sign in SIGNS),
        *(f"Migrant{bracket}" for bracket in BRACKETS),
        *(f"MIGRANT*{ending.upper()}" for ending in ENDINGS),
        *(f"Hagen Migrant:{ending}" for ending in ENDINGS[:-1]),
    ],
)
def test_nothing_flickers_away_while_a_gendered_word_is_typed(typed):
    assert "Migrant*innenbund Hagen" in suggested(typed)


def test_a_gendered_word_narrows_as_soon_as_it_is_one():
    both = {"Migrant*innenbund Hagen", "Migrantenselbstorganisationen im Land"}

    assert set(suggested("Migrant*inne")) == both
    assert suggested("Migrant*innenb") == ["Migrant*innenbund Hagen"]
    assert suggested("xy*in") == suggested("*innenb") == []


@pytest.mark.parametrize("typed", ["Köln/", "Köln/I", "köln/in", "Köln/Inn", "Köln/Innenst"])
def test_a_sign_between_two_words_does_not_part_them_from_their_title(typed):
    assert "Köln/Innenstadt" in suggested(typed)


@pytest.mark.parametrize(
    "typed", ["Brücke e. V.", "bruecke eV", "Brücke gGmbH", "e.V. Brücke", "Brücke e.V. Kult"]
)
def test_a_legal_form_makes_no_difference(typed):
    assert suggested(typed) == ["Brücke der Kulturen"]


def test_a_legal_form_by_itself_is_what_is_typed():
    ContentPageFactory(title="Was ein e. V. ist")

    assert suggested("e.V.") == ["Was ein e. V. ist"]


def test_texts_are_not_offered():
    assert suggested("Unterlag") == []
    assert "Geschichte" not in suggested("Förderung")


def test_terms_and_places_are_offered_with_where_they_lead():
    items = {item["text"]: item for item in answer("suggest", q="K")["items"]}
    assert items["Köln"]["type"] == "municipalities"
    [item] = answer("suggest", q="Frau", type="target-groups")["items"]
    assert item["type"] == "target-groups" and item["lang"] == "de" and item["dir"] == "ltr"
    assert Client().get(item["detail_url"]).json()["title"] == "Frauen"
    assert str(Client().get(item["detail_url"]).json()["id"]) == item["id"]


def test_another_name_leads_to_what_bears_it():
    assert suggested("Zuwend") == ["Förderung"]
    assert suggested("FSK") == ["Fachstelle Köln"]


def test_types_narrow():
    assert suggested("Förder", type="topics") == ["Förderung"]
    assert set(suggested("Förder", type=["topics", "programmes"])) == {
        *("Förderung", "Unterstützungsförderung")
    }


def test_each_locale_offers_its_own():
    assert suggested("Gönül", locale="tr") == ["Gönüllülük"]
    assert suggested("Gonul", locale="tr", fallback="none") == ["Gönüllülük"]
    assert suggested("Gönül", type="topics") == []
    assert suggested("Ehrena", locale="tr", type="topics") == []
    assert suggested("Frau", locale="tr", type="target-groups") == ["Frauen"]
    assert suggested("Frau", locale="tr", fallback="none") == []


@pytest.mark.parametrize(
    "typed", ["-", '"', "*", "' OR 1", "%", "_", "f_rder", "xy OR förder", "a" * 200, "🙂"]
)
def test_nothing_that_is_typed_is_syntax(typed):
    assert suggested(typed) == []


@pytest.mark.parametrize(
    "typed", ["förder*", "förder%", '"förder', "-förder", "(förder) '", "förder:"]
)
def test_signs_are_no_syntax_and_make_no_difference(typed):
    assert suggested(typed) == suggested("förder") != []


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("", "q"),
        ("q=%20", "q"),
        ("q=" + "a" * 201, "q"),
        ("q=a&q=b", "q"),
        ("q=a&limit=3", "limit"),
        ("q=a&type=occurrences", "type"),
        ("q=a&locale=xx", "locale"),
        ("q=a&sort=title", "sort"),
    ],
)
def test_what_is_not_understood_is_refused_by_name(query, parameter):
    response = Client().get("/api/v1/suggest/", QUERY_STRING=query)
    assert response.status_code == 422
    assert {item["parameter"] for item in response.json()["errors"]} == {parameter}
