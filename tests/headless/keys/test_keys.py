"""Keys raise the quota, show nothing more, and are refused when they do not count."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.utils import timezone

from headless.keys import services
from headless.models import APIKey, APIKeyUse
from tests.contract import hiding
from tests.factories.pages import ContentPageFactory

ORIGIN = "https://portal.example"


@pytest.fixture
def make(db, monkeypatch):
    # Uses are written where a test says so, not when the clock does.
    monkeypatch.setattr(services, "SECONDS_BETWEEN_WRITES", float("inf"))

    def make(**values):
        key = APIKey(**{"name": "Stadtportal", "owner": "Stadt Beispiel", "quota": 5, **values})
        key.full_clean(exclude=["prefix", "digest"])
        return key, services.create_key(key)

    yield make
    services._uses.clear()


@pytest.fixture
def get(client, site_tree, settings):
    settings.HEADLESS_ANONYMOUS_QUOTA = 2

    def get(text, path="pages/", **headers):
        return client.get(f"/api/v1/{path}", headers={"authorization": f"Bearer {text}", **headers})

    return get


def test_a_key_adds_to_the_quota(make, get):
    _key, text = make()
    answers = [get(text, f"pages/?limit={number}") for number in range(1, 7)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert answers[0].headers["RateLimit-Policy"] == '"key";q=5;w=60'
    assert answers[0].headers["Cache-Control"].startswith("private, ")


def test_a_key_shows_nothing_more_and_the_same(make, get, client):
    page = ContentPageFactory()
    hidden = ContentPageFactory()
    hiding.restrict(hidden)
    _key, text = make()

    anonymous = client.get("/api/v1/pages/")
    keyed = get(text)

    assert keyed.content == anonymous.content
    assert keyed.headers["ETag"] == anonymous.headers["ETag"]
    found = {item["id"] for item in keyed.json()["items"]}
    assert str(page.translation_key) in found
    assert str(hidden.translation_key) not in found


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer ", "Basic YTpi", "Bearer mso_sk_", "Bearer x", "Bearer \x7fä"]
)
def test_what_is_no_key_is_refused(client, site_tree, header):
    answer = client.get("/api/v1/pages/", headers={"authorization": header})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="API"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.json()["status"] == 401


def test_a_key_of_another_ending_is_none(make, get):
    _key, text = make()
    assert get(text[:-1] + ("a" if text[-1] != "a" else "b")).status_code == 401


def test_who_tries_keys_uses_up_the_quota_of_the_address(make, get, client):
    assert [get(f"mso_sk_{number}").status_code for number in range(3)] == [401, 401, 429]


def test_a_revoked_key_is_refused_at_once(make, get):
    key, text = make()
    assert get(text).status_code == 200
    services.revoke_key(key)
    assert get(text).status_code == 401


def test_a_key_is_valid_on_its_last_day(make, get, monkeypatch):
    today = timezone.localdate()
    _key, text = make(expires_on=today)
    assert get(text).status_code == 200

    monkeypatch.setattr(timezone, "localdate", lambda: today + dt.timedelta(days=1))
    assert get(text).status_code == 401


def test_a_key_for_browsers_is_bound_to_its_sites(make, get, client, settings):
    settings.HEADLESS_ANONYMOUS_QUOTA = 100
    _key, text = make(kind="publishable", origins=[ORIGIN])
    assert text.startswith("mso_pk_")
    assert get(text, origin=ORIGIN).status_code == 200
    for origin in ("https://other.example", "http://portal.example", "null", ""):
        answer = get(text, origin=origin)
        assert answer.status_code == 403
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
    # What a browser asks before it sends a key.
    asked = client.options("/api/v1/pages/")
    assert "Authorization" in asked.headers["Access-Control-Allow-Headers"]


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "publishable"},
        {"kind": "publishable", "origins": ["https://portal.example/path"]},
        {"kind": "publishable", "origins": ["*"]},
        {"kind": "secret", "origins": [ORIGIN]},
        {"expires_on": dt.date(2020, 1, 1)},
        {"quota": 0},
    ],
)
def test_what_a_key_may_not_be(make, values):
    with pytest.raises(ValidationError):
        make(**values)


def test_only_a_hash_is_kept(make):
    key, text = make()
    key.refresh_from_db()
    stored = [str(getattr(key, field.name)) for field in APIKey._meta.concrete_fields]
    assert not any(text[len(key.prefix) :] in value for value in stored)
    assert text.startswith(key.prefix)
    assert len(text) > 50


def test_its_use_is_counted_by_day(make, get):
    key, text = make(quota=1)
    assert [get(text, path).status_code for path in ("pages/", "pages/", "msos/")] == [
        *(200, 200, 429)
    ]
    assert APIKeyUse.objects.count() == 0

    services.write_uses()

    use = APIKeyUse.objects.get()
    assert (use.key, use.day) == (key, timezone.localdate())
    assert (use.requests, use.made, use.refused) == (3, 1, 1)
    key.refresh_from_db()
    assert key.last_used_at is not None

    get(text)
    services.write_uses()
    use.refresh_from_db()
    assert use.requests == 4


def test_an_answer_does_not_fail_for_a_use_that_cannot_be_written(make, get, monkeypatch, caplog):
    _key, text = make()
    monkeypatch.setattr(services, "SECONDS_BETWEEN_WRITES", 0)

    def locked(*args):
        raise OperationalError("database is locked")

    with monkeypatch.context() as patch:
        patch.setattr(services, "_write_use", locked)
        assert get(text).status_code == 200
    assert "could not be written" in caplog.text

    get(text)
    assert APIKeyUse.objects.get().requests == 2


def test_uses_are_written_now_and_then(make, get, monkeypatch):
    _key, text = make()
    monkeypatch.setattr(services, "SECONDS_BETWEEN_WRITES", 0)
    get(text)
    assert APIKeyUse.objects.get().requests == 1
