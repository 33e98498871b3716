"""Pictures and running text in the built-in view."""

import pytest
from django.utils import translation
from django.utils.translation import gettext

from headless.page_parts import Link, Text
from headless.running_text import text_parts
from tests.factories.events import EventPageFactory
from tests.factories.images import ImageFactory
from tests.factories.locales import translate
from tests.factories.pages import ContentPageFactory

from .viewing import faults_of, seen, text_of


def picture(**values):
    values = {
        "image": ImageFactory(title="IMG_2041.jpg"),
        "alt_text": "",
        "decorative": False,
        **values,
    }
    return ("picture", {"image": values, "caption": ""})


def alts(page):
    return [(image["alt"], image.get("lang")) for image in seen(page).main.find_all("img")]


def test_d36_a_description_is_never_the_name_of_the_file(site_tree):
    page = EventPageFactory(
        image=ImageFactory(title="IMG_2041.jpg"),
        image_alt="Menschen im Hof",
        body=[picture(alt_text="Ein Tisch"), picture(decorative=True)],
    )

    assert alts(page) == [("Menschen im Hof", None), ("Ein Tisch", None), ("", None)]
    assert "IMG_2041" not in text_of(seen(page)) + seen(page).title.text


def test_d36_a_missing_description_is_told_apart_from_a_decorative_picture(site_tree):
    page = EventPageFactory(image=ImageFactory(), image_decorative=True)
    assert alts(page) == [("", None)]

    # As it comes from a database of before, past the gate.
    type(page).objects.update(image_decorative=False)

    with translation.override("de"):
        assert alts(page) == [(gettext("Picture without a description"), None)]


def test_d36_a_description_that_is_not_translated_is_marked_as_german(site_tree):
    event = EventPageFactory(
        image=ImageFactory(), image_alt="Ein Hof", body=[picture(alt_text="Ein Tisch")]
    )

    untranslated = translate(event, "tr")
    assert alts(untranslated) == [("Ein Hof", "de"), ("Ein Tisch", "de")]

    type(event).objects.filter(pk=untranslated.pk).update(image_alt="")
    assert alts(untranslated)[0] == ("Ein Hof", "de")

    translated = translate(event, "ar", image_alt="فناء")
    assert alts(translated) == [("فناء", None), ("Ein Tisch", "de")]


def test_a_picture_brings_its_sizes_and_its_rights(site_tree):
    page = ContentPageFactory(filled=True)

    image = seen(page).find("figure", class_="picture")

    assert [source["type"] for source in image.find_all("source")] == ["image/webp", "image/jpeg"]
    assert image.find("source")["srcset"].endswith("64w")
    assert (image.img["width"], image.img["height"]) == ("64", "48")
    assert text_of(image.find("small")) == "Foto: Pressestelle, CC BY 4.0"


WORD = (
    '<h3 class="MsoHeading3" style="mso-outline-level:3">Vorhaben</h3>'
    '<p class="MsoNormal">&nbsp;</p><p></p><p><o:p></o:p></p>'
    '<ul><li class="MsoListParagraph" style="mso-list:l0">Sprach\u00adkurs</li></ul>'
    "<!--[if gte mso 9]><xml>Word</xml><![endif]-->"
    '<p><b style="color:red">wichtig</b> <del>alt</del><ins>neu</ins></p>'
    "<table><tr><td>Zelle</td></tr></table>"
    '<p><a href="#_ftn1">[1]</a> <a href="mailto:a@verein.example">Mail</a>'
    ' <a href="javascript:alert(1)">Skript</a><img src="data:image/png;base64,AAAA"></p>'
)


def test_d37_text_pasted_from_word_is_shown_clean(site_tree):
    page = ContentPageFactory(body=[("text", WORD)])

    document = seen(page)

    text = document.main.find("div", class_="text")
    assert faults_of(document) == []
    assert not any(set(tag.attrs) - {"href"} for tag in text.find_all(True)), (
        "classes or styles of Word"
    )
    assert [text_of(p) for p in text.find_all("p") if not text_of(p)] == []
    assert "\u00a0\u00a0" not in text.get_text()
    assert "\u00ad" not in text.get_text()
    assert text_of(text.find("h2")) == "Vorhaben"
    assert [text_of(item) for item in text.find_all("li")] == ["Sprachkurs"]
    assert "Zelle" in text_of(text) and text.find("table") is None
    assert "mailto:a@verein.example" in [link.get("href") for link in text.find_all("a")]
    assert "javascript" not in str(text) and text.find("img") is None


@pytest.mark.parametrize(
    "value, part",
    [
        (
            {"url": "https://verein.example/", "label": "Verein"},
            Link("Verein", href="https://verein.example/"),
        ),
        # A preview shows what nothing has checked yet.
        ({"url": "javascript:alert(1)", "label": "Verein"}, Text("Verein")),
        ({"url": "data:text/html,x", "label": ""}, Text("data:text/html,x")),
        ({"url": "", "label": "Verein"}, None),
    ],
)
def test_a_link_leads_only_to_the_web(value, part):
    assert text_parts([{"type": "link", "id": "", "value": value}]) == ([part] if part else [])


def levels(*blocks):
    parts = text_parts([{"type": kind, "id": "", "value": value} for kind, value in blocks])
    return [getattr(part, "level", getattr(part, "html", "")) for part in parts]


@pytest.mark.parametrize(
    "blocks, shown",
    [
        ([("text", "<h3>A</h3><h4>B</h4><h3>C</h3>")], ["<h2>A</h2><h3>B</h3><h2>C</h2>"]),
        ([("heading", "A"), ("text", "<h3>B</h3>")], [2, "<h3>B</h3>"]),
        ([("text", "<h4>A</h4>"), ("heading", "B")], ["<h2>A</h2>", 2]),
        ([("heading", "A"), ("text", "<h4>B</h4><h3>C</h3>")], [2, "<h3>B</h3><h3>C</h3>"]),
        ([("text", "<p>A</p>")], ["<p>A</p>"]),
    ],
)
def test_headings_follow_each_other_without_a_gap(blocks, shown):
    assert levels(*blocks) == shown
