"""Who may do what with which page, file and person: every role, state and owner."""

import pytest
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from mso_pages.models import EntrustedPage, Membership, MSOProfilePage
from tests.factories.locales import translate
from tests.factories.members import member_of, staff
from tests.factories.msos import MSOProfilePageFactory

from .world import ROLES, STATES, fresh

pytestmark = pytest.mark.django_db

# What the roles may do with a page of A or B, by what the tester of Wagtail calls it. Members
# edit their own; of a page offline there is nothing to take offline.
MEMBERS = {"can_edit"}
EDITORS = {"can_edit", "can_delete", "can_move"}
CHIEFS = {
    *("can_edit", "can_publish", "can_unpublish", "can_delete", "can_move", "can_unschedule"),
    "can_set_view_restrictions",
}
SUPERUSERS = {*CHIEFS, "can_lock", "can_unlock"}
ACTS = sorted(SUPERUSERS)
# Wagtail asks only of people who signed in.
PEOPLE = ROLES[1:]
OFFLINE = ("draft", "in review")


def expected(role, owner, state):
    if state == "deleted":
        return set()
    if role == "superuser":
        may = SUPERUSERS
    elif role == "chief editor":
        # The reviewer of a workflow may lock what waits.
        may = CHIEFS | {"can_lock"} if state == "in review" else CHIEFS
    elif role == "editor":
        # Who may not publish may not take away what is public.
        may = EDITORS if state in OFFLINE else {"can_edit"}
    else:
        may = MEMBERS if role.endswith(f"of {owner}") else set()
    return may - {"can_unpublish"} if state in OFFLINE else may


@pytest.mark.parametrize("owner", ["A", "B"])
@pytest.mark.parametrize("state", [state for state in STATES if state != "deleted"])
@pytest.mark.parametrize("role", PEOPLE)
def test_what_a_role_may_do_with_a_page(world, role, state, owner):
    page = Page.objects.get(pk=world.pages[owner, state].pk)
    tester = page.permissions_for_user(fresh(world.people[role]))

    assert {act for act in ACTS if getattr(tester, act)()} == expected(role, owner, state)


@pytest.mark.parametrize("owner", ["A", "B"])
@pytest.mark.parametrize("state", ["draft", "live"])
@pytest.mark.parametrize("role", PEOPLE)
def test_what_a_role_may_do_with_an_event(world, role, state, owner):
    page = Page.objects.get(pk=world.events[owner, state].pk)
    tester = page.permissions_for_user(fresh(world.people[role]))

    assert {act for act in ACTS if getattr(tester, act)()} == expected(role, owner, state)


def everything(world):
    return {**world.pages, **{(owner, f"event {s}"): p for (owner, s), p in world.events.items()}}


@pytest.mark.parametrize("model", [Page, MSOProfilePage], ids=["page", "profile"])
@pytest.mark.parametrize("action", ["change", "publish", "add", "lock", "bulk_delete"])
@pytest.mark.parametrize("role", ROLES)
def test_which_pages_a_role_is_given(world, role, action, model):
    """Whichever class is asked first, and whatever is remembered of it."""
    user = fresh(world.people[role])
    policy = policy_registry.get_by_type(model)

    given = policy.instances_user_has_permission_for(user, action)
    keys = set(given.values_list("pk", flat=True))

    for (owner, state), page in everything(world).items():
        if model is MSOProfilePage and state.startswith("event"):
            continue
        if role == "superuser":
            may = True
        elif role == "chief editor":
            may = action in ("change", "publish", "add")
        elif role == "editor":
            may = action in ("change", "add")
        else:
            may = action == "change" and world.own(role, owner)
        is_there = not state.endswith("deleted")
        assert (page.pk in keys) == (may and is_there), (owner, state)
        if is_there:
            instance = model.objects.get(pk=page.pk)
            assert policy.user_has_permission_for_instance(user, action, instance) == may


@pytest.mark.parametrize("role", ["member of A", "owner of A"])
def test_members_explore_their_own_pages_and_what_lies_above(world, role):
    user = fresh(world.people[role])
    policy = policy_registry.get_by_type(Page)

    seen = set(policy.explorable_instances(user).values_list("pk", flat=True))

    own = {
        page.pk for (owner, state), page in everything(world).items() if owner == "A" and page.pk
    }
    own &= set(Page.objects.values_list("pk", flat=True))
    assert own <= seen
    foreign = {page.pk for (owner, _state), page in everything(world).items() if owner == "B"}
    assert not foreign & seen
    root = policy.explorable_root_instance(user)
    assert {page.pk for page in root.get_ancestors()} & seen == set()
    assert seen - own == {
        root.pk,
        *Page.objects.filter(
            pk__in={a.pk for p in Page.objects.filter(pk__in=own) for a in p.get_ancestors()},
            path__startswith=root.path,
        ).values_list("pk", flat=True),
    }


def test_who_may_change_a_page(world):
    policy = policy_registry.get_by_type(Page)
    page = world.pages["A", "live"]

    changing = policy.users_with_permission_for_instance("change", page)
    publishing = policy.users_with_permission_for_instance("publish", page)

    names = {"amina", "olga", "redaktion", "chefin", "technik"}
    assert set(changing.values_list("username", flat=True)) == names
    assert set(publishing.values_list("username", flat=True)) == {"chefin", "technik"}
    event = policy.users_with_permission_for_instance("change", world.events["B", "draft"])
    assert "bilal" in event.values_list("username", flat=True)
    anywhere = policy.users_with_permission("change").values_list("username", flat=True)
    assert set(anywhere) == names | {"bilal"}


@pytest.mark.parametrize("kind", ["images", "documents"])
@pytest.mark.parametrize("owner", ["A", "B"])
@pytest.mark.parametrize("role", ROLES)
def test_which_files_a_role_may_use(world, role, owner, kind):
    user = fresh(world.people[role])
    thing = getattr(world, kind)[owner]
    policy = policy_registry.get(thing)
    own = world.own(role, owner)

    for action in ("choose", "change"):
        may = role == "superuser" or own
        assert policy.user_has_permission_for_instance(user, action, thing) == may
        given = policy.instances_user_has_permission_for(user, action)
        assert given.filter(pk=thing.pk).exists() == may
    for action in ("add", "delete"):
        assert policy.user_has_permission_for_instance(user, action, thing) == (role == "superuser")


# Around the matrix ---------------------------------------------------------------------


@pytest.fixture
def page(world):
    return Page.objects.get(pk=world.pages["A", "live"].pk)


def may_edit(user, page):
    return page.permissions_for_user(fresh(user)).can_edit()


def test_a_membership_that_ended_gives_nothing(world, page):
    user = world.people["member of A"]
    Membership.objects.filter(user=user).delete()

    assert not may_edit(user, page)
    assert not fresh(user).has_perm("wagtailadmin.access_admin")


def test_an_inactive_member_may_nothing(world, page):
    user = world.people["member of A"]
    user.is_active = False
    user.save()

    assert not may_edit(user, page)
    assert not fresh(user).has_perm("wagtailadmin.access_admin")
    policy = policy_registry.get_by_type(Page)
    assert not policy.instances_user_has_permission_for(fresh(user), "change").exists()
    assert user not in policy.users_with_permission_for_instance("change", page)


def test_an_event_that_is_entrusted_no_longer_is_nobodys(world):
    event = world.events["A", "live"]
    EntrustedPage.objects.filter(page_key=event.translation_key).delete()

    assert not may_edit(world.people["member of A"], Page.objects.get(pk=event.pk))


def test_the_translations_of_an_own_page_are_own_pages(world, page):
    translation = translate(page.specific, "tr")

    assert may_edit(world.people["member of A"], Page.objects.get(pk=translation.pk))
    assert not may_edit(world.people["member of B"], Page.objects.get(pk=translation.pk))


def test_members_enter_the_admin_without_a_group(world):
    for role in ROLES:
        user = fresh(world.people[role])
        assert user.has_perm("wagtailadmin.access_admin") == (role != "anonymous")
    assert not world.people["member of A"].groups.exists()


def test_an_editor_who_is_a_member_too_keeps_both(world, page):
    """Rights by groups for one branch, a membership elsewhere."""
    other = Page.objects.get(pk=world.events["B", "draft"].pk)
    user = staff(other.get_parent(), "beides")
    Membership.objects.create(organisation=world.pages["A", "live"].translation_key, user=user)

    assert other.permissions_for_user(fresh(user)).can_publish()
    own = page.permissions_for_user(fresh(user))
    assert (own.can_edit(), own.can_publish(), own.can_delete()) == (True, False, False)
    policy = policy_registry.get_by_type(Page)
    given = policy.instances_user_has_permission_for(fresh(user), "change")
    assert {page.pk, other.pk} <= set(given.values_list("pk", flat=True))
    explored = policy.explorable_instances(fresh(user))
    assert {page.pk, other.pk} <= set(explored.values_list("pk", flat=True))
    foreign = world.pages["B", "live"].pk
    assert foreign not in set(given.values_list("pk", flat=True))


def test_several_organisations_are_asked_for_at_once(world, django_assert_num_queries):
    """One condition for all own pages, not one for each."""
    user = world.people["member of A"]
    for number in range(3):
        page = MSOProfilePageFactory(title=f"Verein {number}")
        Membership.objects.create(organisation=page.translation_key, user=user)
    policy = policy_registry.get_by_type(Page)
    user = fresh(user)
    given = policy.instances_user_has_permission_for(user, "change")
    assert str(given.query).count("LIKE") == 0
    with django_assert_num_queries(1):
        list(given.values_list("pk", flat=True))


def test_files_of_nobody_are_for_staff(world):
    for model in (get_image_model(), get_document_model()):
        policy = policy_registry.get_by_type(model)
        assert not policy.user_has_permission(fresh(world.people["member of A"]), "add")
        stranger = member_of(world.pages["B", "live"], f"fremd-{model.__name__}")
        given = policy.instances_user_has_permission_for(stranger, "choose")
        assert set(given.values_list("upload__organisation", flat=True)) == {
            world.pages["B", "live"].translation_key
        }
