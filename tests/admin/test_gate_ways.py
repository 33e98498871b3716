"""Bulk publishing, schedules, copies and old versions: nothing incomplete goes live by any way."""

import datetime as dt
import io
from typing import Any

import pytest
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mso_pages.models import FundingCallPage, FundingProgrammePage, NewsPage, Topic
from tests.factories.funding import (
    FundingCallPageFactory,
    FundingProgrammePageFactory,
    NewsPageFactory,
)
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import TopicFactory
from tests.factories.tree import SiteTree

from .posting import edit, edit_address, errors, said
from .reading import detail, listed

NEEDED = "Diese Angabe wird für die Veröffentlichung benötigt."


def refusal(title: str, *labels: str) -> str:
    reasons = " ".join(f"{label}: {NEEDED}" for label in labels)
    return f"„{title}“ wurde nicht veröffentlicht. {reasons}"


# Bulk --------------------------------------------------------------------------------


def publish_in_bulk(admin: Client, *pages: Any, descendants: bool = False) -> HttpResponse:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    query = "&".join(f"id={page.pk}" for page in pages)
    next_page = reverse("wagtailadmin_explore", args=[pages[0].get_parent().pk])
    sent = {"include_descendants": "on"} if descendants else {}
    return admin.post(f"{address}?{query}&next={next_page}", sent, follow=True)


def test_complete_pages_are_published_in_bulk(admin: Client, site_tree: SiteTree) -> None:
    pages = [NewsPageFactory(live=False, title=title) for title in ("Eins", "Zwei")]

    publish_in_bulk(admin, *pages)

    assert sorted(listed(NewsPage)) == ["Eins", "Zwei"]


def test_one_incomplete_page_holds_back_the_others_of_its_bulk(
    admin: Client, site_tree: SiteTree
) -> None:
    """All or nothing, with a message for each page that is incomplete."""
    pages = [
        NewsPageFactory(live=False, title="Ohne Vorspann", teaser=""),
        NewsPageFactory(live=False, title="Ganz"),
        NewsPageFactory(live=False, title="Ohne Datum", published_on=None),
    ]

    refused = publish_in_bulk(admin, *pages)

    assert sorted(said(refused)) == [
        refusal("Ohne Datum", "Veröffentlichungsdatum"),
        refusal("Ohne Vorspann", "Vorspann"),
    ]
    assert listed(NewsPage) == []


def test_bulk_publishes_the_latest_draft_of_a_live_page(admin: Client, site_tree: SiteTree) -> None:
    page = NewsPageFactory(title="Nachricht", teaser="Alt.")
    page.teaser = ""
    page.save_revision()

    refused = publish_in_bulk(admin, page)

    assert said(refused) == [refusal("Nachricht", "Vorspann")]
    assert detail(page)["teaser"] == "Alt."


def test_bulk_asks_for_the_pages_below_too(admin: Client, site_tree: SiteTree) -> None:
    programme = FundingProgrammePageFactory(live=False, title="Programm")
    FundingCallPageFactory(live=False, parent=programme, title="Aufruf", teaser="")

    refused = publish_in_bulk(admin, programme, descendants=True)

    assert said(refused) == [refusal("Aufruf", "Kurztext")]
    assert (listed(FundingProgrammePage), listed(FundingCallPage)) == ([], [])


# Schedule ----------------------------------------------------------------------------


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let two days pass, then publish what is due; returns what the command says."""

    def pass_and_publish() -> str:
        moment = timezone.now() + dt.timedelta(days=2)
        monkeypatch.setattr(timezone, "now", lambda: moment)
        complaints = io.StringIO()
        call_command("publish_scheduled", stderr=complaints)
        return complaints.getvalue()

    return pass_and_publish


def tomorrow() -> dict[str, str]:
    return {"go_live_at": f"{timezone.localdate() + dt.timedelta(days=1)} 12:00"}


def test_scheduled_page_goes_live_at_its_time(
    admin: Client, site_tree: SiteTree, later: Any
) -> None:
    page = NewsPageFactory(live=False)
    assert errors(edit(admin, page, tomorrow(), action_publish="1")) == {}
    assert detail(page) is None

    assert later() == ""

    assert detail(page) is not None


def test_incomplete_page_is_not_scheduled(admin: Client, site_tree: SiteTree) -> None:
    page = NewsPageFactory(live=False)

    refused = edit(admin, page, {**tomorrow(), "teaser": ""}, action_publish="1")

    assert list(errors(refused)) == ["teaser"]
    page.refresh_from_db()
    assert page.approved_schedule is False


def test_page_that_became_incomplete_stays_scheduled_and_stops_no_other(
    admin: Client, site_tree: SiteTree, later: Any
) -> None:
    bad = MSOProfilePageFactory(live=False, title="Ohne Themen", topics=[TopicFactory()])
    good = [MSOProfilePageFactory(live=False), PartnerOrganisationFactory(live=False)]
    for thing in (bad, *good):
        assert errors(edit(admin, thing, tomorrow(), action_publish="1")) == {}
    Topic.objects.filter(pk=bad.topics.get().pk).delete()

    complaints = later()

    assert complaints.strip() == refusal("Ohne Themen", "Themen")
    assert [detail(thing) is not None for thing in (bad, *good)] == [False, True, True]
    bad.refresh_from_db()
    assert bad.approved_schedule is True


def test_page_taken_from_the_schedule_stays_a_draft(
    admin: Client, site_tree: SiteTree, later: Any
) -> None:
    page = NewsPageFactory(live=False)
    edit(admin, page, tomorrow(), action_publish="1")
    page.refresh_from_db()
    revision = page.scheduled_revision
    address = reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, revision.pk])

    assert admin.post(address).status_code == 302

    assert later() == ""
    assert detail(page) is None


# Old versions ------------------------------------------------------------------------


def test_incomplete_version_is_not_brought_back(admin: Client, site_tree: SiteTree) -> None:
    page = NewsPageFactory(live=False, teaser="")
    old = page.latest_revision
    assert errors(edit(admin, page, {"teaser": "Neu."}, action_publish="1")) == {}
    revert = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, old.pk])
    assert admin.get(revert).context["form"].initial["teaser"] == ""

    refused = edit(admin, page, {"teaser": ""}, action_publish="1", revision=str(old.pk))

    assert list(errors(refused)) == ["teaser"]
    assert detail(page)["teaser"] == "Neu."


def test_complete_version_is_brought_back(admin: Client, site_tree: SiteTree) -> None:
    page = NewsPageFactory(teaser="Alt.")
    old = page.latest_revision
    edit(admin, page, {"teaser": "Neu."}, action_publish="1")

    sent = edit(admin, page, {"teaser": "Alt."}, action_publish="1", revision=str(old.pk))

    assert errors(sent) == {}
    assert detail(page)["teaser"] == "Alt."


def test_incomplete_snippet_is_saved_but_not_published(admin: Client, site_tree: SiteTree) -> None:
    partner = PartnerOrganisationFactory(name="Bezirk")
    assert errors(edit(admin, partner, {"kind": ""})) == {}

    refused = edit(admin, partner, {}, action_publish="1")

    assert list(errors(refused)) == ["kind"]
    assert detail(partner)["kind"] == "department"


# Copies ------------------------------------------------------------------------------


def copy(admin: Client, page: Any, **choices: str) -> HttpResponse:
    sent = {
        "new_title": "Kopie",
        "new_slug": "kopie",
        "new_parent_page": str(page.get_parent().pk),
        **choices,
    }
    return admin.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), sent, follow=True)


def test_complete_page_is_copied_live(admin: Client, site_tree: SiteTree) -> None:
    profile = MSOProfilePageFactory(title="Brücke", filled=True)

    copy(admin, profile, publish_copies="on")

    assert sorted(listed(type(profile))) == sorted(
        ["Brücke", "Kopie", *(row.mentee.title for row in profile.mentorings.all())]
    )


@pytest.mark.parametrize("choice", ["publish_copies", "alias"])
def test_live_page_that_became_incomplete_is_not_copied_live(
    admin: Client, site_tree: SiteTree, choice: str
) -> None:
    page = NewsPageFactory(title="Nachricht")
    NewsPage.objects.filter(pk=page.pk).update(teaser="")

    refused = copy(admin, page, **{choice: "on"})

    assert said(refused) == [refusal("Nachricht", "Vorspann")]
    assert NewsPage.objects.count() == 1


def test_incomplete_page_below_is_not_copied_live(admin: Client, site_tree: SiteTree) -> None:
    programme = FundingProgrammePageFactory()
    call = FundingCallPageFactory(parent=programme, title="Aufruf")
    FundingCallPage.objects.filter(pk=call.pk).update(teaser="")

    refused = copy(admin, programme, publish_copies="on", copy_subpages="on")

    assert said(refused) == [refusal("Aufruf", "Kurztext")]
    assert (FundingProgrammePage.objects.count(), FundingCallPage.objects.count()) == (1, 1)


def test_incomplete_pages_are_copied_as_drafts(admin: Client, site_tree: SiteTree) -> None:
    programme = FundingProgrammePageFactory()
    FundingCallPageFactory(parent=programme, live=False, teaser="")

    copy(admin, programme, copy_subpages="on")

    copied = FundingProgrammePage.objects.get(slug="kopie")
    assert (copied.live, copied.get_children().get().live) == (False, False)


def test_complete_pages_are_copied_live_with_the_drafts_below(
    admin: Client, site_tree: SiteTree
) -> None:
    programme = FundingProgrammePageFactory()
    FundingCallPageFactory(parent=programme, live=False, teaser="")

    copy(admin, programme, publish_copies="on", copy_subpages="on")

    copied = FundingProgrammePage.objects.get(slug="kopie")
    assert (copied.live, copied.get_children().get().live) == (True, False)


def test_message_leads_to_the_form_of_what_was_refused(
    admin: Client, site_tree: SiteTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever view publishes without a form of ours: here Wagtail's own for a revision."""
    page = NewsPageFactory(live=False, title="Nachricht", teaser="")

    def publish(self: Any, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        page.latest_revision.publish(user=request.user)
        raise AssertionError

    monkeypatch.setattr("wagtail.admin.views.pages.usage.UsageView.dispatch", publish)
    answer = admin.get(reverse("wagtailadmin_pages:usage", args=[page.pk]), follow=True)

    assert answer.redirect_chain == [(edit_address(page), 302)]
    assert said(answer) == [refusal("Nachricht", "Vorspann")]
