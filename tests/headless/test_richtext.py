"""D04: rich text leaves the CMS clean, with links that lead to what is public."""

import pytest
from wagtail.blocks import ListBlock
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction, Site

from events.models import EventIndexPage
from headless.blocks import StructBlock, TextBlock
from headless.models import ContentPage
from headless.reading import Reading
from headless.resources import PageResource, registry
from headless.richtext import linked_ids, rich_text
from tests.factories.images import DocumentFactory, ImageFactory
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.pages import ContentPageFactory


class SectionResource(PageResource):
    """The sections have the only rich text that is a field, and no endpoint."""

    name = "sections"
    model = EventIndexPage


# No page has a text in a block of a block so far; the rule holds for it all the same.
NESTED = ListBlock(StructBlock([("text", TextBlock())]))


@pytest.fixture
def delivered(site_tree):
    """What a rich text is delivered as, the same in every place where one can stand."""

    def delivered(source, locale="de", form="html"):
        section = site_tree.events
        section.introduction = source
        page = ContentPageFactory(body=[("text", source)])
        reading = Reading(Site.objects.get(), registry, locale, richtext=form)
        reading.prepare(SectionResource(), [section], detail=True)
        reading.prepare(registry.by_model(ContentPage), [page], detail=True)

        in_field = rich_text(section.introduction, reading, form)
        [block] = reading.stream(page.body)
        [nested] = NESTED.get_api_representation(
            NESTED.to_python([{"text": source}]), context={"reading": reading}
        )

        assert in_field == block["value"] == nested["text"]
        return in_field

    return delivered


def link(kind, pk, text="Ziel"):
    return f'<p>Zum <a linktype="{kind}" id="{pk}">{text}</a>.</p>'


def page_link(page, locale, address):
    return (
        f'<p>Zum <a data-id="{page.translation_key}" data-locale="{locale}" '
        f'data-path="{address}" data-type="mso_pages.MSOProfilePage" '
        f'href="http://localhost{address}">Ziel</a>.</p>'
    )


PLAIN = "<p>Zum Ziel.</p>"


def test_d04_a_link_to_a_live_page_says_what_and_where_it_is(delivered):
    page = MSOProfilePageFactory(slug="verein")

    assert delivered(link("page", page.pk)) == page_link(page, "de", "/organisationen/verein/")


def test_d04_a_link_leads_to_the_best_translation(delivered):
    page = MSOProfilePageFactory(slug="verein")
    turkish = translate(page, "tr", slug="dernek")
    expected = page_link(page, "tr", "/tr/organisationen/dernek/")

    for pk in (page.pk, turkish.pk):
        assert delivered(link("page", pk), "tr") == expected


def draft():
    return MSOProfilePageFactory(live=False).pk


def deleted():
    page = MSOProfilePageFactory()
    page.delete()
    return page.pk


def private():
    page = MSOProfilePageFactory()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    return page.pk


@pytest.mark.parametrize(
    "target", [draft, deleted, private, lambda: 0, lambda: "", lambda: "9" * 30, lambda: "x"]
)
def test_d04_a_link_to_a_page_that_is_not_public_becomes_text(delivered, target):
    pk = target()

    assert delivered(link("page", pk)) == PLAIN


def test_d04_a_link_to_a_document(delivered):
    document = DocumentFactory()
    expected = f'<p>Zum <a href="{document.url}">Ziel</a>.</p>'

    assert delivered(link("document", document.pk)) == expected


def test_d04_a_link_to_a_private_or_deleted_document_becomes_text(delivered):
    collection = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    document = DocumentFactory(collection=collection)

    for pk in (document.pk, document.pk + 1, "", "9" * 30):
        assert delivered(link("document", pk)) == PLAIN


def test_d04_every_form_leads_to_the_same_and_hides_the_same(delivered):
    live = MSOProfilePageFactory(slug="verein")
    document = DocumentFactory()
    source = "".join(
        [
            link("page", live.pk),
            link("page", draft()),
            link("page", deleted()),
            link("document", document.pk),
            '<p>Zum <a href="mailto:info@verein.example">Ziel</a>.</p>',
            f'<embed embedtype="image" id="{ImageFactory().pk}" alt="Bild" format="left"/>',
        ]
    )
    path = "/organisationen/verein/"
    target = {
        "id": live.translation_key,
        "type": "mso_pages.MSOProfilePage",
        "locale": "de",
        "path": path,
        "url": f"http://localhost{path}",
    }

    def text(words):
        return {"type": "text", "text": words, "marks": []}

    def paragraph(href, target=None):
        anchor = {"type": "link", "href": href, "target": target, "children": [text("Ziel")]}
        return {"type": "paragraph", "children": [text("Zum "), anchor, text(".")]}

    plain = {"type": "paragraph", "children": [text("Zum Ziel.")]}

    assert delivered(source, form="html") == "".join(
        [
            page_link(live, "de", path),
            PLAIN,
            PLAIN,
            f'<p>Zum <a href="{document.url}">Ziel</a>.</p>',
            '<p>Zum <a href="mailto:info@verein.example">Ziel</a>.</p>',
        ]
    )
    assert delivered(source, form="tree") == [
        paragraph(target["url"], target),
        plain,
        plain,
        paragraph(document.url),
        paragraph("mailto:info@verein.example"),
    ]
    assert delivered(source, form="text") == "\n\n".join(["Zum Ziel."] * 5)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("<p>Ein <b>fetter</b> Absatz</p>", "<p>Ein <b>fetter</b> Absatz</p>"),
        ("<h3>Titel</h3><ul><li>eins</li></ul>", "<h3>Titel</h3><ul><li>eins</li></ul>"),
        (
            '<p><a href="mailto:info@verein.example">Mail</a></p>',
            '<p><a href="mailto:info@verein.example">Mail</a></p>',
        ),
        (
            '<p><a href="tel:+492314960" class="x" target="_blank">Anruf</a></p>',
            '<p><a href="tel:+492314960">Anruf</a></p>',
        ),
        (
            '<p><a href="https://verein.example/?a=1&amp;b=2">Weg</a></p>',
            '<p><a href="https://verein.example/?a=1&amp;b=2">Weg</a></p>',
        ),
        # Neither a script nor an empty address is a link.
        ('<p><a href="javascript:alert(1)">Klick</a></p>', "<p>Klick</p>"),
        ('<p><a href=" java&#10;script:alert(1)">Klick</a></p>', "<p>Klick</p>"),
        ('<p><a href="">Klick</a></p>', "<p>Klick</p>"),
        ("<p><a>Klick</a></p>", "<p>Klick</p>"),
        # Nobody but the CMS says what a link leads to.
        ('<p><a data-id="5" data-type="x" href="/x/">Weg</a></p>', '<p><a href="/x/">Weg</a></p>'),
        ("<p>Vor<script>alert(1)</script>her</p>", "<p>Vorher</p>"),
        ('<p onclick="alert(1)" style="color:red" class="Mso">Text</p>', "<p>Text</p>"),
        ("<p>1 &lt; 2 &amp; 3</p>", "<p>1 &lt; 2 &amp; 3</p>"),
        ('<iframe src="https://video.example/"></iframe><p>Text</p>', "<p>Text</p>"),
        ('<p><img src="x" onerror="alert(1)">Text</p>', "<p>Text</p>"),
        ("<svg><style><p>Text</p></style></svg>", "<p>Text</p>"),
        ("<p>offen<b>", "<p>offen<b></b></p>"),
    ],
)
def test_d37_only_allowed_marks_are_delivered(delivered, source, html):
    assert delivered(source) == html


@pytest.mark.parametrize("kind", ["page", "document"])
@pytest.mark.parametrize("key", ["9" * 5000, "٣", "-1", "1.0", ""])
def test_a_link_with_a_key_that_is_none_becomes_text(delivered, kind, key):
    assert delivered(link(kind, key)) == PLAIN


@pytest.mark.parametrize(
    "source, html",
    [
        ("<p></p><p>Text</p><p>&nbsp;</p>", "<p>Text</p>"),
        ("<p><b>\u200b </b><br/></p><h3> </h3><p>Text</p>", "<p>Text</p>"),
        ("<ul><li>Text</li><li>&nbsp;</li></ul>", "<ul><li>Text</li></ul>"),
        ("<ul><li><ol><li> </li></ol></li></ul><p>Text</p>", "<p>Text</p>"),
        ('<p><img src="x.jpg"></p><p>Text</p>', "<p>Text</p>"),
        ("<p>a&nbsp;&nbsp; &nbsp;b</p>", "<p>a b</p>"),
        ("<p>a &nbsp;b&nbsp;\nc</p>", "<p>a b c</p>"),
        # A single no-break space holds together what belongs together.
        ("<p>z.&nbsp;B. 28&nbsp;MSO</p>", "<p>z.&nbsp;B. 28&nbsp;MSO</p>"),
        ("<p>Zusammen\u00adarbeit w&shy;ächst</p>", "<p>Zusammenarbeit wächst</p>"),
    ],
)
def test_d37_fillers_and_empty_blocks_are_not_delivered(delivered, source, html):
    assert delivered(source) == html


def test_an_empty_text_is_empty():
    reading = Reading(None, registry, "de")

    assert [rich_text("", reading, form) for form in ("html", "tree", "text")] == ["", [], ""]


def test_d04_an_embedded_image_or_medium_is_not_delivered_as_internal_notation(delivered):
    source = (
        f'<embed embedtype="image" id="{ImageFactory().pk}" alt="IMG" format="left"/>'
        '<embed embedtype="media" url="https://video.example/"/><p>Text</p>'
    )

    assert delivered(source) == "<p>Text</p>"


def test_links_are_found_in_stored_json_too():
    source = (
        r'[{"value": "<a id=\"7\" linktype=\"page\">a</a><a linktype=\"document\" id=\"8\">"}]'
        '<a linktype="page" id="9">b</a> <a linktype="page">c</a> <a id="10">d</a>'
    )

    assert (linked_ids(source, "page"), linked_ids(source, "document")) == ({7, 9}, {8})
