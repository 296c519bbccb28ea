"""A cache that may be away: what is asked of it meanwhile, and that it comes back by itself."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.test import Client

from cardstudio.api.throttles import AnonymousThrottle
from cardstudio.db import cache as optional
from cardstudio.db.cache import AWAY_SECONDS, OptionalCache
from cardstudio.settings.caches import cache_settings


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


class Server(LocMemCache):
    """The shared cache, which can be taken away; `asked` counts what reaches it."""

    is_away = is_locked = False
    asked = 0

    def _reached(self) -> None:
        type(self).asked += 1
        if self.is_away:
            raise ConnectionError("no route")

    def get(self, *args: Any, **kwargs: Any) -> Any:
        self._reached()
        return super().get(*args, **kwargs)

    def set(self, *args: Any, **kwargs: Any) -> None:
        self._reached()
        super().set(*args, **kwargs)

    def add(self, *args: Any, **kwargs: Any) -> bool:
        self._reached()
        return False if self.is_locked else super().add(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> bool:
        self._reached()
        return super().delete(*args, **kwargs)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def cache(settings, clock: Clock, monkeypatch) -> OptionalCache:
    settings.CACHES = {
        "default": {"BACKEND": "cardstudio.db.cache.OptionalCache", "LOCATION": "shared"},
        "shared": {"BACKEND": f"{__name__}.Server", "LOCATION": "test shared"},
    }
    for name, value in (("is_away", False), ("is_locked", False), ("asked", 0)):
        monkeypatch.setattr(Server, name, value)
    monkeypatch.setattr(optional, "_reaches", {"shared": optional.Reach(clock)})
    made = caches["default"]
    assert isinstance(made, OptionalCache)
    made.clear()
    caches["shared"].clear()
    return made


def test_it_works(cache: OptionalCache) -> None:
    cache.set("a", 1, 60)
    assert (cache.get("a"), caches["shared"].get("a"), cache.away) == (1, 1, False)
    assert (cache.add("a", 2), cache.add("b", 2)) == (False, True)
    assert cache.delete("a")
    assert cache.get("a", "gone") == "gone"
    cache.set("n", 1)
    assert cache.incr("n") == 2
    assert cache.get_many(["n", "b"]) == {"n": 2, "b": 2}


def test_while_it_is_away_the_process_counts_by_itself(cache: OptionalCache) -> None:
    cache.set("kept", "before", 60)
    Server.is_away = True
    assert cache.get("kept") is None
    assert cache.away
    cache.set("here", 1, 60)
    assert (cache.get("here"), cache.add("here", 2), cache.incr("here")) == (1, False, 2)


def test_it_is_asked_once_in_a_while_and_comes_back_by_itself(cache: OptionalCache, clock: Clock) -> None:
    cache.set("kept", "before", 60)
    Server.is_away = True
    for _ in range(50):
        cache.get("kept")
    assert Server.asked == 2, "the set before and one that failed"
    clock.now += AWAY_SECONDS
    for _ in range(50):
        cache.get("kept")
    assert Server.asked == 3
    cache.set("kept", "meanwhile", 60)
    Server.is_away = False
    clock.now += AWAY_SECONDS
    assert cache.get("kept") == "before", "what the process held meanwhile is forgotten"
    assert not cache.away


def test_a_lock_nobody_holds_and_nobody_gets_means_that_it_is_away(cache: OptionalCache) -> None:
    """Django's table of a locked database answers so, and everybody would wait for a holder there is none of."""
    Server.is_locked = True
    assert cache.add("lock", "me", 10)
    assert cache.away


def test_what_another_release_wrote_is_not_there(cache: OptionalCache, monkeypatch) -> None:
    def unreadable(*_: Any, **__: Any) -> Any:
        raise AttributeError("no such class")

    monkeypatch.setattr(Server, "get", unreadable)
    assert cache.get("a", "default") == "default"
    assert not cache.away


def test_a_mistake_of_the_caller_is_no_outage(cache: OptionalCache) -> None:
    with pytest.raises(ValueError, match="not found"):
        cache.incr("no-such-number")
    assert not cache.away


@pytest.mark.django_db
def test_without_it_people_are_served_and_throttled(cache: OptionalCache, client: Client, monkeypatch) -> None:
    Server.is_away = True
    monkeypatch.setattr(AnonymousThrottle, "THROTTLE_RATES", {"anonymous": "3/min"})
    body = {"card": {"elements": [{"tag": "hr"}]}}
    statuses = [client.post("/api/v1/cards/lint/", body, content_type="application/json").status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 429, 429]
    assert client.get("/signin/start/").status_code == 302
    assert client.get("/readyz").json() == {
        "status": "degraded",
        "checks": {"database": "ok", "migrations": "ok", "cache": "down", "worker": "ok", "platform": "ok"},
    }


def test_redis_is_waited_for_briefly() -> None:
    options = cache_settings("redis://cache.example:6379/0")["shared"]["OPTIONS"]
    assert options["socket_timeout"] == options["socket_connect_timeout"] == 0.3
    assert options["retry"].get_retries() == 1
