"""Quotas: what counts, whose it is, and what happens when it is used up."""

import pytest

from headless.delivery import throttling
from tests.factories.pages import ContentPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def get(client, site_tree):
    def get(path="pages/", **extra):
        return client.get(f"/api/v1/{path}", **extra)

    return get


@pytest.fixture(autouse=True)
def still(monkeypatch):
    """The minute does not end in the middle of a test."""
    monkeypatch.setattr(throttling, "time", lambda: 1_000_000_010.0)


def test_only_what_is_made_counts(get, settings):
    settings.HEADLESS_ANONYMOUS_QUOTA = 3
    first = get()
    assert first.headers["RateLimit-Policy"] == '"anonymous";q=3;w=60'
    assert first.headers["RateLimit"] == '"anonymous";r=2;t=10'

    for _ in range(10):
        again = get()
        assert again.status_code == 200
        assert "RateLimit" not in again.headers
        assert get(headers={"if-none-match": first.headers["ETag"]}).status_code == 304

    assert get("pages/?limit=1").headers["RateLimit"] == '"anonymous";r=1;t=10'
    assert get("pages/?limit=2").headers["RateLimit"] == '"anonymous";r=0;t=10'
    refused = get("pages/?limit=3")
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "10"
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert refused.headers["Cache-Control"] == "no-store"
    assert refused.headers["RateLimit"] == '"anonymous";r=0;t=10'
    # What was made before is still answered.
    assert get().status_code == 200


def test_errors_count(get, settings):
    settings.HEADLESS_ANONYMOUS_QUOTA = 2
    assert get("nothing/").status_code == 404
    assert get("pages/?x=1").status_code == 422
    assert get("nothing/").status_code == 429


def test_the_next_minute_begins_anew(get, settings, monkeypatch):
    settings.HEADLESS_ANONYMOUS_QUOTA = 1
    assert get().status_code == 200
    assert get("msos/").status_code == 429

    monkeypatch.setattr(throttling, "time", lambda: 1_000_000_020.0)
    assert get("msos/").status_code == 200


def test_four_hundred_phones_behind_one_address(get, settings):
    """On launch day a school opens the app: each phone asks for the same five answers."""
    settings.HEADLESS_ANONYMOUS_QUOTA = 10
    ContentPageFactory()
    paths = ["pages/", "msos/", "events/", "navigation/", "site/"]
    answers = [get(path).status_code for _phone in range(400) for path in paths]
    assert set(answers) == {200}


@pytest.mark.parametrize(
    ("proxies", "forwarded", "peer", "address"),
    [
        (0, "203.0.113.5", "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.5", "127.0.0.1", "203.0.113.5"),
        (1, "10.9.9.9, 203.0.113.5", "127.0.0.1", "203.0.113.5"),
        (2, "10.9.9.9, 203.0.113.5, 192.0.2.1", "127.0.0.1", "203.0.113.5"),
        (2, "203.0.113.5", "127.0.0.1", "203.0.113.5"),
        (1, "", "127.0.0.1", "127.0.0.1"),
        (1, "nonsense", "127.0.0.1", "unknown"),
        (0, "", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (0, "", "::ffff:198.51.100.7", "198.51.100.7"),
        (0, "", "", "unknown"),
    ],
)
def test_whose_address_it_is(rf, settings, proxies, forwarded, peer, address):
    settings.HEADLESS_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR=peer, headers={"x-forwarded-for": forwarded})
    assert throttling.client_address(request) == address


def test_each_address_has_its_own_quota(get, settings):
    settings.HEADLESS_ANONYMOUS_QUOTA = 1
    assert get("pages/?limit=1", REMOTE_ADDR="198.51.100.1").status_code == 200
    assert get("pages/?limit=2", REMOTE_ADDR="198.51.100.1").status_code == 429
    assert get("pages/?limit=2", REMOTE_ADDR="198.51.100.2").status_code == 200


def test_apps_in_a_browser_may_read_what_is_left(get):
    answer = get(headers={"origin": "https://app.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    exposed = answer.headers["Access-Control-Expose-Headers"].split(", ")
    assert {"ETag", "RateLimit", "RateLimit-Policy", "Retry-After"} <= set(exposed)
