"""Answers of the API stand in the example app, which draws them without a server."""

import json
import shutil

import pytest
from bs4 import BeautifulSoup

from mso_site.demo.keys import demo_key
from tests.contract.node import need_node, run
from tests.contract.recorded import IS_RENEWING, REPOSITORY, agree, readable

ANSWERS = REPOSITORY / "examples" / "reader" / "answers"
BUILD = REPOSITORY / "scripts" / "build-reader"
DRAW = REPOSITORY / "tests" / "contract" / "client" / "draw.mjs"
ORGANISATION = demo_key("mso/bruecke")
REPORT = demo_key("report/erntefest")

ASKED = {
    "locales": "locales/",
    "msos": "msos/?facets=topic",
    "msos-ar": "msos/?locale=ar&facets=topic",
    "mso": f"msos/{ORGANISATION}/?richtext=tree",
    "mso-ar": f"msos/{ORGANISATION}/?locale=ar&richtext=tree",
    "mso-all-locales": f"msos/{ORGANISATION}/?locale=*&fields=title,self_description,meta",
    "report": f"reports/{REPORT}/?richtext=tree",
    "report-html": f"reports/{REPORT}/?richtext=html",
    "report-fallback": f"reports/{REPORT}/?locale=ar&richtext=tree",
    "unknown-parameter": "msos/?colour=red",
    "not-found": f"msos/{demo_key('mso/nobody')}/",
}


@pytest.mark.parametrize("name", ASKED)
def test_answer_is_the_recorded_one(example, db, name):
    agree(ANSWERS / f"{name}.json", readable(example(ASKED[name]).json()))


def test_nothing_else_is_recorded():
    assert {path.stem for path in ANSWERS.glob("*.json")} == set(ASKED)


# Drawn without a server ---------------------------------------------------------------


@pytest.fixture(scope="module")
def draw(tmp_path_factory):
    """`draw("report")`: the body of a recorded answer as the example app draws it."""
    need_node()
    folder = tmp_path_factory.mktemp("reader")
    run("bash", BUILD, folder)
    shutil.copy(DRAW, folder)

    def draw(answer):
        (folder / "answer.json").write_text(json.dumps(answer), encoding="utf-8")
        return BeautifulSoup(run("node", "draw.mjs", "answer.json", folder=folder), "html.parser")

    return draw


def recorded(name):
    return json.loads((ANSWERS / f"{name}.json").read_text(encoding="utf-8"))


def words(element):
    return " ".join(element.get_text(" ").split())


@pytest.fixture(scope="module")
def report(draw):
    return draw(recorded("report"))


def test_every_type_of_block_is_recorded():
    document = json.loads((REPOSITORY / "tests/contract/openapi.json").read_text(encoding="utf-8"))
    body = document["components"]["schemas"]["ReportDetail"]["properties"]["body"]

    types = {block["type"] for block in recorded("report")["body"]}

    assert types == set(body["items"]["discriminator"]["mapping"])


def test_blocks_become_elements_in_their_order(report):
    drawn = [element.name for element in report.find(id="body").find_all(recursive=False)]

    assert drawn == ["h3", "p", "h4", "ul", "ol", "figure", "blockquote", "p", "p"]


def test_text_is_drawn_with_its_marks_and_links(report):
    paragraph = report.p

    assert words(paragraph) == (
        "Über 100 Menschen kamen zur Brücke der Kulturen , mehr als je zuvor & bei Regen. "
        "Alle blieben."
    )
    assert paragraph.strong.text == "mehr"
    assert paragraph.em.text == "je"
    assert paragraph.br is not None
    assert paragraph.a["href"] == "https://cms.example.org/organisationen/bruecke/"
    assert [item.text for item in report.ul("li")] == ["Brot", "Salz"]
    assert [item.text for item in report.ol("li")] == ["Essen", "Singen"]


def test_picture_has_its_formats_and_its_description(report):
    figure = report.figure
    image = figure.img

    assert (image["alt"], image["lang"]) == ("Zeichnung: ein gedeckter Tisch", "de")
    assert (image["width"], image["height"]) == ("800", "600")
    assert image["src"].startswith("https://cms.example.org/media/images/")
    assert [source["type"] for source in figure("source")] == ["image/webp", "image/jpeg"]
    for source in figure("source"):
        for part in source["srcset"].split(", "):
            assert part.startswith("https://cms.example.org/media/") and part.endswith("w")
    assert words(figure.figcaption) == "Der Tisch um sechs · Zeichnung: Beispielagentur"


def test_quotation_document_link_and_outcomes(report):
    document, link = report.find(id="body").find_all("p", recursive=False)[1:]

    assert words(report.blockquote) == "Das machen wir wieder. Der Vorstand"
    assert document.a.text == "Lieder des Abends"
    assert words(document) == "Lieder des Abends (PDF, 1 KB)"
    assert link.a["href"] == "https://verein.example/bilder"
    assert [words(item) for item in report.find(id="outcomes")("li")] == [
        "Zwei Vereine tun sich zusammen.",
        "Das nächste Fest planen. (2021-03-31)",
    ]


def test_html_and_tree_say_the_same(draw, report):
    text = {
        name: "".join(page.find(id="body").get_text().split())
        for name, page in (("tree", report), ("html", draw(recorded("report-html"))))
    }

    assert text["html"] == text["tree"]


def test_what_is_newer_than_the_app_is_skipped(draw):
    answer = recorded("report")
    answer["body"].insert(0, {"type": "video", "id": "1", "value": {"url": "https://x.example/"}})
    tree = next(block for block in answer["body"] if block["type"] == "text")["value"]
    tree.insert(0, {"type": "table", "children": []})
    tree[1]["children"].insert(0, {"type": "emoji", "name": "heart"})
    tree[1]["children"][1]["marks"] = ["underlined"]

    drawn = draw(answer)

    assert words(drawn) == words(draw(recorded("report")))
    assert "undefined" not in str(drawn)


def test_markup_in_a_text_is_text(draw):
    answer = recorded("report")
    for block in answer["body"]:
        if block["type"] == "heading":
            block["value"] = '<script>alert("1")</script>'
        if block["type"] == "picture":
            block["value"]["image"]["alt"] = '"><script>alert(2)</script>'

    drawn = draw(answer)

    assert drawn.script is None
    assert drawn.h3.text == '<script>alert("1")</script>'


@pytest.mark.skipif(IS_RENEWING, reason="Nothing is compared while files are renewed.")
def test_a_recorded_answer_that_differs_is_noticed():
    with pytest.raises(AssertionError, match="make openapi"):
        agree(ANSWERS / "report.json", readable({**recorded("report"), "title": "Anders"}))
