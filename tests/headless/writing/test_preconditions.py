"""Over Wagtail's own API, too, nobody changes a version that they have not read."""

import pytest
from wagtail.models import Page

from headless.field_publishing import publish_fields
from headless.models import ContentPage
from mso_pages.models import MSOProfilePage, Municipality, Topic
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.terms import MunicipalityFactory, TopicFactory

pytestmark = pytest.mark.django_db

PHONE = "+49231123456"
TITLE = {"title": "Neuer Titel"}


@pytest.fixture
def page(site_tree):
    return ContentPageFactory(title="Seite", slug="seite")


def title_of(page):
    return Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object().title


def is_problem(answer, status):
    document = answer.json()
    return (
        answer.status_code == status == document["status"]
        and answer.headers["Content-Type"] == "application/problem+json"
    )


def test_an_update_based_on_an_old_version_is_refused(staff, page):
    address = f"pages/{page.pk}/"
    read = staff("get", address).headers["ETag"]
    assert staff("patch", address, TITLE, based_on=read).status_code == 200

    answer = staff("patch", address, {"title": "Alter Stand"}, based_on=read)

    assert is_problem(answer, 412)
    assert answer.headers["ETag"] == staff("get", address).headers["ETag"]
    assert title_of(page) == "Neuer Titel"


def test_a_draft_of_somebody_else_is_a_newer_version(staff, page):
    address = f"pages/{page.pk}/"
    read = staff("get", address).headers["ETag"]
    page.title = "Im Formular"
    page.save_revision()

    assert is_problem(staff("patch", address, TITLE, based_on=read), 412)
    assert title_of(page) == "Im Formular"


def test_an_import_is_a_newer_version(staff, site_tree):
    profile = MSOProfilePageFactory(phone="")
    address = f"pages/{profile.pk}/"
    read = staff("get", address).headers["ETag"]
    publish_fields(profile, {"phone": PHONE}, None)

    assert is_problem(staff("post", f"{address}actions/publish/", {}, based_on=read), 412)
    assert MSOProfilePage.objects.get(pk=profile.pk).phone == PHONE


def test_a_change_that_names_no_version_is_refused(staff, page):
    answer = staff("patch", f"pages/{page.pk}/", TITLE)

    assert is_problem(answer, 428)
    assert answer.headers["ETag"] == staff("get", f"pages/{page.pk}/").headers["ETag"]
    assert title_of(page) == "Seite"


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("delete", "", None),
        ("delete", "actions/delete/", None),
        ("post", "actions/publish/", {}),
        ("post", "actions/unpublish/", {}),
        ("post", "actions/revert/", {"revision_id": 1}),
        ("post", "actions/move/", {"destination_id": 1}),
        ("post", "actions/convert_alias/", {}),
    ],
)
def test_every_act_on_a_page_needs_its_version(staff, page, method, path, body):
    for based_on, status in ((None, 428), ('"alt"', 412)):
        answer = staff(method, f"pages/{page.pk}/{path}", body, based_on=based_on)
        assert is_problem(answer, status)
    assert Page.objects.get(pk=page.pk).live


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("patch", "", TITLE),
        ("delete", "", None),
        ("delete", "actions/delete/", None),
        ("post", "actions/publish/", {}),
        ("post", "actions/unpublish/", {}),
        ("post", "actions/revert/", {"revision_id": 1}),
    ],
)
def test_every_act_on_a_snippet_needs_its_version(staff, site_tree, method, path, body):
    topic = TopicFactory(title="Bildung")
    for based_on, status in ((None, 428), ('"alt"', 412)):
        address = f"snippets/mso_pages.Topic/{topic.pk}/{path}"
        assert is_problem(staff(method, address, body, based_on=based_on), status)
    assert Topic.objects.get(pk=topic.pk).title == "Bildung"


def test_a_snippet_is_changed_from_its_newest_version(staff, site_tree):
    address = f"snippets/mso_pages.Topic/{TopicFactory(title='Bildung').pk}/"
    read = staff("get", address).headers["ETag"]

    first = staff("patch", address, {"title": "Schule"}, based_on=read)

    assert first.status_code == 200, first.content
    assert is_problem(staff("patch", address, {"title": "Alt"}, based_on=read), 412)
    second = staff("patch", address, {"title": "Neu"}, based_on=first.headers["ETag"])
    assert second.status_code == 200


def test_a_snippet_without_versions_has_a_state(staff, site_tree):
    town = MunicipalityFactory()
    address = f"snippets/mso_pages.Municipality/{town.pk}/"
    read = staff("get", address).headers["ETag"]

    assert staff("patch", address, {}, based_on=read).status_code == 200
    Municipality.objects.filter(pk=town.pk).update(name="Anders")

    assert is_problem(staff("patch", address, {}, based_on=read), 412)


def test_whoever_takes_it_as_it_is_says_so(staff, page):
    assert staff("patch", f"pages/{page.pk}/", TITLE, based_on="*").status_code == 200


def test_one_of_several_versions_is_enough(staff, page):
    read = staff("get", f"pages/{page.pk}/").headers["ETag"]
    answer = staff("patch", f"pages/{page.pk}/", TITLE, based_on=f'"alt", {read}')
    assert answer.status_code == 200


@pytest.mark.parametrize("wrong", ["W/{}", "nonsense", '""'])
def test_a_weak_or_malformed_version_does_not_count(staff, page, wrong):
    read = staff("get", f"pages/{page.pk}/").headers["ETag"]
    answer = staff("patch", f"pages/{page.pk}/", TITLE, based_on=wrong.format(read))
    assert is_problem(answer, 412)


def test_a_chain_of_changes_goes_on_from_the_answers(staff, page):
    tag = staff("get", f"pages/{page.pk}/").headers["ETag"]
    assert tag.startswith('"')
    for path, body in (
        ("actions/unpublish/", {}),
        ("actions/publish/", {}),
        ("actions/revert/", {"revision_id": page.revisions.first().pk}),
    ):
        answer = staff("post", f"pages/{page.pk}/{path}", body, based_on=tag)
        assert answer.status_code == 200, answer.content
        assert answer.headers["ETag"] != tag
        tag = answer.headers["ETag"]
    assert staff("get", f"pages/{page.pk}/").headers["ETag"] == tag
    assert staff("delete", f"pages/{page.pk}/", based_on=tag).status_code == 204


def test_reading_in_another_form_gives_the_same_version(staff, page):
    tags = {
        staff("get", f"pages/{page.pk}/", **query).headers["ETag"]
        for query in ({}, {"version": "draft"}, {"rich_text_format": "html"})
    }
    assert len(tags) == 1


def test_a_row_that_is_changed_in_place_is_another_version(staff, page):
    tag = staff("get", f"pages/{page.pk}/").headers["ETag"]
    ContentPage.objects.filter(pk=page.pk).update(title="Ohne Revision")
    assert staff("get", f"pages/{page.pk}/").headers["ETag"] != tag


def test_what_is_made_is_answered_with_its_version(staff, page):
    copied = staff("post", f"pages/{page.pk}/actions/copy/", {"slug": "kopie"})

    assert copied.status_code == 201, copied.content
    address = f"pages/{copied.json()['id']}/"
    assert copied.headers["ETag"] == staff("get", address).headers["ETag"]


def test_a_copy_of_an_old_version_is_refused_where_one_is_named(staff, page):
    answer = staff("post", f"pages/{page.pk}/actions/copy/", {}, based_on='"alt"')
    assert is_problem(answer, 412)


def test_lists_and_revisions_have_no_version(staff, page):
    for path in ("pages/", f"pages/{page.pk}/revisions/", "snippets/mso_pages.Topic/"):
        answer = staff("get", path)
        assert answer.status_code == 200
        assert "ETag" not in answer.headers


def test_what_is_not_there_is_not_found(staff, page):
    for path in ("pages/999999/", "pages/abc/", "snippets/mso_pages.Topic/999999/"):
        assert staff("patch", path, TITLE, based_on="*").status_code in (404, 422)


def test_what_fails_changes_no_version(staff, page):
    tag = staff("get", f"pages/{page.pk}/").headers["ETag"]
    answer = staff("patch", f"pages/{page.pk}/", {"title": ""}, based_on=tag)
    assert answer.status_code == 422
    assert "ETag" not in answer.headers
    assert staff("get", f"pages/{page.pk}/").headers["ETag"] == tag
