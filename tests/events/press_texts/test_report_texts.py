"""What the press text of a report says, and how it says it in plain text and HTML."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from events.models import Contribution, EventReportPage, ReportPartner
from headless.models import Imprint
from mso_pages.models import Municipality, PartnerOrganisation
from tests.factories.events import EventReportPageFactory, contribution
from tests.factories.images import ImageFactsFactory
from tests.factories.locales import translate
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.tree import SiteTree

Written = Callable[..., bytes]


def publisher(**values: Any) -> PartnerOrganisation:
    town = Municipality.objects.create(ags="05958004", name="Arnsberg")
    return PartnerOrganisationFactory(
        **{"name": "Bezirksregierung Arnsberg", "abbreviation": "", "municipality": town, **values}
    )


def report(**values: Any) -> EventReportPage:
    return EventReportPageFactory(title="Vereine arbeiten zusammen", slug="vereine", **values)


def paragraphs(text: bytes) -> list[str]:
    return text.decode().rstrip("\n").split("\n\n")


def facts(text: bytes) -> dict[str, str]:
    """Label to values of the box of facts in plain text."""
    blocks = paragraphs(text)
    box = next(block for block in blocks if ": " in block and "2018" in block.partition("\n")[0])
    return dict(row.split(": ", 1) for row in box.split("\n"))


def test_begins_as_a_press_note_does(site_tree: SiteTree, written: Written) -> None:
    page = report(publisher=publisher(), teaser="Viele kamen.\n\nAlle blieben.")

    assert paragraphs(written(page, "txt"))[:6] == [
        "Bezirksregierung Arnsberg",
        "Arnsberg, 19. Juli 2018",
        "Vernetzung",
        "Vereine arbeiten zusammen",
        "Viele kamen.",
        "Alle blieben.",
    ]


def test_ends_with_contact_and_address(site_tree: SiteTree, written: Written) -> None:
    page = report(
        publisher=publisher(
            email="presse@bra.example", phone="+492931820", website="https://bra.example/"
        )
    )

    contact, _heading, address = paragraphs(written(page, "txt"))[-3:]

    name, phone, *rest = contact.split("\n")
    assert name == "Bezirksregierung Arnsberg"
    assert phone.endswith("+49 2931 820")
    assert rest == ["presse@bra.example", "https://bra.example/"]
    assert address == "http://localhost/berichte/vereine/"


def test_publisher_without_contact_gives_that_of_the_imprint(
    site_tree: SiteTree, written: Written
) -> None:
    Imprint.objects.create(site=site_tree.site, publisher="Das Portal", email="portal@a.example")

    contact = paragraphs(written(report(publisher=publisher()), "txt"))[-3]

    assert contact == "Das Portal\nportal@a.example"


def test_without_publisher_the_imprint_publishes(site_tree: SiteTree, written: Written) -> None:
    Imprint.objects.create(site=site_tree.site, publisher="Das Portal", town="Köln")
    page = report()
    # As an import may leave it; the gate asks for a publisher.
    EventReportPage.objects.filter(pk=page.pk).update(publisher=None)

    assert paragraphs(written(page, "txt"))[:2] == ["Das Portal", "Köln, 19. Juli 2018"]


def test_with_neither_publisher_nor_imprint_nothing_is_claimed(
    site_tree: SiteTree, written: Written
) -> None:
    page = report()
    EventReportPage.objects.filter(pk=page.pk).update(publisher=None)

    assert paragraphs(written(page, "txt"))[0] == "19. Juli 2018"
    for kind in ("html", "docx"):
        assert written(page, kind)


def test_facts_stand_under_the_names_of_their_day(site_tree: SiteTree, written: Written) -> None:
    renamed = PartnerOrganisationFactory(filled=True, name="Heutiger Name")
    page = report(
        partners=[ReportPartner(partner=renamed, role="host")],
        contributions=[
            contribution(person="Dr. A", role="Leiterin", organisation=renamed, statement="")
        ],
        attendance=[
            ("figure", {"unit": "organisation", "role": "", "value": 28, "is_approximate": False}),
            ("figure", {"unit": "person", "role": "", "value": 1200, "is_approximate": True}),
        ],
    )

    english = translate(page, "en", title="Clubs")

    assert facts(written(english, "txt")) == {
        "Date": "11 July 2018",
        "Attendance": "28 organisations; about 1,200 persons",
        "Host": "Früherer Name (FN)",
        "People": "Dr. A, Leiterin, FN",
    }


def test_text_is_in_the_language_of_the_page(site_tree: SiteTree, written: Written) -> None:
    page = report(publisher=publisher())
    english = translate(page, "en", title="Clubs work together", teaser="Many came.")

    assert paragraphs(written(english, "txt"))[:5] == [
        "Bezirksregierung Arnsberg",
        "Arnsberg, 19 July 2018",
        "Networking",
        "Clubs work together",
        "Many came.",
    ]


def test_arabic_runs_from_right_to_left(site_tree: SiteTree, written: Written) -> None:
    arabic = translate(report(publisher=publisher()), "ar", title="تعاون")

    html = BeautifulSoup(written(arabic, "html"), "html.parser")

    assert (html.html["lang"], html.html["dir"]) == ("ar", "rtl")
    assert (html.article["lang"], html.article["dir"]) == ("ar", "rtl")
    assert html.h1.string == "تعاون"
    # The labels are English, and say so; the mark keeps the day beside its month.
    assert {heading["lang"] for heading in html.find_all("h2")} == {"en"}
    assert html.find_all("p")[1].string == "Arnsberg\u200f, 19 يوليو 2018"


def test_every_block_of_the_body_is_written(site_tree: SiteTree, written: Written) -> None:
    text = paragraphs(written(report(filled=True), "txt"))

    begin = text.index("Überschrift")
    document = text[begin + 4]
    assert text[begin : begin + 4] == [
        "Überschrift",
        "Ein wichtiger Absatz.",
        "Am runden Tisch (Foto: Pressestelle)",
        "„Gemeinsam geht es besser.“ (Die Moderation)",
    ]
    assert document.startswith("Merkblatt") and "(http://localhost/documents/" in document
    assert text[begin + 5] == "Mehr dazu (https://verein.example/)"


RICH = (
    "<h3>Was  bleibt</h3><p>Ein <b>guter</b> <i>Tag</i><br/>und <a href='/kontakt/'>mehr</a>.</p>"
    "<ul><li>eins<ul><li>innen</li></ul></li><li>zwei</li></ul><ol><li>a</li><li>b</li></ol><hr/>"
)


def test_rich_text_in_plain(site_tree: SiteTree, written: Written) -> None:
    text = paragraphs(written(report(body=[("text", RICH)]), "txt"))

    begin = text.index("Was bleibt")
    assert text[begin : begin + 4] == [
        "Was bleibt",
        "Ein guter Tag\nund mehr (http://localhost/kontakt/).",
        "- eins\n  - innen\n- zwei",
        "1. a\n2. b",
    ]


def test_rich_text_in_html(site_tree: SiteTree, written: Written) -> None:
    html = written(report(body=[("text", RICH)]), "html").decode()

    assert (
        "<h3>Was bleibt</h3>\n<p>Ein <strong>guter</strong> <em>Tag</em><br>und "
        '<a href="http://localhost/kontakt/">mehr</a>.</p>\n'
        "<ul>\n<li>eins\n<ul>\n<li>innen</li>\n</ul></li>\n<li>zwei</li>\n</ul>\n"
        "<ol>\n<li>a</li>\n<li>b</li>\n</ol>" in html
    )


def test_html_has_semantic_elements_only(site_tree: SiteTree, written: Written) -> None:
    html = BeautifulSoup(written(report(filled=True, publisher=publisher()), "html"), "html.parser")

    attributes = {name for tag in html.article.find_all(True) for name in tag.attrs}
    assert attributes <= {"href", "src", "alt", "lang", "dir"}
    assert html.article.find_all(["div", "span", "script", "style"]) == []
    assert [image["alt"] for image in html.find_all("img")] == [
        "Gruppenbild",
        "Menschen an einem Tisch",
    ]
    assert all(image["src"].startswith("http://localhost/") for image in html.find_all("img"))
    assert len(html.find_all("h1")) == 1


def test_nothing_in_a_field_becomes_markup(site_tree: SiteTree, written: Written) -> None:
    page = report(
        publisher=publisher(name='A & B "GmbH" <img src=x onerror=alert(1)>'),
        teaser="<script>alert(1)</script>",
        body=[
            (
                "text",
                "<p onclick='x()'>Text<script>x()</script><a href='javascript:x()'>Klick</a></p>",
            ),
        ],
    )

    html = BeautifulSoup(written(page, "html"), "html.parser")

    assert html.find_all(["script", "img"]) == []
    assert html.find("p").string == 'A & B "GmbH" <img src=x onerror=alert(1)>'
    assert not any("onclick" in tag.attrs for tag in html.find_all(True))
    assert not any("javascript" in link.get("href", "") for link in html.find_all("a"))


def test_credit_without_a_word_for_it_gets_one(site_tree: SiteTree, written: Written) -> None:
    image = ImageFactsFactory(credit="Erika Beispiel").image
    english = translate(report(image=image, image_alt="Gruppenbild"), "en", title="Clubs")

    assert "Picture: Erika Beispiel" in paragraphs(written(english, "txt"))


def test_corrections_travel_along(site_tree: SiteTree, written: Written) -> None:
    correction = {"corrected_on": dt.date(2018, 7, 20), "text": "Zahl berichtigt"}
    english = translate(report(corrections=[("correction", correction)]), "en", title="Clubs")

    assert facts(written(english, "txt"))["Correction of 20 July 2018"] == "Zahl berichtigt"


def test_only_what_is_live_is_told(site_tree: SiteTree, written: Written) -> None:
    page = report(
        teaser="Veröffentlicht.", partners=[ReportPartner(partner=PartnerOrganisationFactory())]
    )
    draft = page.get_latest_revision_as_object()
    draft.teaser = "Noch geheim."
    draft.contributions = [contribution(person="Dr. Geheim")]
    draft.save_revision(clean=False)
    hidden = page.partners.get().partner
    hidden.unpublish()

    text = written(page, "txt").decode()

    assert "Veröffentlicht." in text
    assert "eheim" not in text
    assert hidden.name not in text
    assert not Contribution.objects.exists()


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("de", "2018-07-19-vereine.docx"),
        ("en", "2018-07-19-clubs-en.docx"),
    ],
)
def test_file_has_the_name_of_day_and_page(
    editor: Client, site_tree: SiteTree, code: str, name: str
) -> None:
    page: Page = report()
    if code != "de":
        page = translate(page, code, title="Clubs")

    response = editor.get(reverse("press_texts:file", args=[page.pk, "docx"]))

    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "no-store" in response["Cache-Control"]
