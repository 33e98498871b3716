"""What `load_demo` and `run_demo` do; without loading the whole site."""

import io
from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.core.management.commands import migrate
from pytest_django import Settings
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, Site

from headless.models import ContentPage, Imprint
from mso_pages.models import Municipality, Topic
from mso_site.demo import loader, users
from mso_site.demo.pages import create_home, set_up_site
from mso_site.demo.writer import Writer
from mso_site.management.commands import load_demo

pytestmark = pytest.mark.django_db

MEMBERS = ["verein", "gruppe"]


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

    monkeypatch.setattr(load_demo, "load", load)


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
    assert (site.hostname, site.is_default_site, site.root_page_id) == ("127.0.0.1", True, home.pk)
    assert Imprint.for_site(site).email == "portal@example.org"


@pytest.fixture
def demo_home(settings: Settings) -> Page:
    """The home page of the demo site, which was set up at port 8000."""
    settings.WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
    home = create_home(Writer(get_user_model().objects.create_user("leitung")))
    set_up_site(home)
    return home


@pytest.mark.parametrize(
    ("address", "port"),
    [("http://127.0.0.1:8001", 8001), ("http://demo.example.org", 80), ("https://x.example", 443)],
)
@pytest.mark.usefixtures("no_load")
def test_demo_site_follows_the_server_to_its_port(
    demo_home: Page, settings: Settings, address: str, port: int
) -> None:
    assert demo_home.full_url == "http://127.0.0.1:8000/"
    settings.WAGTAILADMIN_BASE_URL = address
    output = io.StringIO()

    call_command("load_demo", "--if-empty", stdout=output)

    assert "its port follows ADMIN_BASE_URL" in output.getvalue()
    assert Site.objects.get().port == port
    assert Page.objects.get(pk=demo_home.pk).full_url == f"{Site.objects.get().root_url}/"


def another_host_name(home: Page) -> None:
    Site.objects.update(hostname="eigene.example.org")


def another_home_page(home: Page) -> None:
    own = Page.get_first_root_node().add_child(instance=ContentPage(title="Eigenes", live=False))
    Site.objects.update(root_page=own)


@pytest.mark.parametrize("change", [another_host_name, another_home_page])
@pytest.mark.usefixtures("no_load")
def test_site_that_is_not_the_demos_keeps_its_port(
    demo_home: Page, settings: Settings, change: Callable[[Page], None]
) -> None:
    change(demo_home)
    settings.WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8001"
    output = io.StringIO()

    call_command("load_demo", "--if-empty", stdout=output)

    assert "nothing was changed" in output.getvalue()
    assert Site.objects.get().port == 8000


def test_one_command_migrates_loads_and_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    serve = "django.core.management.commands.runserver.run"
    monkeypatch.setattr(migrate.Command, "handle", lambda *args, **options: steps.append("migrate"))
    monkeypatch.setattr(load_demo, "load", lambda: steps.append("load"))
    monkeypatch.setattr(serve, lambda host, port, *args, **options: steps.append(f"{host}:{port}"))
    output = io.StringIO()

    call_command("run_demo", "127.0.0.1:8001", stdout=output)

    assert steps == ["migrate", "load", "127.0.0.1:8001"]
    assert "http://127.0.0.1:8001/admin/" in output.getvalue()


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


@pytest.mark.usefixtures("indexes")
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
    assert [login.username for login in users.present_logins()] == ["leitung", "admin", *MEMBERS]


def test_locked_user_is_not_offered() -> None:
    for login in users.LOGINS[:2]:
        Group.objects.create(name=login.group)
    users.create_users()
    get_user_model().objects.filter(username="admin").update(is_active=False)

    assert [login.username for login in users.present_logins()] == [
        "leitung",
        "redaktion",
        *MEMBERS,
    ]
