"""Redis as a cache: shared while it is there, never missed when it is not."""

import logging

import pytest
from django.core.cache import InvalidCacheBackendError, caches
from django.core.cache.backends.locmem import LocMemCache

from headless.delivery.redis_cache import ForgivingRedisCache
from tests.faults.processes import free_port, redis, stop

OPTIONS = {"OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 0.5}}


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(ForgivingRedisCache, "_absent_until", 0.0)


def use(cache):
    """Everything that the site does with a cache."""
    cache.clear()
    assert cache.get("a") is None
    assert cache.add("a", 0, 60) is True
    assert cache.add("a", 5, 60) is False
    assert cache.incr("a") == 1
    cache.set("b", b"bytes", 60)
    assert cache.get_many(["a", "b"]) == {"a": 1, "b": b"bytes"}
    assert cache.has_key("b")
    assert cache.touch("b", 60)
    cache.set_many({"c": 1, "d": 2}, 60)
    cache.delete_many(["c"])
    assert (cache.get("c"), cache.get("d")) == (None, 2)
    cache.delete("d")
    assert cache.get("d") is None
    with pytest.raises(ValueError, match="not found"):
        cache.incr("nothing")


def test_without_redis_the_memory_of_the_process_is_used(caplog):
    cache = ForgivingRedisCache(f"redis://127.0.0.1:{free_port()}", OPTIONS)
    with caplog.at_level(logging.WARNING):
        use(cache)
    assert len(caplog.records) == 1
    assert "127.0.0.1" not in caplog.text
    assert isinstance(cache._local, LocMemCache)


def test_redis_comes_and_goes(tmp_path, monkeypatch, db):
    with redis(tmp_path / "redis.log") as (url, server):
        one, other = ForgivingRedisCache(url, OPTIONS), ForgivingRedisCache(url, OPTIONS)
        use(one)
        one.set("shared", "x")
        assert other.get("shared") == "x"

        stop(server)
        assert one.get("shared") is None
        use(one)


def test_the_site_has_a_cache_without_any_setting():
    assert not isinstance(caches["default"], ForgivingRedisCache)
    with pytest.raises(InvalidCacheBackendError):
        caches["nothing"]
