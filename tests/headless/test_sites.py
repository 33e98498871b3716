"""The site of a request is kept for seconds, and forgotten when a site is saved."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from headless import sites
from headless.sites import site_of
from tests.factories.tree import create_site_tree


@pytest.fixture
def ask(rf, settings):
    settings.ALLOWED_HOSTS = ["*"]

    def ask(host="localhost"):
        with CaptureQueriesContext(connection) as captured:
            found = site_of(rf.get("/", headers={"host": host}))
        return found.hostname, len(captured)

    return ask


def test_a_site_is_asked_for_once(site_tree, ask):
    create_site_tree("other.example", is_default=False)
    sites.forget_sites()

    assert ask() == ("localhost", 1)
    assert ask() == ("localhost", 0)
    assert ask("other.example") == ("other.example", 1)


def test_it_is_asked_for_again_after_some_seconds(site_tree, ask, monkeypatch):
    sites.forget_sites()
    ask()
    now = sites.monotonic()

    monkeypatch.setattr(sites, "monotonic", lambda: now + sites.SECONDS_KEPT + 1)

    assert ask() == ("localhost", 1)


def test_a_site_that_was_saved_is_not_what_is_kept(
    site_tree, ask, django_capture_on_commit_callbacks
):
    create_site_tree("other.example", is_default=False)
    sites.forget_sites()
    assert ask("new.example") == ("localhost", 1)

    with django_capture_on_commit_callbacks(execute=True):
        site = Site.objects.get(hostname="other.example")
        site.hostname = "new.example"
        site.save()

    assert ask("new.example") == ("new.example", 1)


def test_hosts_without_end_are_not_kept(site_tree, ask, monkeypatch):
    monkeypatch.setattr(sites, "MOST_KEPT", 3)
    for number in range(10):
        ask(f"h{number}.example")

    assert len(sites._kept) <= 3
