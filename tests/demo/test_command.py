"""When `load_demo` loads and when it refuses; without loading the whole site."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from pytest_django import Settings
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, Site

from headless.models import ContentPage, Imprint
from mso_pages.models import Municipality, Topic
from mso_site.demo import loader, users
from mso_site.demo.pages import create_home, set_up_site
from mso_site.demo.writer import Writer

pytestmark = pytest.mark.django_db


def a_page() -> None:
    Page.objects.get(slug="home").add_child(instance=ContentPage(title="Eigenes", live=False))


def a_snippet() -> None:
    Topic.objects.create(title="Eigenes", slug="eigenes", live=False)


def a_municipality() -> None:
    Municipality.objects.create(ags="05913000", name="Dortmund")


def an_image() -> None:
    get_image_model().objects.create(title="Eigenes", file=get_test_image_file())


def a_second_site() -> None:
    Site.objects.create(hostname="eigene.example.org", root_page=Page.objects.get(slug="home"))


def a_host_name() -> None:
    Site.objects.update(hostname="eigene.example.org")


own_content = pytest.mark.parametrize(
    "create", [a_page, a_snippet, a_municipality, an_image, a_second_site, a_host_name]
)


@pytest.fixture
def no_load(monkeypatch: pytest.MonkeyPatch) -> None:
    def load() -> None:
        pytest.fail("the demo site was loaded")

    monkeypatch.setattr("mso_site.management.commands.load_demo.load", load)


@own_content
@pytest.mark.usefixtures("no_load")
def test_own_content_is_refused_in_one_sentence(create) -> None:
    create()

    with pytest.raises(CommandError) as refusal:
        call_command("load_demo")

    assert str(refusal.value).startswith("The database has content of its own: ")
    assert "\n" not in str(refusal.value)


@own_content
@pytest.mark.usefixtures("no_load")
def test_if_empty_leaves_own_content_alone(create) -> None:
    create()
    output = io.StringIO()

    call_command("load_demo", "--if-empty", stdout=output)

    assert output.getvalue() == ""
    assert not get_user_model().objects.exists()


def test_fresh_database_has_no_content() -> None:
    assert not loader.has_content()


@pytest.mark.usefixtures("no_load")
def test_server_gets_no_demo_site(settings: Settings) -> None:
    settings.DEMO_USERS_ALLOWED = False

    with pytest.raises(CommandError, match="not for a server"):
        call_command("load_demo", "--if-empty")


def site_at_the_root() -> None:
    Site.objects.update(root_page=Page.get_first_root_node())


def no_site() -> None:
    Site.objects.all().delete()


def no_welcome_page() -> None:
    Page.objects.get(slug="home").delete()


@pytest.mark.parametrize("prepare", [site_at_the_root, no_site, no_welcome_page])
def test_site_is_set_up_whatever_is_left_of_the_first_one(prepare) -> None:
    prepare()
    assert not loader.has_content()

    home = create_home(Writer(get_user_model().objects.create_user("leitung")))
    set_up_site(home)

    assert [page.slug for page in Page.objects.order_by("path")] == ["root", "start"]
    site = Site.objects.get()
    assert (site.hostname, site.is_default_site, site.root_page_id) == ("localhost", True, home.pk)
    assert Imprint.for_site(site).email == "portal@example.org"


def test_interrupted_load_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(loader, "create_terms", interrupt)

    with pytest.raises(KeyboardInterrupt):
        call_command("load_demo")

    assert not loader.has_content()
    assert Site.objects.get().root_page.slug == "home"
    assert not get_user_model().objects.exists()
    assert not Group.objects.filter(name__startswith="Redaktion").exists()


def test_search_index_follows_changes_after_an_interrupted_load(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(loader, "create_municipalities", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        loader.load()

    Municipality.objects.create(ags="05913000", name="Dortmund")

    indexed = Municipality.objects.get(ags="05913000").index_entries
    assert indexed.exists()


def test_user_of_the_same_name_stays_untouched() -> None:
    own = get_user_model().objects.create_user("redaktion", password="my-own")
    Group.objects.create(name="Redaktionsleitung")

    users.create_users()

    own.refresh_from_db()
    assert own.check_password("my-own")
    assert not own.groups.exists()
    assert [login.username for login in users.present_logins()] == ["leitung", "admin"]


def test_locked_user_is_not_offered() -> None:
    for login in users.LOGINS[:2]:
        Group.objects.create(name=login.group)
    users.create_users()
    get_user_model().objects.filter(username="admin").update(is_active=False)

    assert [login.username for login in users.present_logins()] == ["leitung", "redaktion"]
