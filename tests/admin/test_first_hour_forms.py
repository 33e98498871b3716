"""The menu, the choice of a page type and what the forms tell."""

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext as wagtail_text
from wagtail.admin.menu import admin_menu, help_menu
from wagtail.blocks import StreamBlock
from wagtail.models import Page, get_page_models

from events.viewsets import EventsGroup
from headless.blocks import BodyBlock, Drawn
from headless.fields import StreamField
from headless.models.base import HeadlessPage, IndexPage
from mso_pages.viewsets import FundingGroup, MasterDataGroup, NewsListing, OrganisationsGroup
from tests.factories.events import EventReportPageFactory
from tests.factories.locales import translate
from tests.factories.terms import StatisticFactory, TopicFactory
from tests.factories.tree import SiteTree

from .posting import edit_address
from .test_gate_workflow import group_with, member_of

OURS = [
    model
    for model in get_page_models()
    if issubclass(model, HeadlessPage) and not model._meta.abstract
]


def menu(client: Client) -> list[str]:
    """The labels of the main menu."""
    request = client.get(reverse("wagtailadmin_home")).wsgi_request
    items = admin_menu.menu_items_for_request(request)
    return [str(item.label) for item in sorted(items, key=lambda item: item.order)]


def test_menu_is_in_the_order_of_work(admin: Client, site_tree: SiteTree) -> None:
    labels = menu(admin)

    expected = [
        str(label)
        for label in (
            EventsGroup.menu_label,
            NewsListing.menu_label,
            FundingGroup.menu_label,
            OrganisationsGroup.menu_label,
            MasterDataGroup.menu_label,
            *(wagtail_text(name) for name in ("Images", "Documents", "Pages")),
            wagtail_text("Overviews"),
        )
    ]
    assert [label for label in labels if label in expected] == expected


def test_news_of_wagtail_are_for_those_who_run_the_site(admin: Client, site_tree: SiteTree) -> None:
    def shown(client: Client) -> bool:
        request = client.get(reverse("wagtailadmin_home")).wsgi_request
        items = help_menu.menu_items_for_request(request)
        return any(item.name.startswith("whats-new") for item in items)

    assert shown(admin)
    assert not shown(member_of(group_with("Redaktion", "add", "change"), "redaktion"))


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_page_type_is_described_and_drawn(model: type[Page]) -> None:
    assert model.get_page_description()
    assert finders.find(f"page_types/{model._meta.app_label}_{model._meta.model_name}.svg")


def test_choice_of_a_page_type_shows_them(admin: Client, site_tree: SiteTree) -> None:
    address = reverse("wagtailadmin_pages:add_subpage", args=[site_tree.root.pk])

    page = BeautifulSoup(admin.get(address).content, "html.parser")

    types = [model for model in OURS if issubclass(model, IndexPage)]
    links = {str(link["href"]): link for link in page.select(".page-types a")}
    for model in types:
        names = [model._meta.app_label, model._meta.model_name, site_tree.root.pk]
        link = links[reverse("wagtailadmin_pages:add", args=names)]
        assert str(model.get_page_description()) in link.get_text()
        assert link.img is not None
        assert finders.find(str(link.img["src"]).removeprefix("/static/"))


def blocks_to_choose() -> list[Any]:
    """The blocks of streams that offer more than one, where Wagtail lets editors choose."""
    found = []
    for model in OURS:
        for field in model._meta.get_fields():
            if isinstance(field, StreamField) and isinstance(field.stream_block, StreamBlock):
                children = list(field.stream_block.child_blocks.values())
                if len(children) > 1:
                    found += children
    return found


def test_blocks_to_choose_are_described_and_drawn() -> None:
    blocks = blocks_to_choose()

    assert {"heading", "quote", "outcome", "follow_up"} <= {block.name for block in blocks}
    for block in blocks:
        assert block.get_description(), block.name
        assert isinstance(block, Drawn), block.name
        assert finders.find(f"block_previews/{block.name}.svg"), block.name


def test_preview_of_a_block_shows_its_drawing(admin: Client, site_tree: SiteTree) -> None:
    quote = BodyBlock().child_blocks["quote"]
    address = reverse("wagtailadmin_block_preview")

    shown = admin.get(address, {"id": quote.definition_prefix})

    assert "block_previews/quote.svg" in shown.content.decode()


def test_figures_of_the_same_name_are_told_apart(admin: Client, site_tree: SiteTree) -> None:
    values: dict[str, Any] = {"title": "MSO in Deutschland", "is_approximate": False}
    StatisticFactory(value=20000, as_of=dt.date(2018, 7, 1), as_of_precision="month", **values)
    StatisticFactory(
        value=17500,
        as_of=dt.date(2017, 1, 1),
        as_of_precision="year",
        source_title="ZiviZ",
        **values,
    )
    report = EventReportPageFactory()

    page = BeautifulSoup(admin.get(edit_address(report)).content, "html.parser")

    labels = [box.parent.get_text(strip=True) for box in page.select("input[name=statistics]")]
    assert sorted(labels) == [
        "MSO in Deutschland (17.500, 2017, ZiviZ)",
        "MSO in Deutschland (20.000, Juli 2018)",
    ]


def test_topics_are_boxes(admin: Client, site_tree: SiteTree) -> None:
    chosen, other = TopicFactory(title="Bildung"), TopicFactory(title="Arbeit")
    translate(chosen, "en", title="Education")
    report = EventReportPageFactory(topics=[chosen])

    page = BeautifulSoup(admin.get(edit_address(report)).content, "html.parser")

    boxes = page.select("input[type=checkbox][name=topics]")
    assert [box["value"] for box in boxes] == [str(other.pk), str(chosen.pk)]
    assert [box.has_attr("checked") for box in boxes] == [False, True]


def test_form_that_is_out_of_date_says_so(db: None) -> None:
    client = Client(enforce_csrf_checks=True, headers={"Accept-Language": "de"})

    answer = client.post(reverse("wagtailadmin_login"), {"username": "leitung"})

    assert answer.status_code == 403
    assert "Dieses Formular ist veraltet" in answer.content.decode()
