"""Before something is deleted its users are named."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from events.models import EventReportPage
from mso_pages.models import NewsPage
from tests.factories.events import EventPageFactory, EventReportPageFactory
from tests.factories.funding import FundingProgrammePageFactory, NewsPageFactory
from tests.factories.images import ImageFactory
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import (
    MunicipalityFactory,
    StatisticFactory,
    TargetGroupFactory,
    TopicFactory,
)
from tests.factories.tree import SiteTree

from .posting import edit, edit_address
from .test_gate_workflow import group_with, member_of


def named(client: Client, address: str) -> list[str]:
    """The titles that a confirmation names."""
    response = client.get(address)
    assert response.status_code == 200
    found = BeautifulSoup(response.content, "html.parser").select(".usage-list li")
    return [" ".join(line.get_text(" ", strip=True).split()) for line in found]


def delete_address(thing: Any) -> str:
    if hasattr(thing, "snippet_viewset"):
        return reverse(thing.snippet_viewset.get_url_name("delete"), args=[thing.pk])
    if isinstance(thing, get_image_model()):
        return reverse("wagtailimages:delete", args=[thing.pk])
    return reverse("wagtailadmin_pages:delete", args=[thing.pk])


USES: dict[str, Any] = {
    "topic": lambda: (thing := TopicFactory(), NewsPageFactory(title="Seite", topics=[thing])),
    "target group": lambda: (
        thing := TargetGroupFactory(),
        MSOProfilePageFactory(title="Seite", target_groups=[thing]),
    ),
    "statistic": lambda: (
        thing := StatisticFactory(),
        EventReportPageFactory(title="Seite", statistics=[thing]),
    ),
    "partner": lambda: (
        thing := PartnerOrganisationFactory(),
        NewsPageFactory(title="Seite", publisher=thing),
    ),
    "partner in a block": lambda: (
        thing := PartnerOrganisationFactory(),
        EventReportPageFactory(
            title="Seite",
            outcomes=[("follow_up", {"text": "Treffen", "owners": [thing]})],
        ),
    ),
    "municipality": lambda: (
        thing := MunicipalityFactory(),
        EventPageFactory(title="Seite", municipality=thing),
    ),
    "programme": lambda: (
        thing := FundingProgrammePageFactory(),
        NewsPageFactory(title="Seite", programme=thing),
    ),
    "image": lambda: (
        thing := ImageFactory(),
        NewsPageFactory(title="Seite", image=thing, image_alt="Ein Saal"),
    ),
}


@pytest.mark.parametrize("use", USES)
def test_confirmation_names_what_uses_it(admin: Client, site_tree: SiteTree, use: str) -> None:
    thing, page = USES[use]()
    # Elsewhere a task does this.
    ReferenceIndex.create_or_update_for_object(page)

    lines = named(admin, delete_address(thing))

    assert [line.partition(" Deutsch –")[0] for line in lines] == [page.title]


def test_unpublishing_names_its_users_and_speaks_of_no_deletion(
    admin: Client, site_tree: SiteTree
) -> None:
    topic, partner = TopicFactory(), PartnerOrganisationFactory()
    page = NewsPageFactory(title="Seite", topics=[topic], publisher=partner)
    # Elsewhere a task does this.
    ReferenceIndex.create_or_update_for_object(page)
    for thing in (topic, partner):
        address = reverse(thing.snippet_viewset.get_url_name("unpublish"), args=[thing.pk])

        found = BeautifulSoup(admin.get(address).content, "html.parser").main

        assert found is not None
        words = found.get_text(" ", strip=True)
        assert "Seite" in words
        assert "delet" not in words.lower() and "lösch" not in words.lower()


def test_confirmation_keeps_what_the_user_may_not_see(site_tree: SiteTree) -> None:
    group = group_with("Stammdaten", "add")
    group.permissions.add(Permission.objects.get(codename="delete_topic"))
    topic = TopicFactory()
    NewsPageFactory(title="Geheim", topics=[topic])

    lines = named(member_of(group, "pflege"), delete_address(topic))

    assert len(lines) == 1
    assert "Geheim" not in lines[0]


def test_confirmation_names_ten_and_counts_the_others(admin: Client, site_tree: SiteTree) -> None:
    topic = TopicFactory()
    for _number in range(12):
        NewsPageFactory(topics=[topic])

    assert len(named(admin, delete_address(topic))) == 10
    usage = reverse(topic.snippet_viewset.get_url_name("usage"), args=[topic.pk])
    assert usage in admin.get(delete_address(topic)).content.decode()
    assert len(admin.get(usage).context["object_list"]) == 12


def test_confirmation_for_several_names_the_users_of_each(
    admin: Client, site_tree: SiteTree
) -> None:
    first, second = TopicFactory(), TopicFactory()
    NewsPageFactory(title="Eins", topics=[first])
    NewsPageFactory(title="Zwei", topics=[second])
    address = reverse("wagtail_bulk_action", args=["mso_pages", "topic", "delete"])

    lines = named(admin, f"{address}?id={first.pk}&id={second.pk}")

    assert sorted(line.partition(" Deutsch –")[0] for line in lines) == ["Eins", "Zwei"]


def test_unused_thing_is_deleted_without_worries(admin: Client, site_tree: SiteTree) -> None:
    topic = TopicFactory()

    assert named(admin, delete_address(topic)) == []
    assert admin.post(delete_address(topic)).status_code == 302
    assert not type(topic).objects.exists()


def test_forms_open_after_a_topic_is_gone(admin: Client, site_tree: SiteTree) -> None:
    gone, stays = TopicFactory(), TopicFactory()
    live = NewsPageFactory(topics=[gone, stays])
    draft = NewsPageFactory(live=False)
    edit(admin, draft, {"topics": [gone, stays]})

    assert admin.post(delete_address(gone)).status_code == 302

    for page in (live, draft):
        assert admin.get(edit_address(page)).status_code == 200
        assert edit(admin, page, {}, action_publish="1").status_code == 302
        assert list(NewsPage.objects.get(pk=page.pk).topics.all()) == [stays]


def test_forms_open_after_a_statistic_is_gone(admin: Client, site_tree: SiteTree) -> None:
    statistic = StatisticFactory()
    report = EventReportPageFactory(statistics=[statistic])

    assert admin.post(delete_address(statistic)).status_code == 302

    assert admin.get(edit_address(report)).status_code == 200
    assert edit(admin, report, {}, action_publish="1").status_code == 302
    assert list(EventReportPage.objects.get(pk=report.pk).statistics.all()) == []


def test_reference_of_what_is_gone_is_left_out(admin: Client, site_tree: SiteTree) -> None:
    partner = PartnerOrganisationFactory()
    page = NewsPageFactory(publisher=partner)
    ReferenceIndex.create_or_update_for_object(page)
    assert ReferenceIndex.get_references_to(partner).update(object_id=str(page.pk + 1)) == 1

    assert named(admin, delete_address(partner)) == []
