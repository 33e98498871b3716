"""A small site with something of every kind, and what can be asked for on it."""

from typing import Any

from wagtail.contrib.redirects.models import Redirect

from headless import recording
from headless.served import services
from headless.served.models import Served
from tests.contract.contents import FILLED
from tests.factories.locales import translate
from tests.factories.pages import ContentPageFactory

TRANSLATED = ["pages", "msos", "calls", "partners", "topics", "statistics", "events", "reports"]


def fill_site() -> dict[str, Any]:
    """One filled object of every resource in German, some in Turkish too, by resource.

    Each is filled to the last field, so what it refers to fills the lists too.
    """
    with recording.paused():
        things = {name: make() for name, make in FILLED.items()}
        for name in TRANSLATED:
            translate(things[name], "tr")
        menu = ContentPageFactory(title="Über uns", slug="ueber-uns", show_in_menus=True)
        Redirect.objects.create(old_path="/alt", redirect_page=menu)
        Redirect.objects.create(old_path="/fort", redirect_link="https://land.example/")
    services.rebuild()
    return things


def served_ids(name: str) -> list[str]:
    """Public ids of a resource, in a fixed order."""
    rows = Served.objects.filter(resource=name).order_by("title_key", "object_id")
    return list(dict.fromkeys(rows.values_list("object_id", flat=True)))


def served_slugs() -> list[str]:
    """Keys of everything that has one."""
    return sorted(set(Served.objects.exclude(slug="").values_list("slug", flat=True)))
