"""The site of a request is asked for anew only when something of the sites changed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from headless.sites import MOST_KEPT, _kept, _sites, site_of
from tests.factories.tree import create_site_tree


@pytest.fixture
def ask(rf, settings):
    settings.ALLOWED_HOSTS = ["*"]

    def ask(host="localhost", version=1):
        request = rf.get("/", headers={"host": host})
        request.content_version = version
        with CaptureQueriesContext(connection) as captured:
            found = site_of(request)
        return found, len(captured)

    return ask


def test_a_site_is_asked_for_once(site_tree, ask):
    other = create_site_tree("other.example", is_default=False)

    # Whether sites changed, the site, and the collections.
    assert ask() == (site_tree.site, 3)
    assert ask() == (site_tree.site, 0)
    assert ask("other.example") == (other.site, 3)


def test_another_version_leaves_it(site_tree, ask):
    ask()
    assert ask(version=2) == (site_tree.site, 2)


def test_its_first_page_is_never_an_older_one(site_tree, ask):
    ask()
    site_tree.root.title = "Neuer Titel"
    site_tree.root.save_revision().publish()

    site, queries = ask(version=2)

    assert site.root_page.title == "Neuer Titel"
    assert queries == 3


def test_any_number_of_hosts_fills_no_memory(site_tree, ask):
    for number in range(MOST_KEPT + 5):
        ask(f"{number}.example")
    assert max(len(_kept), len(_sites)) <= MOST_KEPT


def test_another_name_of_a_site_is_seen_at_once(site_tree, client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    other = create_site_tree("other.example", is_default=False)
    assert client.get("/api/v1/site/", headers={"host": "neu.example"}).status_code == 200

    other.site.hostname = "neu.example"
    other.site.save()

    answers = [
        client.get("/api/v1/sitemap/", headers={"host": host}).json()["items"]
        for host in ("neu.example", "other.example")
    ]
    assert answers[0] != answers[1]
