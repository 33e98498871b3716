"""What belongs to a site and is public."""

import pytest
from wagtail.models import Page, PageViewRestriction, Site

from events.models import EventPage
from headless.selectors import SiteScope, site_scope
from mso_pages.models import Topic
from tests.factories.copies import multiply
from tests.factories.events import EventPageFactory
from tests.factories.locales import locale, translate
from tests.factories.pages import ContentPageFactory
from tests.factories.terms import TopicFactory
from tests.factories.tree import create_site_tree


def titles(site, model=EventPage):
    return sorted(site_scope(site).pages(model).values_list("title", flat=True))


@pytest.fixture
def other(site_tree, settings):
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "other.example"]
    return create_site_tree("other.example", is_default=False)


def test_each_site_has_its_own_pages(site_tree, other):
    EventPageFactory(title="Hier")
    EventPageFactory(title="Dort", parent=other.events)

    assert titles(site_tree.site) == ["Hier"]
    assert titles(other.site) == ["Dort"]


def test_the_host_of_the_request_chooses_the_site(site_tree, other, client):
    here = EventPageFactory(title="Hier")
    EventPageFactory(title="Dort", parent=other.events)

    def read(host, path="events/"):
        return client.get(f"/api/v1/{path}", headers={"host": host})

    assert [item["title"] for item in read("localhost").json()["items"]] == ["Hier"]
    assert [item["title"] for item in read("other.example").json()["items"]] == ["Dort"]
    assert read("other.example", f"events/{here.translation_key}/").status_code == 404
    assert (
        read("other.example").json()["items"][0]["meta"]["html_url"]
        == "http://other.example/veranstaltungen/"
        + read("other.example").json()["items"][0]["slug"]
        + "/"
    )


def test_a_page_of_another_site_is_no_reference(site_tree, other, client):
    foreign = EventPageFactory(parent=other.events)
    page = ContentPageFactory(
        body=[("text", f'<p><a linktype="page" id="{foreign.pk}">Dort</a></p>')]
    )

    [block] = client.get(f"/api/v1/pages/{page.translation_key}/").json()["body"]

    assert block["value"] == "<p>Dort</p>"


def test_translations_of_the_root_page_belong_to_the_site(site_tree):
    translate(EventPageFactory(title="Fest"), "tr", title="Şenlik")

    assert titles(site_tree.site) == ["Fest", "Şenlik"]


def test_a_page_beside_the_root_page_is_outside(site_tree):
    beside = ContentPageFactory(parent=Page.get_first_root_node(), title="Daneben")

    assert beside.live
    assert "Daneben" not in titles(site_tree.site, Page)
    assert titles(site_tree.site, Page) == ["Start"]


def test_the_root_page_itself_may_be_private(site_tree):
    EventPageFactory()
    PageViewRestriction.objects.create(page=site_tree.root, restriction_type="login")

    assert titles(site_tree.site) == []


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_every_restriction_hides_the_page_and_what_is_below(site_tree, kind):
    EventPageFactory(title="Offen", slug="offen")
    folder = ContentPageFactory(title="Ordner")
    inside = ContentPageFactory(parent=ContentPageFactory(parent=folder, title="Fach"))
    ContentPageFactory(title="Nebenan")
    PageViewRestriction.objects.create(page=folder, restriction_type=kind, password="x")

    assert inside.live
    assert titles(site_tree.site, type(folder)) == ["Nebenan", "Start"]
    assert titles(site_tree.site) == ["Offen"]


def test_a_restriction_hides_no_sibling_whose_path_begins_alike(site_tree):
    """Paths have fixed steps of four digits to the base of 36."""
    first = ContentPageFactory(title="Ordner")
    multiply([first], 40)
    PageViewRestriction.objects.create(page=first, restriction_type="login")

    assert titles(site_tree.site, type(first)) == [*["Ordner"] * 39, "Start"]


def test_an_alias_is_left_out(site_tree):
    EventPageFactory(title="Original").copy_for_translation(
        locale("tr"), copy_parents=True, alias=True
    )

    assert titles(site_tree.site) == ["Original"]
    assert EventPage.objects.live().count() == 2


def test_no_site_has_nothing(site_tree, client):
    EventPageFactory()
    Site.objects.all().delete()

    assert site_scope(None) == SiteScope((), ())
    assert client.get("/api/v1/events/").json()["count"] == 0


def test_snippets_belong_to_every_site_once_they_are_live(site_tree, other):
    TopicFactory(title="Bildung")
    TopicFactory(title="Entwurf", live=False)

    for site in (site_tree.site, other.site):
        assert [topic.title for topic in site_scope(site).snippets(Topic)] == ["Bildung"]


def test_d08_a_restriction_counts_for_every_translation(site_tree, read):
    """The fallback would hand out the other languages of what somebody protects."""
    event = EventPageFactory()
    turkish = translate(event, "tr")
    PageViewRestriction.objects.create(page=event, restriction_type="login")

    for code in ("de", "tr"):
        assert read("events/", locale=code)["count"] == 0

    PageViewRestriction.objects.update(page=turkish)
    for code in ("de", "tr"):
        assert read("events/", locale=code)["count"] == 0
