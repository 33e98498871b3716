"""The tree of a rich text and its plain text: the same words, marks and links as its HTML."""

import uuid

import orjson
import pytest
from pydantic import TypeAdapter

from headless.richtext import rich_text
from headless.richtext_tree import RichText

KEY = uuid.UUID(int=7)
PAGE = {"id": KEY, "type": "mso_headless.ContentPage", "locale": "tr"}
ADDRESS = "https://mso.example/tr/hakkinda/"


class Links:
    """Of pages and documents the first is public."""

    def page_link(self, pk):
        return {**PAGE, "url": ADDRESS} if pk == 1 else None

    def document(self, pk):
        return None


def tree(source):
    nodes = rich_text(source, Links(), "tree")
    TypeAdapter(RichText).validate_python(nodes, strict=True)
    return nodes


def plain(source):
    return rich_text(source, Links(), "text")


def text(words, *marks):
    return {"type": "text", "text": words, "marks": list(marks)}


def paragraph(*children):
    return {"type": "paragraph", "children": list(children)}


def heading(level, *children):
    return {"type": "heading", "level": level, "children": list(children)}


def item(*children):
    return {"type": "list_item", "children": list(children)}


def listing(*items, ordered=False):
    return {"type": "list", "ordered": ordered, "children": list(items)}


def link(href, *children, target=None):
    return {"type": "link", "href": href, "target": target, "children": list(children)}


BREAK = {"type": "line_break"}
RULE = {"type": "rule"}


@pytest.mark.parametrize(
    ("source", "nodes"),
    [
        ("", []),
        ("<p>Ein Absatz.</p>", [paragraph(text("Ein Absatz."))]),
        (
            "<h2>Eins</h2><h4>Zwei</h4>",
            [heading(2, text("Eins")), heading(4, text("Zwei"))],
        ),
        (
            "<p>a <b>fett <i>beides</i></b> <em>schräg</em><strong>stark</strong></p>",
            [
                paragraph(
                    text("a "),
                    text("fett ", "bold"),
                    text("beides", "bold", "italic"),
                    text(" "),
                    text("schräg", "italic"),
                    text("stark", "bold"),
                )
            ],
        ),
        (
            "<p>H<sub>2</sub>O m<sup>2</sup> <code>x</code></p>",
            [
                paragraph(
                    text("H"),
                    text("2", "sub"),
                    text("O m"),
                    text("2", "sup"),
                    text(" "),
                    text("x", "code"),
                )
            ],
        ),
        ("<p>a<br/>b<br></p>", [paragraph(text("a"), BREAK, text("b"))]),
        ("<p>a</p><hr/><p>b</p>", [paragraph(text("a")), RULE, paragraph(text("b"))]),
        (
            "<ol><li>eins<ul><li>innen</li></ul></li><li>zwei</li></ol>",
            [
                listing(
                    item(paragraph(text("eins")), listing(item(paragraph(text("innen"))))),
                    item(paragraph(text("zwei"))),
                    ordered=True,
                )
            ],
        ),
        (
            "<blockquote>lose<p>fest</p></blockquote>",
            [
                {
                    "type": "blockquote",
                    "children": [paragraph(text("lose")), paragraph(text("fest"))],
                }
            ],
        ),
        # What HTML allows and the tree does not.
        ("lose<p>a</p>Worte", [paragraph(text(w)) for w in ("lose", "a", "Worte")]),
        ("<li>lose</li>", [paragraph(text("lose"))]),
        (
            "<ul>lose<li>a</li></ul>",
            [listing(item(paragraph(text("lose"))), item(paragraph(text("a"))))],
        ),
        (
            "<ul><li>a</li><ul><li>b</li></ul></ul>",
            [listing(item(paragraph(text("a")), listing(item(paragraph(text("b"))))))],
        ),
        ("<b><p>a</p></b>", [paragraph(text("a", "bold"))]),
        ("<h2>a<p>b</p></h2>", [heading(2, text("a")), paragraph(text("b"))]),
        # Blanks that no reader sees.
        (
            "<p>\n a \n <b> b</b> <br> c\n</p>\n ",
            [paragraph(text("a "), text("b", "bold"), text(" "), BREAK, text("c"))],
        ),
        ("<p>28&nbsp;MSO &amp; 1 &lt; 2</p>", [paragraph(text("28\u00a0MSO & 1 < 2"))]),
    ],
)
def test_the_nodes_of_a_text(source, nodes):
    assert tree(source) == nodes


def test_d04_a_link_to_a_page_says_what_it_leads_to():
    target = {**PAGE, "path": "/tr/hakkinda/", "url": ADDRESS}

    assert tree('<p>Zu <a linktype="page" id="1">uns <b>hier</b></a>!</p>') == [
        paragraph(
            text("Zu "),
            link(ADDRESS, text("uns "), text("hier", "bold"), target=target),
            text("!"),
        )
    ]


def test_d04_a_dead_link_leaves_no_trace_in_the_tree():
    assert tree('<p>Zu <a linktype="page" id="2">uns</a>!</p>') == [paragraph(text("Zu uns!"))]


@pytest.mark.parametrize(
    "href", ["mailto:a@verein.example", "tel:+492314960", "https://verein.example/?a=1&b=2"]
)
def test_an_address_of_the_editor_s_own_has_no_target(href):
    source = f'<p><a href="{href.replace("&", "&amp;")}" target="_blank">Weg</a></p>'

    assert tree(source) == [paragraph(link(href, text("Weg")))]


def test_a_link_over_two_paragraphs_is_one_in_each():
    both = [paragraph(link("/x/", text(words))) for words in ("a", "b")]

    assert tree('<a href="/x/"><p>a</p><p>b</p></a>') == both


@pytest.mark.parametrize(
    "source",
    [
        '<p><a href="javascript:alert(1)">Text</a></p>',
        '<p>Text<img src="data:image/png;base64,AAAA"></p>',
        '<p>Text<a href="/x/"> </a></p>',
        '<p class="MsoNormal" style="x">Te\u00adxt</p><p>&nbsp;</p><!-- Word --><p><br></p>',
        "<h3> </h3><ul><li><ol><li>&nbsp;</li></ol></li></ul><p>Text</p>",
        '<embed embedtype="image" id="1" alt="Bild" format="left"/><p>Text</p>',
    ],
)
def test_d37_what_was_pasted_along_is_in_no_form(source):
    assert rich_text(source, Links(), "html").replace(" ", "") == "<p>Text</p>"
    assert tree(source) == [paragraph(text("Text"))]
    assert plain(source) == "Text"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", ""),
        ("<h2>Titel</h2><p>Eins <b>zwei</b></p><p>Drei</p>", "Titel\n\nEins zwei\n\nDrei"),
        ("<p>a<br/>b</p>", "a\nb"),
        ("<p>a</p><hr/><p>b</p>", "a\n\nb"),
        ('<p>Zu <a href="/x/">uns</a> &amp; 1 &lt; 2</p>', "Zu uns & 1 < 2"),
        ("<p>Es:</p><ul><li>a</li><li>b</li></ul><p>c</p>", "Es:\n\n– a\n– b\n\nc"),
        ("<ol><li>a<ul><li>b</li></ul></li><li>c<br/>d</li></ol>", "– a\n  – b\n– c\n  d"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "a\n\nb"),
    ],
)
def test_the_plain_text_of_a_text(source, words):
    assert plain(source) == words


def test_a_text_without_bottom_is_delivered_in_every_form():
    source = "<ul><li><blockquote>a" * 2000

    assert plain(source).count("a") == 2000
    assert orjson.dumps(tree(source))
