"""ETag, 304, Cache-Control and compression; no answer outlives what it says."""

import datetime as dt
import gzip
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone
from wagtail.models import Site
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY, SITE_ROOT_PATHS_CACHE_VERSION

from headless.changes.services import append_endpoint
from headless.delivery import caching, moments
from headless.models import ContentPage
from tests.factories.funding import FundingCallPageFactory
from tests.factories.locales import translate
from tests.factories.pages import ContentPageFactory
from tests.factories.tree import create_site_tree

VARY = "Accept-Encoding, Authorization"


def publish(page, **changes):
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


@pytest.fixture
def page(site_tree):
    return ContentPageFactory(title="Seite", teaser="Ein Satz. " * 100)


@pytest.fixture
def get(client):
    def get(path="pages/", **headers):
        return client.get(f"/api/v1/{path}", headers=headers)

    return get


def test_an_answer_that_did_not_change_is_not_sent_again(page, get, client):
    first = get()
    etag = first.headers["ETag"]

    for method in (client.get, client.head):
        again = method("/api/v1/pages/", headers={"if-none-match": etag})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["ETag"] == etag
        assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
        assert again.headers["Vary"] == VARY
        # A cache would take these over into what it has.
        assert not {"Content-Language", "Content-Type"} & set(again.headers)


@pytest.mark.parametrize("written", ["W/{}", '"other", {}', "{}"])
def test_the_mark_of_an_answer_may_be_weak_or_one_of_several(page, get, written):
    etag = get().headers["ETag"]
    assert get(**{"if-none-match": written.format(etag)}).status_code == 304


@pytest.mark.parametrize("written", ["", '"other"', "nothing", "*", '"'])
def test_another_mark_is_none(page, get, written):
    assert get(**{"if-none-match": written}).status_code == 200


def test_the_next_request_shows_what_was_published(page, get):
    before = get()
    publish(page, title="Neu")

    after = get(**{"if-none-match": before.headers["ETag"]})

    assert after.status_code == 200
    assert after.json()["items"][0]["title"] == "Neu"
    assert after.headers["ETag"] != before.headers["ETag"]


def test_publishing_without_a_change_leaves_the_mark(page, get):
    before = get().headers["ETag"]
    publish(page)
    assert get().headers["ETag"] == before


def test_a_draft_leaves_the_mark(page, get):
    before = get().headers["ETag"]
    page.title = "Entwurf"
    page.save_revision()
    assert get().headers["ETag"] == before


def test_each_address_has_a_mark_of_its_own(page, get):
    key = page.translation_key
    paths = ["pages/", "pages/?limit=1", "pages/?locale=tr", f"pages/{key}/", "msos/", "site/"]
    assert len({get(path).headers["ETag"] for path in paths}) == len(paths)


def test_the_order_of_parameters_does_not_matter(page, get):
    assert (
        get("pages/?limit=1&locale=tr").headers["ETag"]
        == get("pages/?locale=tr&limit=1").headers["ETag"]
    )
    assert get("pages/?ids=a,b").status_code == 422


def test_a_version_makes_another_address_and_the_same_answer(page, get, monkeypatch):
    plain = get()
    monkeypatch.setattr("headless.api.list_answer", None)
    named = get("pages/?version=4711")

    assert named.content == plain.content
    assert named.headers["ETag"] == plain.headers["ETag"]


def test_the_log_takes_no_version_though_its_answer_is_there(page, get):
    get("changes/?limit=7")
    assert get("changes/?limit=7&version=3").status_code == 422


def test_a_place_may_have_more_than_nine_digits(page, get):
    assert get("pages/?version=123456789012345678").status_code == 200
    assert get("changes/?since=123456789012345678").status_code == 410


@pytest.mark.parametrize("wrong", ["", "x", "-1", "1.5", "٣", "9" * 30, "1&version=2"])
def test_what_is_no_version_is_refused_though_the_answer_is_there(page, get, wrong):
    get()
    assert get(f"pages/?version={wrong}").status_code == 422


def test_the_log_is_asked_for_each_time(page, get):
    """Who reads the new log and old details would keep these for ever."""
    log = get("changes/")
    assert log.headers["Cache-Control"] == "public, max-age=0, stale-while-revalidate=0"
    assert get("changes/", **{"if-none-match": log.headers["ETag"]}).status_code == 304
    for item in log.json()["items"]:
        if item["detail_url"]:
            assert f"version={item['seq']}" in item["detail_url"]


def test_d29_the_language_of_the_visitor_changes_nothing(page, get):
    translate(page, "tr", title="Sayfa")
    seen = {}
    for locale in ("de", "tr"):
        answers = [
            get(f"pages/?locale={locale}", **({"accept-language": asked} if asked else {}))
            for asked in ("tr", "de", "")
        ]
        assert len({answer.content for answer in answers}) == 1
        assert len({answer.headers["ETag"] for answer in answers}) == 1
        assert {answer.headers["Content-Language"] for answer in answers} == {locale}
        assert {answer.headers["Vary"] for answer in answers} == {VARY}
        seen[locale] = answers[0].headers["ETag"]

    for asked, other in (("de", "tr"), ("tr", "de")):
        wrong = get(f"pages/?locale={asked}", **{"if-none-match": seen[other]})
        assert wrong.status_code == 200
        assert wrong.headers["Content-Language"] == asked


def test_a_plan_is_read_from_the_table_that_has_its_column(page):
    planned = dt.datetime(2100, 1, 1, tzinfo=BERLIN)
    publish(page, expire_at=planned)
    # The model's own table has neither column.
    statement = moments._first(ContentPage, "expire_at", "real", "live AND ")
    with connection.cursor() as cursor:
        real = connection.ops.adapt_datetimefield_value(timezone.now())
        cursor.execute(statement, {"real": real})
        [(moment, _is_planned)] = cursor.fetchall()
    assert moments._aware(moment) == planned


def test_d29_errors_say_what_they_vary_on_and_are_not_kept(page, get):
    for path, status in (("pages/?x=1", 422), ("nothing/", 404), ("resolve/?path=/x/", 404)):
        answer = get(path)
        assert answer.status_code == status
        assert answer.headers["Vary"] == VARY
        assert answer.headers["Cache-Control"] == "no-store"
        assert "ETag" not in answer.headers


def test_d29_compressed_or_not_it_is_the_same_answer(page, get, client):
    plain = get()
    packed = get(**{"accept-encoding": "br, gzip;q=0.5"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed.headers["ETag"] != plain.headers["ETag"]
    for etag in (plain.headers["ETag"], packed.headers["ETag"]):
        assert get(**{"if-none-match": etag}).status_code == 304
    head = client.head("/api/v1/pages/", headers={"accept-encoding": "gzip"})
    assert head.headers["Content-Length"] == str(len(packed.content))
    assert head.headers["ETag"] == packed.headers["ETag"]


@pytest.mark.parametrize("asked", ["", "identity", "gzip;q=0", "br", "gzip; q=0.0"])
def test_who_does_not_want_it_packed_gets_it_as_it_is(page, get, asked):
    assert "Content-Encoding" not in get(**{"accept-encoding": asked}).headers


def test_an_answer_with_little_in_it_is_not_packed(site_tree, get):
    answer = get("msos/?fields=title", **{"accept-encoding": "gzip"})
    assert "Content-Encoding" not in answer.headers


def test_how_long_it_may_be_kept(page, get, settings):
    settings.HEADLESS_MAX_AGE, settings.HEADLESS_STALE_WHILE_REVALIDATE = 20, 40
    expected = "public, max-age=20, stale-while-revalidate=40"
    assert get().headers["Cache-Control"] == expected


def ages(answer):
    """`max-age` and `stale-while-revalidate`."""
    _who, fresh, stale = answer.headers["Cache-Control"].split(", ")
    return int(fresh.removeprefix("max-age=")), int(stale.removeprefix("stale-while-revalidate="))


@pytest.fixture
def at(monkeypatch, settings):
    """`at(moment)`: the present moment stands still there."""

    def at(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return at


BERLIN = timezone.get_default_timezone()


def test_it_is_kept_no_longer_than_until_a_call_closes(site_tree, get, at):
    FundingCallPageFactory(
        opens_on=dt.date(2027, 2, 1), closes_on=dt.date(2027, 3, 1), closes_time=dt.time(12)
    )
    at(dt.datetime(2027, 3, 1, 11, 59, 50, tzinfo=BERLIN))
    before = get("calls/")
    assert before.json()["items"][0]["status"] == "closing_soon"
    assert ages(before) == (10, 0)

    at(dt.datetime(2027, 3, 1, 12, 0, 0, tzinfo=BERLIN))
    after = get("calls/", **{"if-none-match": before.headers["ETag"]})
    assert after.status_code == 200
    assert after.json()["items"][0]["status"] == "closed"


def test_it_is_kept_no_longer_than_the_day(page, get, at):
    at(dt.datetime(2027, 3, 27, 23, 59, 40, tzinfo=BERLIN))
    assert ages(get()) == (20, 0)


@pytest.mark.parametrize("plan", ["go_live_at", "expire_at"])
def test_it_is_kept_no_longer_than_until_what_is_planned(page, get, plan, at):
    at(dt.datetime(2027, 3, 1, 10, tzinfo=BERLIN))
    publish(page, **{plan: dt.datetime(2027, 3, 1, 10, 0, 25, tzinfo=BERLIN)})
    fresh, stale = ages(get())
    assert fresh + stale == 25


def test_a_plan_that_was_made_meanwhile_counts_a_little_later(page, get, at, monkeypatch):
    at(dt.datetime(2027, 3, 1, 10, tzinfo=BERLIN))
    assert ages(get()) == (30, 30)
    publish(page, go_live_at=dt.datetime(2027, 3, 1, 10, 0, 5, tzinfo=BERLIN))
    monkeypatch.setattr(caching, "SECONDS_BETWEEN_PLANS", 0)
    assert ages(get()) == (5, 0)


def test_a_warm_answer_costs_one_query(page, get, django_assert_num_queries):
    etag = get().headers["ETag"]
    with django_assert_num_queries(1):
        get()
    with django_assert_num_queries(1):
        get(**{"if-none-match": etag})


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ("pages/", "content pages"),
        ("pages/{key}/", "content pages pages/{key}"),
        ("site/", "content site"),
    ],
)
def test_caches_in_front_are_told_what_an_answer_is_about(page, get, path, keys):
    key = page.translation_key
    answer = get(path.format(key=key))
    assert answer.headers["Surrogate-Key"] == keys.format(key=key)


def test_an_answer_is_made_once(page, get, monkeypatch):
    get()
    monkeypatch.setattr("headless.api.list_answer", None)
    assert get().status_code == 200


def test_what_is_too_large_is_made_anew(page, get, monkeypatch):
    monkeypatch.setattr(caching, "LARGEST_KEPT", 10)
    get()
    monkeypatch.setattr("headless.api.list_answer", None)
    assert get().status_code == 500


def test_many_who_ask_at_once_wait_for_the_one_who_makes_it(monkeypatch):
    """A crowd that comes right after a publish is one reading of the database."""
    monkeypatch.setattr(caching, "state_of_content", lambda: caching.State(1, *MOMENTS))
    monkeypatch.setattr(caching, "site_of", lambda request: None)
    made, begun = [], Event()

    def make():
        made.append(1)
        begun.set()
        Event().wait(0.2)
        return HttpResponse(b"{}" * 1000)

    def ask(_number):
        return caching.answer(RequestFactory().get("/api/v1/crowd/"), make, lambda: None)

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(ask, range(20)))

    assert len(made) == 1
    assert {answer.content for answer in answers} == {b"{}" * 1000}
    assert caching._locks == {}


MOMENTS = (
    dt.datetime(2027, 3, 1, tzinfo=dt.UTC),
    dt.datetime(2027, 3, 2, tzinfo=dt.UTC),
)


def test_whoever_fails_lets_the_others_try(monkeypatch):
    monkeypatch.setattr(caching, "state_of_content", lambda: caching.State(1, *MOMENTS))
    monkeypatch.setattr(caching, "site_of", lambda request: None)

    def fail():
        raise InterruptedError

    request = RequestFactory().get("/api/v1/failing/")
    with pytest.raises(InterruptedError):
        caching.answer(request, fail, lambda: None)
    assert caching.answer(request, lambda: HttpResponse(b"{}"), lambda: None).content == b"{}"
    assert caching._locks == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HEADLESS_IMAGE_AVIF", False),
        ("HEADLESS_FALLBACK_CHAINS", {"tr": ["en"]}),
        ("HEADLESS_FRONTEND_URLS", {"*": "https://portal.example.org{path}"}),
        ("TIME_ZONE", "Europe/Kyiv"),
    ],
)
def test_another_setting_is_another_mark(page, get, settings, name, value):
    settings.HEADLESS_IMAGE_AVIF = True
    before = get().headers["ETag"]
    setattr(settings, name, value)
    assert get(**{"if-none-match": before}).status_code == 200


def test_a_plan_that_is_next_leaves_the_mark_while_the_clock_goes_on(page, get, monkeypatch):
    monkeypatch.setattr(caching, "SECONDS_BETWEEN_PLANS", -1)
    publish(page, go_live_at=timezone.now() + dt.timedelta(minutes=2))
    assert len({get().headers["ETag"] for _ in range(4)}) == 1


def test_a_site_that_is_deleted_answers_no_more(page, get, client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    other = create_site_tree("other.example", is_default=False)
    there = {"host": "other.example"}
    first = get("sitemap/", **there)
    assert first.json()["items"] != get("sitemap/").json()["items"]

    other.site.delete()

    etag = first.headers["ETag"]
    after = get("sitemap/", **there, **{"if-none-match": etag})
    assert after.status_code == 200
    assert after.json()["items"] == get("sitemap/").json()["items"]


def test_an_address_follows_its_site_also_in_a_process_that_did_not_change_it(page, get):
    assert get("sitemap/").json()["items"][0]["url"].startswith("http://localhost/")
    before = Site.get_site_root_paths()
    site = Site.objects.get()
    site.hostname = "neu.example"
    site.save()
    # As it stands in the memory of a process that has not saved it.
    cache.set(SITE_ROOT_PATHS_CACHE_KEY, before, 3600, version=SITE_ROOT_PATHS_CACHE_VERSION)
    assert get("sitemap/").json()["items"][0]["url"].startswith("http://neu.example/")


def test_a_change_of_another_kind_is_another_mark(page, get):
    before = get().headers["ETag"]
    append_endpoint("site")
    assert get().headers["ETag"] != before
