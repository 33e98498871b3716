"""Some fields go live; whatever else somebody writes, plans or submits goes on."""

import datetime as dt

import pytest
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from headless.changes.models import ContentChange
from headless.field_publishing import content_of, publish_fields, same_value
from headless.publishing import PublishRefused
from mso_pages.models import MSOProfilePage
from tests.factories.members import staff
from tests.factories.msos import MSOProfilePageFactory, OfferFactory

pytestmark = pytest.mark.django_db

PHONE, OTHER_PHONE = "+49231123456", "+49231987654"


def live(page):
    return MSOProfilePage.objects.get(pk=page.pk)


def draft(page):
    return live(page).get_latest_revision_as_object()


def write_draft(page, **values):
    row = draft(page)
    for name, value in values.items():
        setattr(row, name, value)
    return row.save_revision(clean=False)


@pytest.fixture
def profile(site_tree):
    return MSOProfilePageFactory(phone="", self_description="Wie es war.")


def test_of_a_page_without_a_draft_it_is_an_ordinary_publication(profile, editor):
    seen = ContentChange.objects.count()

    publish_fields(profile, {"phone": PHONE}, editor)

    page = live(profile)
    assert (str(page.phone), page.has_unpublished_changes) == (PHONE, False)
    assert page.latest_revision == page.live_revision
    assert [change.cause for change in ContentChange.objects.all()[seen:]] == ["update"]


def test_a_draft_goes_on_with_the_new_value(profile, editor):
    write_draft(profile, self_description="Noch nicht fertig.")

    publish_fields(profile, {"phone": PHONE}, editor)

    page = live(profile)
    assert (str(page.phone), page.self_description) == (PHONE, "Wie es war.")
    assert page.has_unpublished_changes
    assert (str(draft(page).phone), draft(page).self_description) == (PHONE, "Noch nicht fertig.")


def test_a_draft_keeps_what_it_says_of_the_field_itself(profile, editor):
    write_draft(profile, phone=OTHER_PHONE)

    publish_fields(profile, {"phone": PHONE}, editor)

    assert (str(live(profile).phone), str(draft(profile).phone)) == (PHONE, OTHER_PHONE)


def test_an_open_form_of_the_draft_is_known_to_be_out_of_date(profile, editor):
    revision = write_draft(profile, self_description="Noch nicht fertig.")

    publish_fields(profile, {"phone": PHONE}, editor)

    assert live(profile).latest_revision_id not in (revision.pk, live(profile).live_revision_id)


def test_what_is_planned_goes_live_when_it_was_planned(profile, editor):
    planned = timezone.now() + dt.timedelta(days=1)
    write_draft(profile, self_description="Ab morgen.", go_live_at=planned).publish()

    publish_fields(profile, {"phone": PHONE}, editor)

    revision = live(profile).revisions.get(approved_go_live_at__isnull=False)
    assert revision.approved_go_live_at == planned
    assert revision.as_object().self_description == "Ab morgen."
    assert str(revision.as_object().phone) == PHONE
    revision.publish()
    assert str(live(profile).phone) == PHONE


def test_what_is_planned_stays_planned_below_a_later_draft(profile, editor):
    planned = timezone.now() + dt.timedelta(days=1)
    write_draft(profile, self_description="Ab morgen.", go_live_at=planned).publish()
    write_draft(profile, self_description="Viel später.", go_live_at=None)

    publish_fields(profile, {"phone": PHONE}, editor)

    revision = live(profile).revisions.get(approved_go_live_at__isnull=False)
    assert revision.as_object().self_description == "Ab morgen."
    assert draft(profile).self_description == "Viel später."


def test_what_is_submitted_stays_submitted(profile, site_tree, editor):
    chief = staff(site_tree.root, "chefin")
    task = GroupApprovalTask.objects.create(name="Freigabe")
    task.groups.add(chief.groups.get())
    workflow = Workflow.objects.create(name="Freigabe")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    write_draft(profile, self_description="Bitte freigeben.")
    workflow.start(live(profile), editor)

    publish_fields(profile, {"phone": PHONE}, editor)

    state = live(profile).current_workflow_task_state
    assert state.revision == live(profile).latest_revision
    state.approve(user=chief)
    page = live(profile)
    assert (str(page.phone), page.self_description) == (PHONE, "Bitte freigeben.")


def test_of_a_page_offline_only_the_draft_takes_it(site_tree, editor):
    page = MSOProfilePageFactory(live=False)

    publish_fields(page, {"phone": PHONE}, editor)

    assert (live(page).live, str(draft(page).phone)) == (False, PHONE)


def test_an_incomplete_page_stays_as_it_is(profile, editor):
    with pytest.raises(PublishRefused):
        publish_fields(profile, {"self_description": ""}, editor)

    assert live(profile).self_description == "Wie es war."
    assert live(profile).latest_revision_id == profile.latest_revision_id


def test_rows_keep_their_keys_in_the_draft(site_tree, editor):
    page = MSOProfilePageFactory(offers=[OfferFactory(title="Nähkurs")])
    write_draft(page, self_description="Noch nicht fertig.")
    offers = content_of(live(page))["offers"]

    publish_fields(page, {"offers": [{**offers[0], "title": "Nähtreff"}]}, editor)

    (row,), (in_draft,) = live(page).offers.all(), draft(page).offers.all()
    assert (row.title, in_draft.title) == ("Nähtreff", "Nähtreff")
    assert row.pk == in_draft.pk == offers[0]["pk"]


def test_a_row_without_its_key_says_the_same():
    row = {"pk": 3, "page": 1, "sort_order": 0, "title": "Nähkurs"}
    assert same_value([row], [{**row, "pk": None, "sort_order": 4}])
    assert not same_value([row], [{**row, "title": "Nähtreff"}])
    assert not same_value([row, {**row, "title": "Chor"}], [{**row, "title": "Chor"}, row])
