"""Editors whose groups give them a part of the tree alone read no draft of the rest."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from events.models import EventIndexPage
from mso_pages.models import Membership, MSOProfilePage
from tests.factories.locales import locale
from tests.factories.members import CHIEF_EDITOR, EDITOR, staff

from .asking import ask, browser, by_name, filled, takes_object
from .routes import routes
from .world import MARKER

pytestmark = [
    pytest.mark.django_db,
    # The policy behind it is walked through on both databases.
    pytest.mark.skipif(
        connection.vendor != "sqlite", reason="Every view is asked on SQLite alone."
    ),
]

ROLES = ("editor of events", "chief editor of events", "member of A and editor of events")


@pytest.fixture(scope="module")
def clients(world, django_db_blocker):
    """They may translate and enter every report besides."""
    with django_db_blocker.unblock():
        events = EventIndexPage.objects.get()
        people = {
            role: staff(events, role.replace(" ", "-"), actions)
            for role, actions in zip(ROLES, (EDITOR, CHIEF_EDITOR, EDITOR), strict=True)
        }
        for (owner, _state), organisation in world.keys.items():
            if owner == "A":
                Membership.objects.create(user=people[ROLES[2]], organisation=organisation)
        found = {}
        for role, user in people.items():
            user.groups.get().permissions.add(Permission.objects.get(codename="submit_translation"))
            found[role] = browser(user)
        return found


def foreign_drafts(world, role):
    """The titles of drafts that a role may not read."""
    owners = ("B",) if role.startswith("member of A") else ("A", "B")
    return [f"{MARKER} {owner} {state}" for owner in owners for state in ("draft", "in review")]


@pytest.fixture(scope="module")
def things(world, others, django_db_blocker):
    """As for the matrix; what stands in choosers and in reports is a draft of B."""
    draft = world.pages["B", "draft"]
    with django_db_blocker.unblock():
        profile = MSOProfilePage.objects.get(pk=draft.pk)
        source, _made = TranslationSource.update_or_create_from_instance(profile)
        translation = Translation.objects.create(source=source, target_locale=locale("uk"))
        of_b = {"translations": {**others["translations"], "B": translation}}
        return {**others, **of_b, "mso_chooser": draft.pk, "msos": draft.pk}


def told(response):
    """All that an answer says, the messages for the next page among it."""
    content = b"".join(response) if response.streaming else response.content
    return content.decode(errors="replace") + response.cookies.output()


# Who reviews the new event of an organisation is told whose it is.
REVIEW = "submissions:review"


def cases(route):
    """Role, owner and state: the drafts of both for everybody, what is live and in review once."""
    if not takes_object(route):
        return [(role, "B", "draft") for role in ROLES]
    drafts = [(role, owner, "draft") for role in ROLES for owner in ("A", "B")]
    return [*drafts, (ROLES[1], "B", "live"), (ROLES[2], "B", "in review")]


@pytest.mark.parametrize("route", routes(), ids=by_name)
def test_no_view_names_a_draft_of_the_rest(route, world, things, clients):
    for role, owner, state in cases(route):
        url = filled(route, world, things, owner, state)
        for method in ("get", "post"):
            said = told(ask(clients[role], method, url))
            for title in foreign_drafts(world, role):
                if route.name == REVIEW and "in review" in title:
                    continue
                assert title not in said, (role, method, url)


QUESTIONS = (
    "/admin/bulk/wagtailcore/page/{act}/?id={draft}",
    "/admin/bulk/wagtailcore/page/{act}/?id=all&childOf={section}",
)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("act", ["delete", "publish", "unpublish", "move"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_no_bulk_action_names_or_changes_a_draft_of_the_rest(world, clients, question, act, role):
    draft = Page.objects.get(pk=world.pages["B", "draft"].pk)
    url = question.format(act=act, draft=draft.pk, section=draft.get_parent().pk)

    for method in ("get", "post"):
        said = told(getattr(clients[role], method)(url))
        assert all(title not in said for title in foreign_drafts(world, role))
    assert not Page.objects.get(pk=draft.pk).live


SEARCHES = (
    f"/admin/choose-page/search/?q={MARKER}",
    f"/admin/mso_chooser/results/?q={MARKER}",
    "/admin/mso_chooser/chosen-multiple/?id={draft}",
    f"/admin/pages/search/?q={MARKER}",
    f"/admin/api/main/pages/?search={MARKER}",
    "/admin/reports/site-history/",
    f"/admin/localize/reports/translations/?source_title={MARKER}",
)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("search", SEARCHES)
def test_no_search_finds_a_draft_of_the_rest(world, things, clients, search, role):
    response = clients[role].get(search.format(draft=world.pages["B", "draft"].pk))

    assert response.status_code == 200
    said = told(response)
    assert all(title not in said for title in foreign_drafts(world, role))


@pytest.mark.parametrize("role", ROLES)
def test_what_is_live_is_offered_everywhere_and_own_drafts_to_those_who_keep_them(
    world, things, clients, role
):
    section = world.pages["B", "live"].get_parent().pk
    for url in (f"/admin/choose-page/{section}/", "/admin/mso_chooser/"):
        said = told(clients[role].get(url))
        assert "Verein B" in said
        assert (f"{MARKER} A draft" in said) == role.startswith("member of A")
    events = world.events["B", "draft"].get_parent().pk
    assert f"{MARKER} B Termin draft" in told(clients[role].get(f"/admin/choose-page/{events}/"))


def test_a_foreign_page_and_none_at_all_look_the_same(world, clients):
    client = clients[ROLES[0]]
    for name in (
        "wagtailadmin_explore",
        "wagtailadmin_pages:edit",
        "wagtailadmin_choose_page_child",
    ):
        shown = client.get(reverse(name, args=[world.pages["B", "draft"].pk]))
        unknown = client.get(reverse(name, args=[999_999]))
        assert (shown.status_code, unknown.status_code) == (404, 404)
