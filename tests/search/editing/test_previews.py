"""What editors are shown of the effect before they save."""

import datetime as dt

import pytest
from django.utils import timezone
from wagtail.models import Site

from search.effects import MOST_WORDS
from search.models import PromotedResult, SynonymSet
from tests.factories.locales import translate
from tests.factories.pages import ContentPageFactory
from tests.headless.viewing import faults_of, parsed, text_of

pytestmark = pytest.mark.django_db

SETS = "/admin/snippets/mso_search/synonymset/preview/"
PROMOTED = "/admin/snippets/mso_search/promotedresult/preview/"


@pytest.fixture
def pool(site_tree):
    return ContentPageFactory(title="Schwimmbad am Park", body=[("text", "<p>Eintritt frei.</p>")])


@pytest.fixture
def preview(editor_browser):
    """What the panel shows once the form was sent to it."""

    def shown(address, mode="", **values):
        sent = editor_browser.post(address, values).json()
        assert sent == {"is_valid": True, "is_available": True}
        response = editor_browser.get(address, {"mode": mode} if mode else {})
        assert response.status_code == 200
        document = parsed(response)
        for userbar in document.find_all("wagtail-userbar"):
            userbar.decompose()
        return document

    return shown


def effects(document):
    """Heading of a section to its numbers and its entries; `+` is new."""
    return {
        text_of(section.h2): (
            [text_of(number) for number in section.find_all("dd")],
            [
                ("+" if "new" in (entry.get("class") or ()) else "")
                + text_of(entry.find(class_="title"))
                for entry in section.find_all("li")
            ],
        )
        for section in document.find_all("section")
    }


def test_each_word_tells_what_is_new(preview, pool):
    ContentPageFactory(title="Badeanstalt")

    document = preview(SETS, words="Schwimmbad\nBadeanstalt\nFreibad")

    first, second = "Schwimmbad am Park", "Badeanstalt"
    assert effects(document) == {
        "Schwimmbad": (["1", "2", "1"], [first, f"+{second}"]),
        "Badeanstalt": (["1", "2", "1"], [second, f"+{first}"]),
        "Freibad": (["0", "2", "2"], [f"+{second}", f"+{first}"]),
    }
    assert text_of(document.h1) == "Was die Synonyme ändern"
    assert "Jetzt gefunden 0 Mit der Gruppe gefunden 2 Neu 2" in text_of(document)
    # Not by its colour alone.
    assert text_of(document.find(class_="new").find(class_="tag")) == "Neu"
    assert {mark.get_text() for mark in document.find_all("mark")} == {"Schwimmbad", "Badeanstalt"}
    assert not SynonymSet.objects.filter(words__startswith="Schwimmbad").exists()


def test_a_saved_set_is_compared_with_what_is_saved(preview, pool):
    made = SynonymSet.objects.create(words="Schwimmbad\nBadeanstalt")

    same = preview(f"{SETS}{made.pk}/", words="Schwimmbad\nBadeanstalt")
    assert effects(same)["Badeanstalt"] == (["1", "1"], ["Schwimmbad am Park"])
    assert "so, wie sie gespeichert sind" in text_of(same)

    other = preview(f"{SETS}{made.pk}/", words="Schwimmbad\nFreibad")
    assert effects(other)["Freibad"] == (["0", "1", "1"], ["+Schwimmbad am Park"])
    assert effects(other)["Badeanstalt"] == (["1", "0", "0"], [])
    assert "Nicht mehr in der Gruppe." in text_of(other)
    assert "so, wie sie gespeichert sind" not in text_of(other)


def test_what_is_new_is_shown_also_where_it_stands_far_below(preview, site_tree):
    for number in range(11):
        ContentPageFactory(title="Schwimmbad", slug=f"bad-{number}")
    ContentPageFactory(title="Eine Badeanstalt am Rand einer anderen Stadt")
    document = preview(SETS, words="Schwimmbad\nBadeanstalt")

    numbers, entries = effects(document)["Schwimmbad"]

    assert numbers == ["11", "12", "1"]
    assert entries == [*["Schwimmbad"] * 10, "Eine Badeanstalt am Rand einer anderen Stadt"]
    first = document.find("section")
    assert [text_of(summary) for summary in first.find_all("summary")] == [
        "Die ersten 10 von 12",
        "Ein neuer Eintrag weiter unten",
    ]


def test_only_what_is_public_is_looked_through(preview, pool):
    draft = ContentPageFactory(title="Geheimes Schwimmbad", live=False)
    draft.save_revision()
    document = preview(SETS, words="Schwimmbad\nBadeanstalt")
    assert "Geheim" not in text_of(document)


def test_a_word_that_seems_mistyped_says_what_is_searched_for(preview, pool):
    document = preview(SETS, words="Schwimmbadd\nFreibad")
    numbers, _entries = effects(document)["Schwimmbadd"]
    assert numbers[0] == "1 (gesucht wird stattdessen: Schwimmbad )"


def test_a_language_is_chosen(preview, pool):
    translated = translate(pool, "tr")
    translated.title = "Yüzme havuzu"
    translated.save_revision().publish()

    german = preview(SETS, words="Schwimmbad\nBadeanstalt")
    turkish = preview(SETS, mode="tr", words="havuzu\nBadeanstalt")
    wrong = preview(SETS, mode="xx", words="Schwimmbad\nBadeanstalt")

    assert effects(german)["Badeanstalt"][1] == ["+Schwimmbad am Park"]
    assert effects(turkish)["Badeanstalt"][1] == ["+Yüzme havuzu"]
    assert turkish.find(class_="title")["lang"] == "tr"
    # The interface stays in the language of the editor.
    assert turkish.html["lang"] == "de"
    assert "Sprache: Türkisch." in text_of(turkish)
    assert effects(wrong) == effects(german)


def test_only_so_many_words_are_tried_out(preview, site_tree):
    words = "\n".join(f"Wort{chr(97 + number) * 3}" for number in range(MOST_WORDS + 2))
    document = preview(SETS, words=words)
    assert len(document.find_all("section")) == MOST_WORDS
    assert "2 weitere Zeilen werden hier nicht ausprobiert." in text_of(document)


def test_there_is_something_to_read_before_anything_is_typed(preview, site_tree):
    assert "Schreiben Sie Wörter" in text_of(preview(SETS, words=""))
    assert "Schreiben Sie eine Suche" in text_of(preview(PROMOTED, queries="", page=""))
    assert "wählen Sie eine Seite" in text_of(preview(PROMOTED, queries="Antrag", page=""))


@pytest.mark.parametrize("words", ["Schwimmbad", "und\nSchwimmbad", "x" * 300, '"\n-\n*'])
def test_what_is_not_valid_gets_a_sentence(editor_browser, site_tree, words):
    sent = editor_browser.post(SETS, {"words": words}).json()
    assert sent == {"is_valid": False, "is_available": False}
    response = editor_browser.get(SETS)
    assert response.status_code == 200
    assert "Vorschau nicht verfügbar" in response.content.decode()


@pytest.mark.parametrize("is_left", [True, False], ids=["nothing public", "no site"])
def test_an_empty_site_has_a_preview(preview, site_tree, is_left):
    Site.objects.all().delete() if not is_left else None
    if is_left:
        site_tree.root.unpublish()
    document = preview(SETS, words="Schwimmbad\nBadeanstalt")
    assert effects(document)["Schwimmbad"] == (["0", "0"], [])
    assert "Es wird nichts gefunden." in text_of(document)
    document = preview(PROMOTED, queries="Schwimmbad", page=site_tree.root.pk)
    assert "Niemand sieht sie" in text_of(document)


def test_what_is_typed_is_no_markup(preview, site_tree):
    ContentPageFactory(title="<b>Schwimmbad</b> & Co")
    document = preview(SETS, words="Schwimmbad\n<i>Bad</i>")
    assert document.find("b") is None
    assert document.find("i") is None
    assert "<b> Schwimmbad </b> & Co" in text_of(document)


def test_a_promoted_page_stands_above_what_is_found(preview, pool):
    page = ContentPageFactory(title="Öffnungszeiten")
    document = preview(PROMOTED, queries="Schwimmbad\nBadezeiten", page=page.pk)
    assert effects(document) == {
        "Schwimmbad": ([], ["Öffnungszeiten", "Schwimmbad am Park"]),
        "Badezeiten": ([], ["Öffnungszeiten"]),
    }
    assert [text_of(heading) for heading in document.find_all("h3")] == [
        "Hervorgehoben",
        "Gefunden: 1",
        "Hervorgehoben",
        "Gefunden: 0",
    ]


def test_what_is_promoted_already_stands_there_as_well(preview, pool):
    other = ContentPageFactory(title="Anderes")
    PromotedResult.objects.create(queries="Schwimmbad", page=other)
    document = preview(PROMOTED, queries="schwimmbad", page=pool.pk)
    assert effects(document)["schwimmbad"][1] == [
        "Anderes",
        "Schwimmbad am Park",
        "Schwimmbad am Park",
    ]


def test_pages_of_the_same_search_stand_in_the_order_in_which_they_are_served(preview, pool, found):
    first, second, third = (ContentPageFactory(title=title) for title in ("Zuerst", "Dann", "Neu"))
    for page in (first, second):
        PromotedResult.objects.create(queries="Badezeiten", page=page)
    made = PromotedResult.objects.get(page=first)

    saved = preview(f"{PROMOTED}{made.pk}/", queries="Badezeiten", page=first.pk)
    new = preview(PROMOTED, queries="Badezeiten", page=third.pk)

    assert found("Badezeiten") == effects(saved)["Badezeiten"][1] == ["Zuerst", "Dann"]
    assert effects(new)["Badezeiten"][1] == ["Zuerst", "Dann", "Neu"]
    PromotedResult.objects.create(queries="Badezeiten", page=third)
    assert found("Badezeiten") == ["Zuerst", "Dann", "Neu"]


def test_a_promotion_that_nobody_sees_says_why(preview, pool):
    hidden = ContentPageFactory(live=False)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    made = PromotedResult.objects.create(queries="Bad", page=pool, until=yesterday)
    address, until = f"{PROMOTED}{made.pk}/", f"{yesterday:%d.%m.%Y}"
    over = preview(address, queries="Bad", page=pool.pk, until=until)
    assert "Der letzte Tag ist vorbei" in text_of(over)
    assert "Hervorgehoben" not in text_of(over)
    assert "Niemand sieht sie" in text_of(preview(PROMOTED, queries="Bad", page=hidden.pk))


@pytest.mark.parametrize("language", ["de", "en"])
def test_it_is_a_page_that_everybody_can_read(editor_browser, preview, pool, language):
    profile = editor_browser.get("/admin/").wsgi_request.user.wagtail_userprofile
    profile.preferred_language = language
    profile.save()
    for document in (
        preview(SETS, words="Schwimmbad\nBadeanstalt"),
        preview(PROMOTED, queries="Schwimmbad", page=pool.pk),
    ):
        assert document.html["lang"] == language
        assert [fault for fault in faults_of(document) if fault != "no footer"] == []
    assert (
        text_of(document.h1)
        == {
            "de": "Was der hervorgehobene Treffer ändert",
            "en": "What the promoted result changes",
        }[language]
    )
