"""The site of a test: its root page, and the sections below it when they are asked for."""

from contextlib import nullcontext
from dataclasses import dataclass

from django.db import connection
from wagtail.models import Page, Site

from events.models import EventIndexPage, EventReportIndexPage
from headless import recording
from headless.models import ContentPage
from mso_pages.models import FundingProgrammeIndexPage, MSOIndexPage, NewsIndexPage

from .locales import locale

SECTIONS = {
    MSOIndexPage: "organisationen",
    FundingProgrammeIndexPage: "foerderung",
    NewsIndexPage: "aktuelles",
    EventIndexPage: "veranstaltungen",
    EventReportIndexPage: "berichte",
}


def root_page():
    """The root page of the default site."""
    return Site.objects.get(is_default_site=True).root_page


def section(model, root=None):
    """The section of a kind below `root`, or below the root page of the default site."""
    root = root or root_page()
    found = model.objects.child_of(root).first()
    return found or _add(root, model, title=SECTIONS[model].title(), slug=SECTIONS[model])


@dataclass(frozen=True)
class SiteTree:
    """A German site."""

    site: Site
    root: ContentPage

    @property
    def msos(self):
        return section(MSOIndexPage, self.root)

    @property
    def programmes(self):
        return section(FundingProgrammeIndexPage, self.root)

    @property
    def news(self):
        return section(NewsIndexPage, self.root)

    @property
    def events(self):
        return section(EventIndexPage, self.root)

    @property
    def reports(self):
        return section(EventReportIndexPage, self.root)


def create_site_tree(hostname="localhost", *, is_default=True):
    """A site and its root page, whose slug is the host name."""
    is_alone = not Site.objects.exists()
    # To record a new site is to read all there is, which every test would pay for.
    with recording.paused() if is_alone else nullcontext():
        root = _add(
            Page.get_first_root_node(),
            ContentPage,
            title="Start",
            slug=hostname.replace(".", "-"),
            body=[("text", "<p>Willkommen.</p>")],
        )
        site = Site.objects.create(
            hostname=hostname, root_page=root, site_name="MSO-Portal", is_default_site=is_default
        )
    if is_alone:
        recording.changed(ContentPage, [root.translation_key])
        recording.surroundings_changed()
    return SiteTree(site, root)


def remove_welcome_site():
    """Remove the site and the page that Wagtail's first migration makes.

    Nothing refers to them. Deleting them as objects looks for it in fifty tables, which
    would cost every test more than making its own site does.
    """
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM wagtailcore_site")
        cursor.execute("DELETE FROM wagtailcore_page WHERE depth = 2")
    Page.objects.filter(depth=1).update(numchild=0)
    Site.clear_site_root_paths_cache()


def _add(parent, model, **values):
    """A live page without revision: the scaffolding that every test needs is to cost little."""
    page = model(live=True, locale=locale(), **values)
    parent.add_child(instance=page)
    return page
