"""Builds the site, and reads it at its own address."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client, override_settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from events.models import EventIndexPage, EventReportIndexPage
from headless import recording
from headless.models import ContentPage, Imprint
from headless.served import services
from mso_pages.models import FundingProgrammeIndexPage, MSOIndexPage, NewsIndexPage
from mso_site.demo.keys import texts
from mso_site.demo.writer import Writer
from tests.contract.example.clock import Clock, standing_clock
from tests.contract.example.files import forget_files
from tests.contract.example.happenings import create_event, create_news, create_report
from tests.contract.example.organisations import create_organisations
from tests.contract.example.terms import create_funding, create_partners, create_terms
from tests.factories.tree import remove_welcome_site

HOST = "cms.example.org"
SECTIONS: dict[str, tuple[type[Page], str, str]] = {
    "msos": (MSOIndexPage, "Organisationen", "Organisations"),
    "programmes": (FundingProgrammeIndexPage, "Förderung", "Funding"),
    "news": (NewsIndexPage, "Aktuelles", "News"),
    "events": (EventIndexPage, "Veranstaltungen", "Events"),
    "reports": (EventReportIndexPage, "Berichte", "Reports"),
}
PARTS = (
    create_terms,
    create_partners,
    create_funding,
    create_organisations,
    create_event,
    create_report,
    create_news,
)


@contextmanager
def example_site() -> Iterator[None]:
    """The site, in the transaction of the caller, with its clock."""
    with override_settings(ALLOWED_HOSTS=[HOST]), standing_clock() as clock:
        build(clock)
        try:
            yield
        finally:
            forget_files()


def build(clock: Clock) -> None:
    remove_welcome_site()
    with recording.paused():
        writer = Writer(get_user_model().objects.create_user("redaktion"))
        create_home(writer)
        for create in PARTS:
            clock.tick()
            create(writer)
    clock.tick()
    Redirect.objects.create(old_path="/fest", redirect_page=writer["report/erntefest"])
    services.rebuild()


def create_home(writer: Writer) -> None:
    words = texts("page/home/body", "Willkommen.")
    home = ContentPage(title="Start", slug="start", teaser="Vereine im Land", body=words)
    writer.page("page/home", home, Page.get_first_root_node())
    site = Site.objects.create(
        hostname=HOST, port=443, root_page=home, site_name="Vereine im Land", is_default_site=True
    )
    Imprint.objects.create(
        site=site,
        publisher="Beispielagentur für Vereine",
        street="Beispielring 1",
        postal_code="44135",
        town="Dortmund",
        email="portal@agentur.example",
        phone="+492214710900",
        represented_by="Leitung der Agentur",
        responsible_for_content="Redaktion",
    )
    for key, (model, title, _english) in SECTIONS.items():
        slug = title.lower().replace("ö", "oe")
        writer.page(f"section/{key}", model(title=title, slug=slug, show_in_menus=True), home)
    imprint = ContentPage(
        title="Impressum",
        slug="impressum",
        kind=ContentPage.Kind.IMPRINT,
        teaser="Wer hier schreibt.",
        body=texts("page/imprint/body", "Die Beispielagentur."),
    )
    writer.page("page/imprint", imprint, home)
    for code in ("en", "ar"):
        writer.translate("page/home", code, lambda copy: None)
        for key, (_model, _title, english) in SECTIONS.items():
            writer.translate(
                f"section/{key}", code, lambda copy, to=english: setattr(copy, "title", to)
            )


def reader() -> Callable[[str], Any]:
    """`read("msos/?limit=1")`: what the API answers at the address of the site."""
    client = Client(headers={"host": HOST})

    def read(path: str) -> Any:
        return client.get(f"/api/v1/{path}", secure=True)

    return read
