"""Rich text of any kind, sound or broken: what its forms have in common."""

import re
import uuid

import nh3
from bs4 import BeautifulSoup, NavigableString
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from headless.richtext import ALLOWED_SCHEMES, ALLOWED_TAGS, rich_text
from headless.richtext_tree import BLANKS, RichText

NODES = TypeAdapter(RichText)
ATTRIBUTES = ["href", "data-type", "data-id", "data-locale", "data-path"]
BLOCKS = ["p", "li", "h2", "h3", "h4", "blockquote", "ul", "ol"]


class Document:
    url = "/documents/1/merkblatt.pdf"


class Links:
    """Of pages and documents the first is public."""

    def page_link(self, pk):
        page = {"id": uuid.UUID(int=7), "type": "a.Page", "locale": "de"}
        return {**page, "url": "https://mso.example/a/?b&c"} if pk == 1 else None

    def document(self, pk):
        return Document if pk == 1 else None


def around(tag, inside):
    return inside.map(lambda source: f"<{tag}>{source}</{tag.split()[0]}>")


words = st.sampled_from(
    ["Wort", "ä", " ", "\n", "&amp;", "&lt;b&gt;", "&amp;nbsp;", '"', "\u200b", "&nbsp;", "\u00a0 ",
     "z.&nbsp;B.", "a&nbsp; &nbsp;b", " &nbsp;", "w&shy;o", "<br/>", "<br>"]
)  # fmt: skip
# With a word on either side: blanks on both sides of what is taken out were no run before.
litter = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "<!-- Word -->",
        "<o:p></o:p>",
        '<img src="data:image/png;base64,AA">',
        '<embed embedtype="image" id="1"/>',
        '<span style="color:red" class="Mso" onclick="x()">s</span>',
    ]
).map("w{}w".format)
unlinked = st.recursive(
    st.lists(words | litter, min_size=1, max_size=4).map("".join),
    lambda inside: st.sampled_from(["b", "strong", "i", "em", "sub", "sup", "code"]).flatmap(
        lambda tag: around(tag, inside)
    ),
    max_leaves=3,
)
anchors = st.sampled_from(
    [
        'a linktype="page" id="1"',
        'a id="2" linktype="page"',
        'a linktype="page"',
        'a linktype="document" id="1"',
        'a linktype="document" id="2"',
        "a",
        'a href=""',
        'a href="/x/"',
        'a href="mailto:a@verein.example" target="_blank"',
        'a href="https://verein.example/?a=1&amp;b=2"',
        'a href="javascript:alert(1)"',
        'a href="/y/" data-id="5" data-type="x" id="3"',
    ]
)
linked = anchors.flatmap(lambda tag: around(tag, unlinked))
inline = st.lists(unlinked | linked, max_size=4).map("".join)
paragraphs = st.sampled_from(["p", "p", 'p class="MsoNormal"', "h2", "h3", "h4"]).flatmap(
    lambda tag: around(tag, inline)
)


def lists(items):
    return st.sampled_from(["ul", "ol"]).flatmap(lambda tag: around(tag, items))


items = st.lists(around("li", inline), max_size=3).map("".join)
nested = st.tuples(inline, lists(items)).map("".join)
blocks = st.one_of(
    paragraphs,
    lists(items),
    lists(around("li", nested)),
    around("blockquote", paragraphs),
    around("div", paragraphs),
    st.just("<hr/>"),
)
sound = st.lists(blocks, max_size=5).map("".join)
tags = st.sampled_from(sorted(ALLOWED_TAGS | {"div", "table", "tr", "td", "svg", "script", "pre"}))
broken = st.lists(
    st.one_of(
        words,
        anchors.map("<{}>".format),
        tags.map("<{}>".format),
        tags.map("</{}>".format),
        st.text('<>/="&abp ', max_size=8),
    )
).map("".join)


FILLER = re.compile(r"\u00a0\s+|[^\S\u00a0]+\u00a0\s*")


def is_blank(element):
    return not any(text.strip(BLANKS) for text in element.strings)


def by_parser(source):
    """The same HTML as a general parser makes it, sanitised at the very end."""
    soup = BeautifulSoup(source, "html.parser")
    page = Links().page_link(1)
    target = (page["url"], page["type"], str(page["id"]), page["locale"], "/a/")
    for anchor in soup.find_all("a"):
        kind, is_public = anchor.get("linktype"), anchor.get("id") == "1"
        if kind == "page" and is_public:
            anchor.attrs = dict(zip(ATTRIBUTES, target, strict=True))
        elif kind == "document" and is_public:
            anchor.attrs = {"href": Document.url}
        else:
            anchor.attrs = {} if kind else {"href": anchor.get("href", "")}
        href = anchor.get("href", "")
        if not href or href.startswith("javascript:") or is_blank(anchor):
            anchor.unwrap()
    for text in soup.find_all(string=lambda text: type(text) is NavigableString):
        text.replace_with(FILLER.sub(" ", text.replace("\u00ad", "")))
    for block in reversed(soup.find_all(BLOCKS)):
        if is_blank(block):
            block.decompose()
    return sanitised(str(soup))


def sanitised(html):
    return nh3.clean(
        html,
        tags=ALLOWED_TAGS,
        attributes={"a": set(ATTRIBUTES)},
        url_schemes=ALLOWED_SCHEMES,
        link_rel=None,
    )


def collapsed(html):
    """The parser writes a text of blanks alone as a single one."""
    return re.sub(r"[ \n]+", " ", html)


@settings(deadline=None)
@given(sound)
def test_the_html_is_that_of_a_general_parser(source):
    assert collapsed(rich_text(source, Links(), "html")) == collapsed(by_parser(source))


def leaves(nodes, href=None, target=None):
    """The words of a tree and their marks, each with its link."""
    for node in nodes:
        if node["type"] == "text":
            yield node["text"], frozenset(node["marks"]), href, target
        elif node["type"] == "link":
            yield from leaves(node["children"], node["href"], node["target"])
        else:
            yield from leaves(node.get("children", ()), href, target)


MARKS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic"}
MARKS |= {name: name for name in ("code", "sub", "sup")}


def strings(html):
    """The same of HTML."""
    for string in BeautifulSoup(html, "html.parser").find_all(string=True):
        tags = [parent.name for parent in string.parents]
        anchor = string.find_parent("a")
        target = None
        if anchor and anchor.has_attr("data-id"):
            target = {name: anchor[f"data-{name}"] for name in ("type", "id", "locale", "path")}
            target |= {"id": uuid.UUID(target["id"]), "url": anchor["href"]}
        marks = frozenset(MARKS[tag] for tag in tags if tag in MARKS)
        yield str(string), marks, anchor and anchor["href"], target


def letters(runs):
    """Every letter that can be seen, with what it carries."""
    blanks = set(BLANKS)
    return [(letter, *rest) for words, *rest in runs for letter in words if letter not in blanks]


@settings(deadline=None)
@given(sound)
def test_a_sanitiser_finds_nothing_to_do(source):
    html = rich_text(source, Links(), "html")

    assert sanitised(html) == html


@settings(deadline=None)
@example('<a href="/x/"><table><a href="/y/">Wort<a>Wort')
@given(broken)
def test_a_sanitiser_takes_nothing_out_of_broken_mark_up(source):
    html = rich_text(source, Links(), "html")

    assert letters(strings(sanitised(html))) == letters(strings(html))


@settings(deadline=None)
@given(sound | broken)
def test_all_forms_say_and_link_the_same(source):
    html, nodes, text = (rich_text(source, Links(), form) for form in ("html", "tree", "text"))

    NODES.validate_python(nodes, strict=True)
    assert letters(leaves(nodes)) == letters(strings(html))
    assert [letter for letter, *_rest in letters([(text.replace("–", ""),)])] == [
        letter for letter, *_rest in letters(leaves(nodes))
    ]


@settings(deadline=None)
@given(sound | broken)
def test_no_node_is_empty(source):
    def children(nodes):
        for node in nodes:
            yield node
            yield from children(node.get("children", ()))

    for node in children(rich_text(source, Links(), "tree")):
        assert node.get("children") != []
        assert node.get("text") != ""
