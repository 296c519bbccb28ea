from __future__ import annotations

import threading

import pytest

from cardstudio.outbound.bulkhead import Bulkhead, Full, bulkhead


def test_it_works() -> None:
    places = Bulkhead(lambda: 1)
    with places.place():
        pass
    with places.place():
        pass


def test_who_finds_no_place_is_told_at_once_and_a_place_comes_back() -> None:
    places = Bulkhead(lambda: 2)
    inside, leave = threading.Barrier(3), threading.Event()

    def wait() -> None:
        with places.place():
            inside.wait()
            leave.wait()

    threads = [threading.Thread(target=wait) for _ in range(2)]
    for thread in threads:
        thread.start()
    inside.wait()
    with pytest.raises(Full), places.place():
        pass
    leave.set()
    for thread in threads:
        thread.join()
    with places.place():
        pass


def test_a_thread_takes_one_place_however_deep_it_calls() -> None:
    places = Bulkhead(lambda: 1)
    with places.place(), places.place(), places.place():
        pass
    with pytest.raises(ValueError, match="inside"), places.place(), places.place():
        raise ValueError("inside")
    with places.place():
        pass


def test_the_background_takes_none() -> None:
    places = Bulkhead(lambda: 0)
    with places.unlimited(), places.place():
        pass
    with pytest.raises(Full), places.place():
        pass


@pytest.mark.parametrize(("threads", "waiting"), [(1, 1), (2, 1), (8, 4), (9, 4)])
def test_half_of_the_threads_may_wait(settings, threads: int, waiting: int) -> None:
    settings.WEB_THREADS = threads
    assert bulkhead._size() == waiting
