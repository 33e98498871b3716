"""A translation made in the admin carries every fact of its source and opens for translators."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from headless.resources import registry
from tests.factories.events import EventPageFactory, EventReportPageFactory
from tests.factories.funding import (
    FundingCallPageFactory,
    FundingProgrammePageFactory,
    NewsPageFactory,
)
from tests.factories.locales import locale
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import StatisticFactory, TargetGroupFactory, TopicFactory
from tests.factories.tree import SiteTree

from .posting import edit_address
from .reading import told

pytestmark = pytest.mark.usefixtures("commits")

Make = Callable[..., Any]
KINDS: list[Make] = [
    ContentPageFactory,
    MSOProfilePageFactory,
    FundingProgrammePageFactory,
    FundingCallPageFactory,
    NewsPageFactory,
    EventPageFactory,
    EventReportPageFactory,
    PartnerOrganisationFactory,
    TopicFactory,
    TargetGroupFactory,
    StatisticFactory,
]


def told_in(thing: Any, code: str) -> Any:
    """What the API tells of a thing in a language."""
    resource = registry.by_model(type(thing))
    address = f"/api/v1/{resource.name}/{thing.translation_key}/"
    answer = Client().get(address, {"locale": code}).json()
    assert answer["meta"]["locale"] == code
    return without_names(told(answer))


def without_names(value: Any) -> Any:
    """Languages as tags: they are named in the language that is read. So is the day with which the
    description of an event begins.
    """
    if isinstance(value, list):
        return [without_names(item) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"tag", "name"}:
        return value["tag"]
    if set(value) == {"title", "description", "noindex"} and value["description"]:
        value = {**value, "description": value["description"].partition(", ")[2] or "all of it"}
    return {name: without_names(item) for name, item in value.items()}


@pytest.mark.parametrize("make", KINDS, ids=lambda make: make._meta.model.__name__)
def test_translation_carries_every_fact(admin: Client, site_tree: SiteTree, make: Make) -> None:
    thing = make(filled=True)
    meta = thing._meta
    if hasattr(thing, "path"):
        address = reverse("wagtail_localize:submit_page_translation", args=[thing.pk])
    else:
        names = [meta.app_label, meta.model_name, thing.pk]
        address = reverse("wagtail_localize:submit_snippet_translation", args=names)

    assert admin.post(address, {"locales": [str(locale("tr").pk)]}).status_code == 302

    turkish = type(thing).objects.get(translation_key=thing.translation_key, locale=locale("tr"))
    assert not turkish.live
    assert admin.get(edit_address(turkish)).status_code == 200

    assert admin.post(edit_address(turkish), {"action": "publish"}).status_code == 302

    assert told_in(turkish, "tr") == told_in(thing, "de")
