"""D11: no login of the back office opens the drafts of another organisation."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from .asking import browser
from .world import MARKER, WAITING

pytestmark = pytest.mark.django_db

# Views of a page that show what is in it, by the arguments besides the page.
VIEWS = {
    "wagtailadmin_pages:edit": (),
    "wagtailadmin_pages:view_draft": (),
    "wagtailadmin_pages:preview_on_edit": (),
    "wagtailadmin_pages:history": (),
    "wagtailadmin_pages:usage": (),
    "wagtailadmin_pages:workflow_history": (),
    "wagtailadmin_pages:copy": (),
    "wagtailadmin_pages:revisions_index": (),
    "wagtailadmin_explore": (),
    "wagtail_localize:submit_page_translation": (),
    "press_texts:published": (),
}
LISTS = (
    "/admin/choose-page/",
    f"/admin/choose-page/search/?q={MARKER}",
    f"/admin/pages/search/?q={MARKER}",
    f"/admin/api/main/pages/?search={MARKER}",
    "/admin/api/main/pages/",
    "/admin/reports/site-history/",
    "/admin/reports/aging-pages/",
    "/admin/reports/workflow/",
    "/admin/draft_pages/",
    "/admin/msos/",
    "/admin/mso_chooser/",
    f"/admin/mso_chooser/results/?q={MARKER}",
    "/admin/images/chooser/",
    "/admin/documents/chooser/",
    "/admin/bulk/wagtailcore/page/delete/?id={id}",
    "/admin/bulk/wagtailcore/page/publish/?id={id}",
)


@pytest.fixture
def phone(world):
    return browser(world.people["member of A"])


@pytest.fixture(params=["draft", "in review"])
def foreign(world, request):
    return Page.objects.get(pk=world.pages["B", request.param].pk)


@pytest.mark.parametrize("name", VIEWS)
def test_a_foreign_draft_and_none_at_all_look_the_same(phone, foreign, name):
    shown = phone.get(reverse(name, args=[foreign.pk, *VIEWS[name]]))
    unknown = phone.get(reverse(name, args=[999_999, *VIEWS[name]]))

    assert MARKER.encode() not in shown.content
    assert (shown.status_code, shown.content) == (unknown.status_code, unknown.content)
    assert shown.headers.get("Location") == unknown.headers.get("Location")


def test_its_revisions_are_closed(phone, foreign):
    for name, args in (
        ("wagtailadmin_pages:revisions_view", [foreign.pk, foreign.latest_revision_id]),
        ("wagtailadmin_pages:revisions_revert", [foreign.pk, foreign.latest_revision_id]),
        ("wagtailadmin_pages:revisions_compare", [foreign.pk, "earliest", "latest"]),
    ):
        response = phone.get(reverse(name, args=args))
        assert response.status_code in (302, 403)
        assert MARKER.encode() not in response.content


@pytest.mark.parametrize("url", LISTS)
def test_no_list_names_it(phone, world, url):
    foreign = world.pages["B", "draft"]

    response = phone.get(url.format(id=foreign.pk))

    assert f"{MARKER} B".encode() not in response.content


@pytest.mark.parametrize("path", ["msos/{key}/", "msos/", "offers/", "changes/"])
def test_the_api_never_shows_a_draft_with_a_session(phone, world, path):
    for owner in ("A", "B"):
        key = world.pages[owner, "draft"].translation_key
        response = phone.get("/api/v1/" + path.format(key=key))
        assert MARKER.encode() not in response.content
    draft = phone.get(f"/api/v1/msos/{world.pages['B', 'draft'].translation_key}/?version=draft")
    assert draft.status_code in (404, 422)


def test_what_waits_is_shown_to_its_own_members_alone(world):
    """As it would be once it is accepted, in the built-in view."""
    client = {owner: browser(world.people[f"member of {owner}"]) for owner in ("A", "B")}
    for state in ("draft", "in review", "live", "private"):
        text = WAITING.format(owner="A", state=state)
        url = reverse("my_organisation:preview", args=[world.keys["A", state]])

        assert text in client["A"].get(url).content.decode()
        foreign = client["B"].get(url)
        assert foreign.status_code == 404
        assert text not in foreign.content.decode()
        own = reverse("my_organisation:preview", args=[world.keys["B", state]])
        assert text not in client["B"].get(own).content.decode()


def test_what_waits_is_not_public(world, client):
    profile = world.pages["A", "live"]
    text = WAITING.format(owner="A", state="live")

    for url in (f"/api/v1/msos/{profile.translation_key}/", profile.full_url):
        response = client.get(url)
        assert response.status_code == 200
        assert text not in response.content.decode()


def test_files_of_others_are_closed(phone, world):
    for url in (
        reverse("wagtailimages:edit", args=[world.images["B"].pk]),
        reverse("wagtailimages_chooser:chosen", args=[world.images["B"].pk]),
        reverse("wagtaildocs:edit", args=[world.documents["B"].pk]),
    ):
        response = phone.get(url)
        assert response.status_code in (302, 403, 404)
        assert MARKER.encode() not in response.content
