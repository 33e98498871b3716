"""The screen that follows publishing: who is led there, and who may see it."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    PageViewRestriction,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from events.models import EventReportPage
from tests.admin.posting import create, edit, edit_address, said
from tests.admin.test_gate_ways import tomorrow
from tests.admin.test_gate_workflow import group_with, member_of
from tests.factories.events import EventPageFactory, EventReportPageFactory
from tests.factories.locales import translate
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.tree import SiteTree

KINDS = ("txt", "html", "docx")


def screen(page: Page) -> str:
    return reverse("press_texts:published", args=[page.pk])


def leads_to(response: HttpResponse) -> str:
    assert response.status_code == 302, response
    return str(response["Location"])


def test_publishing_leads_to_the_screen_with_wagtails_message(
    leader: Client, site_tree: SiteTree
) -> None:
    page = EventReportPageFactory(title="Treffen", slug="treffen", live=False)

    response = edit(leader, page, {}, action_publish="1")

    assert leads_to(response) == screen(page)
    shown = leader.get(screen(page))
    assert len(said(shown)) == 1 and "Treffen" in said(shown)[0]
    content = shown.content.decode()
    assert 'href="http://localhost/berichte/treffen/"' in content
    api = f"http://localhost/api/v1/reports/{page.translation_key}/?locale=de"
    assert f'href="{api}"' in content
    assert Client().get(api).json()["title"] == "Treffen"
    for kind in KINDS:
        assert reverse("press_texts:file", args=[page.pk, kind]) in content
    assert edit_address(page) in content
    assert reverse("reports:index") in content


def test_new_page_published_at_once(leader: Client, site_tree: SiteTree) -> None:
    values = {
        "title": "Neu",
        "teaser": "Kurz.",
        "category": "networking",
        "published_on": "2018-07-19",
        "event_date": "2018-07-11",
        "publisher": PartnerOrganisationFactory(),
    }

    response = create(leader, EventReportPage, values, parent=site_tree.reports, action_publish="1")

    assert leads_to(response) == screen(EventReportPage.objects.get())


def test_the_way_back_is_kept(leader: Client, site_tree: SiteTree) -> None:
    page = EventReportPageFactory(live=False)
    listing = reverse("reports:index") + "?live=true"

    address = leads_to(edit(leader, page, {}, action_publish="1", next=listing))

    assert f'href="{listing}"' in leader.get(address).content.decode()
    elsewhere = leader.get(screen(page), {"next": "https://evil.example/"})
    assert b"evil.example" not in elsewhere.content


def test_approval_by_workflow_leads_to_the_screen(leader: Client, site_tree: SiteTree) -> None:
    group = group_with("Freigabe", "add", "change", "publish")
    approver = member_of(group, "freigabe")
    task = GroupApprovalTask.objects.create(name="Freigabe")
    task.groups.add(group)
    workflow = Workflow.objects.create(name="Freigabe")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(workflow=workflow, page=site_tree.root)
    page = EventReportPageFactory(live=False)
    sent = edit(leader, page, {}, action_submit="1")
    assert "press-texts" not in leads_to(sent)
    page.refresh_from_db()
    action = {"action_workflow_action": "true", "workflow_action_name": "approve"}

    response = edit(approver, page, {}, **action)

    assert leads_to(response) == screen(page)
    page.refresh_from_db()
    assert page.live


@pytest.mark.parametrize("live", [True, False])
def test_saving_a_draft_goes_its_way(leader: Client, site_tree: SiteTree, live: bool) -> None:
    page = EventReportPageFactory(live=live)

    assert leads_to(edit(leader, page, {"teaser": "Neu."})) == edit_address(page)


@pytest.mark.parametrize("live", [True, False])
def test_scheduling_goes_its_way(leader: Client, site_tree: SiteTree, live: bool) -> None:
    page = EventReportPageFactory(live=live)

    response = edit(leader, page, tomorrow(), action_publish="1")

    assert "press-texts" not in leads_to(response)


def test_who_may_not_publish_is_not_led_there(editor: Client, site_tree: SiteTree) -> None:
    page = EventReportPageFactory(teaser="Alt.")

    response = edit(editor, page, {"teaser": "Neu."}, action_publish="1")

    assert leads_to(response) == edit_address(page)


def test_pages_without_press_text_go_their_way(leader: Client, site_tree: SiteTree) -> None:
    event = EventPageFactory(live=False)

    assert "press-texts" not in leads_to(edit(leader, event, {}, action_publish="1"))
    assert leader.get(screen(event)).status_code == 404


def test_editor_who_may_not_publish_sees_the_screen(editor: Client, site_tree: SiteTree) -> None:
    page = EventReportPageFactory()

    assert editor.get(screen(page)).status_code == 200
    assert editor.get(edit_address(page)).content.decode().count(screen(page)) == 1
    assert screen(page) in editor.get(reverse("reports:index")).content.decode()


def test_unpublished_changes_are_pointed_out(editor: Client, site_tree: SiteTree) -> None:
    page = EventReportPageFactory()
    assert b"help-warning" not in editor.get(screen(page)).content

    edit(editor, page, {"teaser": "Noch nicht öffentlich."})

    content = editor.get(screen(page)).content.decode()
    assert "help-warning" in content
    assert "Noch nicht" not in content


def test_unpublished_page_leads_back_with_a_message(editor: Client, site_tree: SiteTree) -> None:
    page = EventReportPageFactory(title="Treffen", live=False)

    for address in (screen(page), reverse("press_texts:file", args=[page.pk, "docx"])):
        response = editor.get(address, follow=True)
        assert response.redirect_chain[-1][0] == edit_address(page)
        assert "Treffen" in said(response)[0]
    assert screen(page) not in response.content.decode()


def test_private_page_has_no_press_text(leader: Client, site_tree: SiteTree) -> None:
    page = EventReportPageFactory(live=False)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    assert "press-texts" not in leads_to(edit(leader, page, {}, action_publish="1"))
    assert leads_to(leader.get(screen(page))) == edit_address(page)


def outsider(rights: str, site_tree: SiteTree) -> Client:
    """Nobody, a visitor without admin, or an editor of another section."""
    if rights == "none":
        return Client()
    if rights == "account":
        client = Client()
        client.force_login(get_user_model().objects.create_user("gast", password="x"))
        return client
    group = group_with("Andere", "change")
    GroupPagePermission.objects.filter(group=group).update(page=site_tree.news)
    return member_of(group, "andere")


@pytest.mark.parametrize("rights", ["none", "account", "other section"])
def test_outsiders_are_turned_away(site_tree: SiteTree, rights: str) -> None:
    page = EventReportPageFactory(teaser="Der Text.")
    client = outsider(rights, site_tree)

    addresses = [reverse("press_texts:file", args=[page.pk, kind]) for kind in KINDS]
    for address in (screen(page), *addresses):
        response = client.get(address)
        assert response.status_code in (302, 403)
        assert address not in response.get("Location", "").partition("?")[0]
        assert "Der Text." not in response.content.decode()


@pytest.mark.parametrize("address", ["99999999/", "99999999/docx/", "{}/pdf/"])
def test_unknown_addresses(editor: Client, site_tree: SiteTree, address: str) -> None:
    page = EventReportPageFactory()
    root: Any = reverse("wagtailadmin_home")

    assert editor.get(f"{root}press-texts/{address.format(page.pk)}").status_code == 404


def test_translation_has_a_screen_of_its_own(editor: Client, site_tree: SiteTree) -> None:
    arabic = translate(EventReportPageFactory(), "ar", title="تعاون")

    content = editor.get(screen(arabic)).content.decode()

    assert "?locale=ar" in content
    assert '<bdi lang="ar">تعاون</bdi>' in content
