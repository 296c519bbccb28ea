"""Who waits for a secret, for how long, and who fetches it: with clocks and fetches of the tests' own."""

from __future__ import annotations

import itertools
import threading

import pytest
from django.core.cache import cache

from cardstudio.feishu import single_flight
from cardstudio.feishu.client import PlatformError
from cardstudio.feishu.renewal import UNUSED_SECONDS, Renewal
from cardstudio.feishu.single_flight import Secret
from cardstudio.outbound.bulkhead import bulkhead

KEY = "test:secret"


class Clock:
    """Stands for `time` in `once`; sleeping passes at once."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def time(self) -> float:
        return self.now

    monotonic = time

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch) -> Clock:
    cache.clear()
    single_flight._seen.clear()
    made = Clock()
    monkeypatch.setattr(single_flight, "time", made)
    return made


def down() -> Secret:
    raise PlatformError(0, "no answer")


def test_waiters_give_up_soon(clock: Clock) -> None:
    """A holder of another process that died: nobody waits until its lock expires."""
    cache.add(f"{KEY}:lock", "somebody else", 1000)
    started = clock.now
    with pytest.raises(PlatformError) as caught:
        single_flight.once(KEY, lambda: Secret("never", 60))
    assert caught.value.unavailable
    assert caught.value.retry_after
    assert clock.now - started < single_flight.WAIT_SECONDS + single_flight.LONGEST_PAUSE
    assert cache.get(f"{KEY}:lock") == "somebody else"


def test_waiters_of_one_process_give_up_too(monkeypatch) -> None:
    """The lock inside a process has a limit as well: once it had none, and a trickling platform held everybody."""
    cache.clear()
    monkeypatch.setattr(single_flight, "WAIT_SECONDS", 0.05)
    begun, end = threading.Event(), threading.Event()

    def slow() -> Secret:
        begun.set()
        end.wait(30)
        return Secret("value", 7200)

    holder = threading.Thread(target=single_flight.once, args=(KEY, slow))
    holder.start()
    begun.wait(30)
    with pytest.raises(PlatformError, match="still waiting"):
        single_flight.once(KEY, slow)
    end.set()
    holder.join()
    assert single_flight.once(KEY, slow) == "value"


def test_who_finds_no_place_is_told_at_once(clock: Clock, monkeypatch) -> None:
    monkeypatch.setattr(bulkhead, "_size", lambda: 0)
    with pytest.raises(PlatformError) as caught:
        single_flight.once(KEY, lambda: Secret("value", 60))
    assert caught.value.retry_after
    monkeypatch.setattr(bulkhead, "_size", lambda: 1)
    assert single_flight.once(KEY, lambda: Secret("value", 60)) == "value"
    monkeypatch.setattr(bulkhead, "_size", lambda: 0)
    assert single_flight.once(KEY, down) == "value", "who finds it waits for nobody"


def test_a_failure_is_shared_and_the_pause_grows(clock: Clock) -> None:
    calls = 0

    def fetch() -> Secret:
        nonlocal calls
        calls += 1
        raise PlatformError(0, "no answer")

    pauses = []
    for _ in range(6):
        with pytest.raises(PlatformError):
            single_flight.once(KEY, fetch)
        with pytest.raises(PlatformError) as caught:
            single_flight.once(KEY, fetch)
        pauses.append(caught.value.retry_after or 0)
        clock.now += pauses[-1]
    assert calls == 6
    assert all(later > before for before, later in itertools.pairwise(pauses[:4]))
    assert max(pauses) <= single_flight.LONGEST_FAILURE_SECONDS
    assert single_flight.once(KEY, lambda: Secret("value", 7200)) == "value"
    single_flight.forget(KEY)
    with pytest.raises(PlatformError):
        single_flight.once(KEY, fetch)
    with pytest.raises(PlatformError) as caught:
        single_flight.once(KEY, fetch)
    assert (caught.value.retry_after or 0) <= single_flight.FAILURE_SECONDS, "a success begins anew"


def test_a_holder_that_is_late_touches_nobody_elses_lock_or_secret(clock: Clock) -> None:
    def late() -> Secret:
        clock.now += single_flight.LOCK_SECONDS + 5
        # Meanwhile the lock expired, and somebody else took it and delivered.
        cache.set(f"{KEY}:lock", "somebody else", 1000)
        return Secret("late", 7200)

    assert single_flight.once(KEY, late) == "late"
    assert cache.get(f"{KEY}:lock") == "somebody else"
    assert single_flight.kept(KEY) is None


def test_a_holder_in_time_touches_nobody_elses_lock_either(clock: Clock) -> None:
    """The cache may have lost our lock (it was restarted, or full), and somebody else has one now."""

    def fetch() -> Secret:
        cache.set(f"{KEY}:lock", "somebody else", 1000)
        return Secret("value", 7200)

    assert single_flight.once(KEY, fetch) == "value"
    assert cache.get(f"{KEY}:lock") == "somebody else"


def test_a_lock_about_to_expire_is_left_to_expire(clock: Clock) -> None:
    """Between our look at it and its deletion it may become somebody else's."""

    def slow() -> Secret:
        clock.now += single_flight.LOCK_SECONDS - 0.5
        return Secret("value", 7200)

    single_flight.once(KEY, slow)
    assert cache.get(f"{KEY}:lock") is not None


def test_what_was_delivered_just_before_our_lock_is_taken(clock: Clock, monkeypatch) -> None:
    """Another process delivered and unlocked between our look and our lock: a burst is one request."""
    single_flight.once(KEY, lambda: Secret("theirs", 7200))
    theirs = cache.get(KEY)
    cache.delete(KEY)
    connection = cache._connections[cache._alias]
    real = connection.add

    def add(key: str, *args: object) -> bool:
        cache.set(KEY, theirs)
        return bool(real(key, *args))

    monkeypatch.setattr(connection, "add", add)
    assert single_flight.once(KEY, down) == "theirs"
    assert cache.get(f"{KEY}:lock") is None


def test_a_lock_is_given_back_after_a_failure(clock: Clock) -> None:
    with pytest.raises(PlatformError):
        single_flight.once(KEY, down)
    assert cache.get(f"{KEY}:lock") is None


def test_it_is_kept_in_the_process_while_the_cache_is_away(clock: Clock, monkeypatch) -> None:
    assert single_flight.once(KEY, lambda: Secret("value", 7200)) == "value"
    assert "value" not in str(single_flight._seen)
    cache.clear()
    monkeypatch.setattr(cache._connections[cache._alias], "away", True, raising=False)
    assert single_flight.once(KEY, down) == "value"
    clock.now += single_flight.lifetime(7200)
    with pytest.raises(PlatformError):
        single_flight.once(KEY, down)


def test_what_the_cache_forgot_is_fetched_again(clock: Clock) -> None:
    assert single_flight.once(KEY, lambda: Secret("first", 7200)) == "first"
    cache.delete(KEY)
    assert single_flight.once(KEY, lambda: Secret("second", 7200)) == "second"


def renewed(clock: Clock, fetch) -> Renewal:
    renewal = Renewal(clock.monotonic)
    renewal._run = lambda: None  # type: ignore[method-assign]  # the tests turn it themselves
    renewal.watch(KEY, fetch)
    return renewal


def test_a_secret_is_renewed_before_it_ends(clock: Clock) -> None:
    values = iter(["first", "second", "third"])

    def fetch() -> Secret:
        return Secret(next(values), 7200)

    single_flight.once(KEY, fetch)
    renewal = renewed(clock, fetch)
    clock.now += 7200 - single_flight.RENEWAL_SECONDS - 1
    renewal.turn()
    assert single_flight.kept(KEY) == "first"
    clock.now += 1
    renewal.turn()
    renewal.turn()
    assert single_flight.kept(KEY) == "second"


def test_one_process_renews_it_for_all(clock: Clock) -> None:
    calls = 0

    def fetch() -> Secret:
        nonlocal calls
        calls += 1
        other.turn()
        return Secret(f"value {calls}", 7200)

    single_flight.once(KEY, lambda: Secret("first", 7200))
    renewal, other = renewed(clock, fetch), renewed(clock, fetch)
    clock.now += 7200 - single_flight.RENEWAL_SECONDS
    renewal.turn()
    other.turn()
    assert calls == 1


def test_while_the_platform_is_away_the_old_one_is_served_and_it_is_asked_ever_less(clock: Clock) -> None:
    calls = 0

    def fetch() -> Secret:
        nonlocal calls
        calls += 1
        raise PlatformError(0, "no answer")

    single_flight.once(KEY, lambda: Secret("first", 7200))
    renewal = renewed(clock, fetch)
    clock.now += 7200 - single_flight.RENEWAL_SECONDS
    for _ in range(800):
        renewal.turn()
        assert single_flight.once(KEY, down) == "first"
        clock.now += 1
    assert 2 <= calls <= 8


def test_what_nobody_uses_is_left_to_end(clock: Clock) -> None:
    single_flight.once(KEY, lambda: Secret("first", 10 * UNUSED_SECONDS))
    renewal = renewed(clock, down)
    clock.now += UNUSED_SECONDS + 1
    assert renewal._current() == []
