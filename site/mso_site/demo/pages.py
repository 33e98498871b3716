"""The home page, its sections, the standing texts, and the site record."""

import datetime as dt
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from events.models import EventIndexPage, EventReportIndexPage
from headless.models import ContentPage, Imprint
from mso_pages.models import FundingProgrammeIndexPage, MSOIndexPage, NewsIndexPage

from .keys import demo_key, texts
from .municipalities import ATTRIBUTION
from .words.de import WORDS
from .writer import Writer

SITE_NAME = "MSO-Portal NRW (Demo)"
# As the addresses that `run_demo` prints: a login holds for one host name.
HOSTNAME = "127.0.0.1"

# Those with words in every language; the news exist in German only.
SECTIONS: dict[str, type[Page]] = {
    "msos": MSOIndexPage,
    "programmes": FundingProgrammeIndexPage,
    "events": EventIndexPage,
    "reports": EventReportIndexPage,
}
INTRODUCTIONS = {
    "msos": "<p>Migrantenselbstorganisationen (MSO) im Land. Alle sind erfunden.</p>",
    "programmes": "<p>Dauerhafte Programme; Beträge und Fristen stehen bei den Aufrufen.</p>",
    "events": "<p>Treffen, Werkstätten und Sprechstunden.</p>",
    "reports": "<p>Was bei Veranstaltungen geschah und was daraus wurde.</p>",
    "news": "<p>Meldungen ohne Veranstaltung.</p>",
}

STANDING: tuple[dict[str, Any], ...] = (
    {
        "key": "imprint",
        "title": "Impressum",
        "slug": "impressum",
        "kind": ContentPage.Kind.IMPRINT,
        "teaser": "Wer diese Demo verantwortet und woher ihre Daten stammen.",
        "body": (
            "# Anbieterin",
            "Beispielagentur für Vereine NRW (erfunden), Beispielring 1, 50667 Köln. "
            "E-Mail: portal@example.org. Vertreten durch die Leitung der Agentur.",
            "# Über diese Demo",
            "Alle Organisationen und die meisten Veranstaltungen sind erfunden. Echt sind die "
            "Partner, die Förderprogramme und das Vernetzungstreffen vom 11. Juli 2018; ihre "
            "Fakten stammen aus öffentlichen Quellen, die Sätze sind eigene.",
            "# Quellen",
            ATTRIBUTION,
            "Gemeindeschlüssel: Nordrhein-Westfälische Bibliographie (hbz).",
            "Zeichnungen: mit einem Programm gezeichnet, Lizenz CC0 1.0.",
        ),
    },
    {
        "key": "privacy",
        "title": "Datenschutz",
        "slug": "datenschutz",
        "kind": ContentPage.Kind.PRIVACY,
        "teaser": "Welche Daten diese Demo verarbeitet.",
        "body": (
            "Die Demo läuft auf dem eigenen Rechner und sendet keine Daten an andere.",
            "# Ansprechpersonen von Vereinen",
            "Namen erscheinen nur, solange eine Einwilligung gilt. Wird sie widerrufen, "
            "verschwindet der Name sofort.",
        ),
    },
    {
        "key": "accessibility",
        "title": "Erklärung zur Barrierefreiheit",
        "slug": "barrierefreiheit",
        "kind": ContentPage.Kind.ACCESSIBILITY,
        "teaser": "Wie zugänglich dieses Angebot ist und wie Sie Hürden melden.",
        "body": (
            "Alle Bilder haben eine Beschreibung. Einige Texte gibt es in Leichter Sprache.",
            "# Was noch fehlt",
            "Es gibt noch keine Videos in Deutscher Gebärdensprache.",
            "# Hürden melden",
            "Schreiben Sie an barrieren@example.org.",
        ),
        "reviewed_on": dt.date(2026, 9, 1),
    },
)


def home_words(words: dict[str, str]) -> dict[str, Any]:
    """The translated fields of the home page."""
    body = [words[f"home.body.{number}"] for number in (1, 2, 3)]
    return {
        "title": words["home.title"],
        "teaser": words["home.teaser"],
        "body": texts("page/home/body", *body),
    }


def create_home(writer: Writer) -> Page:
    """Create the home page beside whatever stands at the top of the tree."""
    root = Page.get_first_root_node()
    home = ContentPage(slug="start", **home_words(WORDS))
    return writer.page("page/home", home, root)


def create_sections(writer: Writer, home: Page) -> None:
    """Create the sections and the standing texts below the home page."""
    for key, model in SECTIONS.items():
        section = model(
            title=WORDS[f"section.{key}.title"],
            slug=WORDS[f"section.{key}.slug"],
            introduction=INTRODUCTIONS[key],
            show_in_menus=True,
        )
        writer.page(f"section/{key}", section, home)
    news = NewsIndexPage(
        title="Aktuelles", slug="aktuelles", introduction=INTRODUCTIONS["news"], show_in_menus=True
    )
    writer.page("section/news", news, home)
    for record in STANDING:
        page = ContentPage(
            title=record["title"],
            slug=record["slug"],
            kind=record["kind"],
            teaser=record["teaser"],
            body=texts(f"page/{record['key']}/body", *record["body"]),
            reviewed_on=record.get("reviewed_on"),
        )
        writer.page(f"page/{record['key']}", page, home)


def welcome_pages() -> PageQuerySet:
    """Wagtail's welcome page: the only one of the plain type, which nobody creates in the admin."""
    plain = ContentType.objects.get_for_model(Page)
    return Page.objects.filter(depth__gt=1, content_type=plain)


def move_site() -> bool:
    """Let the demo site follow the server to its port, so that addresses of pages lead there.

    A site with another home page or host name is not the demo's any more and stays untouched.
    """
    site = Site.objects.filter(
        hostname=HOSTNAME, root_page__translation_key=demo_key("page/home")
    ).first()
    if not site or site.port == _port():
        return False
    site.port = _port()
    site.save()
    return True


def _port() -> int:
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    return address.port or (443 if address.scheme == "https" else 80)


def set_up_site(home: Page) -> None:
    """Make the home page the root of the one site, in the place of Wagtail's welcome page."""
    site = Site.objects.first() or Site()
    site.hostname = HOSTNAME
    site.port = _port()
    site.site_name = SITE_NAME
    site.is_default_site = True
    site.root_page = Page.objects.get(pk=home.pk)
    site.save()
    for welcome in welcome_pages():
        welcome.delete()
    Imprint.objects.create(
        site=site,
        publisher="Beispielagentur für Vereine NRW (erfunden)",
        street="Beispielring 1",
        postal_code="50667",
        town="Köln",
        email="portal@example.org",
        phone="+492214710900",
        represented_by="Leitung der Agentur",
        responsible_for_content="Redaktionsleitung",
        supervisory_authority="Keine (erfundene Stelle)",
    )
