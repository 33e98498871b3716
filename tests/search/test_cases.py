"""Faults that the searches of other systems had: D03, D12, D13, D15."""

import datetime as dt
import unicodedata

import pytest
from django.test import Client

from headless import recording
from headless.served import services
from tests.contract.documented import document, operations, whole
from tests.factories.events import EventPageFactory
from tests.factories.funding import NewsPageFactory
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.pages import ContentPageFactory
from tests.search.finding import answer, found, listed, suggested
from tests.search.search_world import body


@pytest.fixture(scope="module")
def world(shared_tree):
    with recording.paused():
        _cafes()
        _umlauts()
        _advice()
        MSOProfilePageFactory(title=UKRAINIAN, self_description="Wir sind da.")
        ContentPageFactory(title="Vereinigung", body=body("Wir sind auch da."))
    services.rebuild()


@pytest.fixture(autouse=True)
def there(db, world):
    return world


# D03 ----------------------------------------------------------------------------------

CAFE = "Sprachcafé"
STARTS = [(3, 18), (1, 9), (5, 12), (2, 20), (4, 7)]


def _cafes():
    for number, (day, hour) in enumerate(STARTS):
        EventPageFactory(
            title=f"{CAFE} {'dbeca'[number]}",
            starts_on=dt.date(2027, 6, day),
            starts_time=dt.time(hour),
            ends_time=None if number == 2 else dt.time(23),
            teaser="Deutsch üben.",
        )
    for day in (1, 3, 9):
        EventPageFactory(title=f"Lesung {day}", starts_on=dt.date(2027, 6, day))
    for title, day in (("Heute", 2), ("Morgen", 3)):
        NewsPageFactory(
            title=title, teaser=f"Das {CAFE} beginnt.", published_on=dt.date(2027, 5, day)
        )


@pytest.mark.parametrize("key", ["start", "title", "updated"])
@pytest.mark.parametrize("text", [CAFE, "sprachcafe deutsch"])
def test_d03_a_searched_list_has_the_order_of_the_list(key, text):
    hits = set(listed("events", text))
    assert len(hits) == len(STARTS)

    for sort in (key, f"-{key}"):
        whole = [item["title"] for item in answer("events", sort=sort, limit=100)["items"]]
        assert listed("events", text, sort=sort) == [title for title in whole if title in hits]
    assert listed("events", text, sort=f"-{key}") == listed("events", text, sort=key)[::-1]


def test_d03_starts_ascend_and_descend():
    ascending = [title[-1] for title in listed("events", CAFE, sort="start")]

    assert ascending == ["b", "c", "d", "a", "e"]


def test_d03_pages_of_a_searched_list_go_on_in_its_order():
    whole = listed("events", CAFE, sort="-start")
    pages = [listed("events", CAFE, sort="-start", limit=2, offset=at) for at in (0, 2, 4)]

    assert [len(page) for page in pages] == [2, 2, 1]
    assert [title for page in pages for title in page] == whole


@pytest.mark.parametrize("key", ["title", "updated"])
def test_d03_the_search_ascends_and_descends(key):
    ascending = found(CAFE, sort=key)

    assert len(ascending) == len(STARTS) + 2
    assert found(CAFE, sort=f"-{key}") == ascending[::-1]
    assert ascending == sorted(ascending) or key != "title"


def test_d03_what_has_no_value_stands_last_both_ways():
    rising, falling = (found(CAFE, sort=sort) for sort in ("published,title", "-published,title"))

    assert rising[:2] == ["Heute", "Morgen"]
    assert falling[:2] == ["Morgen", "Heute"]
    assert rising[2:] == falling[2:] == sorted(rising[2:])
    assert len(rising) == len(STARTS) + 2


@pytest.mark.parametrize(
    ("path", "query"),
    [
        *(("events", {"search": CAFE, "sort": sort}) for sort in ("-ends", "score", "-", "teaser")),
        *(("search", {"q": CAFE, "sort": sort}) for sort in ("-start", "score", "-", "teaser")),
    ],
)
def test_d03_an_order_that_there_is_not_is_refused(path, query):
    response = Client().get(f"/api/v1/{path}/", query)

    assert response.status_code == 422
    assert [item["parameter"] for item in response.json()["errors"]] == ["sort"]


# D12 ----------------------------------------------------------------------------------

SPELLINGS = {
    "Müllers Brückenbauer": ["Müllers", "MÜLLERS", "Muellers", "Mullers"],
    "Größe und Straße": ["Größe", "Groesse", "Grosse", "Straße", "Strasse", "STRASSE"],
    "Goethe-Kreis": ["Goethe", "Göthe", "GÖTHE", "goethe"],
}
SPELLED = [(title, spelling) for title, group in SPELLINGS.items() for spelling in group]


def text_with(title):
    """The title of the profile that has the words in its text alone."""
    return f"Im Text {list(SPELLINGS).index(title)}"


def _umlauts():
    for title in SPELLINGS:
        MSOProfilePageFactory(title=title, self_description="Wir sind da.")
        MSOProfilePageFactory(
            title=text_with(title),
            self_description=f"Bekannt als {title}.",
        )


@pytest.mark.parametrize(("title", "spelling"), SPELLED)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_d12_any_spelling_finds_titles_and_texts(title, spelling, form):
    typed = unicodedata.normalize(form, spelling)

    assert found(typed) == listed("msos", typed) == [title, text_with(title)]


@pytest.mark.parametrize(("title", "spelling"), SPELLED)
def test_d12_first_letters_in_any_spelling_offer_the_title(title, spelling):
    for end in range(2, len(spelling) + 1):
        assert title in suggested(spelling[:end]), spelling[:end]
        if end > 3:
            assert suggested(spelling[:end]) == [title]


@pytest.mark.parametrize("title", SPELLINGS)
def test_d12_texts_keep_their_spelling(title):
    [card] = [item for item in answer("msos", limit=100)["items"] if item["title"] == title]
    assert answer(f"msos/{card['id']}")["title"] == title
    first, second = answer("search", q=SPELLINGS[title][-1])["items"]
    assert without_marks(first["title_html"]) == first["card"]["title"] == title
    assert without_marks(second["snippet"]["html"]).startswith(f"Bekannt als {title}.")
    assert first["matched"] == second["matched"]
    assert [word in title.split() for word in first["matched"]] == [True]


def without_marks(html):
    return html.replace("<mark>", "").replace("</mark>", "")


# D13 ----------------------------------------------------------------------------------

UKRAINIAN = "Deutsch-Ukrainischer Verein e.V. (Köln)"
FINDING = ["deutsch-ukrainischer", "e.V.", "(Köln"]
NOTHING_TO_LOOK_FOR = ['"', '""', "'", "*", "\\", ":*", "%", "🙂", "_", "-", "()", "^", "$$"]
WORDS = ["verein*", "NOT", "Köln AND", "title:köln", "köln:*", "deutsch OR nirgends", "'; DROP"]
REFUSED = ["a" * 5000, "   ", "\t", "\u00a0", "\0", "köln\0", ""]
SURFACES = {"search": "q", "suggest": "q", "msos": "search", "events": "search"}


def asked(path, text):
    return Client().get(f"/api/v1/{path}/", {SURFACES[path]: text})


@pytest.mark.parametrize("path", SURFACES)
@pytest.mark.parametrize("text", [*FINDING, *NOTHING_TO_LOOK_FOR, *WORDS])
def test_d13_what_is_typed_is_answered(path, text):
    response = asked(path, text)

    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("path", SURFACES)
@pytest.mark.parametrize("text", REFUSED, ids=ascii)
def test_d13_what_is_too_long_or_empty_is_refused_as_documented(path, text):
    response = asked(path, text)

    assert response.status_code == 422
    assert response.headers["Content-Type"] == "application/problem+json"
    assert [item["parameter"] for item in response.json()["errors"]] == [SURFACES[path]]
    responses = document()["paths"][f"/api/v1/{path}/"]["get"]["responses"]
    assert "application/problem+json" in whole(responses["422"])["content"]
    assert operations()[f"{path}_list"].schema(SURFACES[path])["maxLength"] < len("a" * 5000)


@pytest.mark.parametrize("text", FINDING)
def test_d13_signs_in_words_and_around_them_find(text):
    # By the legal form alone everybody is found who has it.
    assert found(text) == listed("msos", text) == suggested(text) == [UKRAINIAN]


@pytest.mark.parametrize("text", NOTHING_TO_LOOK_FOR)
def test_d13_no_sign_is_a_wildcard(text):
    assert found(text) == listed("msos", text) == suggested(text) == []


def test_d13_nothing_acts_as_an_operator():
    assert found("verein*") == found("verein")
    assert "Vereinigung" not in found("verein*")
    # Words, which stand nowhere.
    assert found("NOT") == found("title:köln") == found("deutsch OR nirgends") == []
    # What is in every English text is passed over.
    assert found("Köln AND") == found("köln") == [UKRAINIAN]


# D15 ----------------------------------------------------------------------------------

ADVICE = [f"Beratung für {word}" for word in ("Migrant*innen", "Migrant:innen", "Migrant_innen")]
ADVICE += ["Beratung für MigrantInnen", "Beratung für Migrantinnen und Migranten"]
GENDERED = ["Migrant", "Migranten", "Migrantinnen", "Migrant*innen", "Migrant:innen"]
GENDERED += ["MigrantInnen", "Migrant_innen", "Migrant/innen", "Migrant/-innen", "Migrant·innen"]
GENDERED += ["Migrantin", "Migrant*in", "Migrant(inn)en", "MIGRANT*INNEN", "migrant*innen"]


def _advice():
    for title in ADVICE:
        EventPageFactory(title=title, slug="", teaser="Offen.")
    EventPageFactory(title="Migrationsgeschichten", teaser="Ein Abend über das Innen und Außen.")


@pytest.mark.parametrize("text", GENDERED)
def test_d15_any_form_finds_all_five(text):
    assert sorted(found(text)) == sorted(listed("events", text)) == sorted(ADVICE)
    assert sorted(found(f"Beratung für {text}")) == sorted(ADVICE)


def test_d15_a_star_is_no_wildcard_and_a_colon_no_field():
    assert found("Migra*") == found("title:Migrant") == found("*innen:Migrant") == []
    assert sorted(found("Migrant*")) == sorted(ADVICE)


def test_d15_titles_and_addresses_are_unharmed():
    hits = answer("search", q="Migrant*innen")["items"]
    assert len(hits) == len(ADVICE)
    for hit in hits:
        card = hit["card"]
        assert card["title"] in ADVICE
        assert without_marks(hit["title_html"]) == card["title"]
        assert hit["title_html"].count("<mark>") == (2 if " und " in card["title"] else 1)
        assert card["slug"].startswith("beratung-fuer-migrantinnen")
        assert answer("events", slug=card["slug"])["items"] == [card]
