"""Who may not publish changes nothing that is live by the views of wagtail-localize either."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests.factories.funding import NewsPageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.tree import SiteTree

from .posting import said
from .test_gate_workflow import group_with, member_of
from .translating.asking import (
    in_turkish,
    live_in,
    publish_translation,
    submit_for_translation,
    update_translations,
)

pytestmark = pytest.mark.usefixtures("commits")

REFUSED = "Sie dürfen „{}“ nicht veröffentlichen. Es wurde nichts geändert."


@pytest.fixture
def editor(site_tree: SiteTree) -> Client:
    """Writes and submits."""
    group = group_with("Redaktion", "add", "change")
    group.permissions.add(Permission.objects.get(codename="submit_translation"))
    return member_of(group, "redaktion")


@pytest.fixture
def leader(site_tree: SiteTree) -> Client:
    """Publishes."""
    group = group_with("Redaktionsleitung", "add", "change", "publish")
    group.permissions.add(Permission.objects.get(codename="submit_translation"))
    return member_of(group, "leitung")


@pytest.mark.parametrize("make", [NewsPageFactory, PartnerOrganisationFactory])
@pytest.mark.parametrize("live", [True, False])
def test_update_of_translations_publishes_nothing(
    editor: Client, leader: Client, make: Any, live: bool
) -> None:
    thing = make(live=live)
    submit_for_translation(editor, thing, "tr")
    before = live_in(thing)

    for client in (editor, leader):
        update_translations(client, thing, publish_translations="on")
        assert live_in(thing) == before


@pytest.mark.parametrize("view", ["wagtailadmin_pages:convert_alias", "convert_to_alias"])
def test_conversion_of_an_alias_needs_the_right_to_publish(
    editor: Client, leader: Client, view: str
) -> None:
    page = NewsPageFactory(title="Nachricht")
    if view == "convert_to_alias":
        view = f"wagtail_localize:{view}"
        submit_for_translation(leader, page, "tr")
        publish_translation(page)
        converted = in_turkish(page)
    else:
        # In another language nobody may: tests/admin/translating/test_handing_over.py.
        converted = page.create_alias(parent=page.get_parent(), update_slug="noch-einmal")
    address, before = reverse(view, args=[converted.pk]), converted.alias_of_id

    refused = editor.post(address, follow=True)

    assert REFUSED.format(converted) in said(refused)
    assert Page.objects.get(pk=converted.pk).alias_of_id == before
    leader.post(address)
    assert Page.objects.get(pk=converted.pk).alias_of_id != before


def test_stranger_is_told_by_the_view_itself(site_tree: SiteTree, client: Client) -> None:
    page = NewsPageFactory()

    answer = client.post(reverse("wagtailadmin_pages:convert_alias", args=[page.pk]))

    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/")
