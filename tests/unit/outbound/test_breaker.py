from __future__ import annotations

from cardstudio.outbound.breaker import FAILURES, LONGEST_PAUSE, PROBE_SECONDS, Breaker


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def breaker_at(clock: Clock) -> Breaker:
    return Breaker(clock, lambda low, high: 1.0)


def opened(clock: Clock) -> Breaker:
    breaker = breaker_at(clock)
    for _ in range(FAILURES):
        breaker.failed()
    return breaker


def test_it_works() -> None:
    clock = Clock()
    breaker = breaker_at(clock)
    assert (breaker.state, breaker.wait()) == ("ok", None)
    breaker.failed()
    assert (breaker.state, breaker.wait()) == ("degraded", None)
    breaker.succeeded()
    assert breaker.state == "ok"


def test_only_failures_in_a_row_open_it() -> None:
    breaker = breaker_at(Clock())
    for _ in range(10):
        breaker.failed()
        breaker.failed()
        breaker.succeeded()
    assert breaker.wait() is None


def test_it_opens_and_says_for_how_long() -> None:
    breaker = opened(Clock())
    assert (breaker.state, breaker.wait()) == ("down", 1.0)


def test_after_the_pause_one_goes_to_find_out() -> None:
    clock = Clock()
    breaker = opened(clock)
    clock.now += 1
    assert breaker.wait() is None
    assert breaker.wait() is not None, "only one"
    breaker.succeeded()
    assert (breaker.state, breaker.wait()) == ("ok", None)


def test_the_pause_grows_with_each_failed_probe_up_to_a_limit() -> None:
    clock = Clock()
    breaker = opened(clock)
    pauses = []
    for _ in range(8):
        pause = breaker.wait()
        assert pause is not None
        pauses.append(pause)
        clock.now += pause
        assert breaker.wait() is None
        breaker.failed()
    assert pauses == [1, 2, 4, 8, 16, LONGEST_PAUSE, LONGEST_PAUSE, LONGEST_PAUSE]


def test_those_under_way_when_it_opened_do_not_make_the_pause_longer() -> None:
    breaker = opened(Clock())
    for _ in range(50):
        breaker.failed()
    assert breaker.wait() == 1.0


def test_a_probe_that_never_comes_back_is_given_up() -> None:
    clock = Clock()
    breaker = opened(clock)
    clock.now += 1
    assert breaker.wait() is None
    clock.now += PROBE_SECONDS
    assert breaker.wait() is None
