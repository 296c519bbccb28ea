"""Whether work grows no faster than what it is done on: the one law that is held by measuring, in `make test-long`."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

# Per unit, at twice the size: 1 is linear, 2 quadratic. What lies between is the memory's and the clock's.
MOST = 1.3
# Below this a clock tells nothing.
LEAST_SECONDS = 0.05
# A quarter of what a card may have: in less, the square of a small part still hides behind the rest.
LEAST_BYTES = 1 << 16
# What takes no time at this many bytes, sixteen times what a card may have, stops early: at the first fault, say.
LARGEST = 1 << 22
BEST_OF = 5
# Two by turns are enough for what is plainly linear.
FEWEST = 2
PLAIN = 1.15
# Over the limit counts when it is so at each of these sizes, the next twice the last. Other programs disturb one of
# them, and a full cache of the processor costs once; work that outgrows its input does so the more, the larger it is.
SIZES = 3

Run = Callable[[], object]


def assert_linear(work: Callable[[int], object], size: int = 1_000) -> None:
    """`work(2n)` takes at most 2.6 times the processor's time of `work(n)`, the best of some runs each.

    Args:
        work: does its work on an input of that size, without caches that would spare it the second time.
        size: where to begin; doubled until one run takes 50 ms, on 64 KB or more.
    """
    _assert_linear(lambda n: (partial(work, n), n), size)


def assert_linear_on(
    make: Callable[[int], Any], work: Callable[[Any], object], bytes_of: Callable[[Any], int], size: int = 64
) -> None:
    """The same per byte of what `make(n)` builds, which is not counted; bounded caches of ours are emptied before."""

    def prepared(n: int) -> tuple[Run, int]:
        given = make(n)
        return partial(work, given), bytes_of(given)

    _assert_linear(prepared, size)


def _assert_linear(prepared: Callable[[int], tuple[Run, int]], size: int) -> None:
    # Once: to collect before each run would take longer than the runs.
    gc.collect()
    gc.disable()
    try:
        _assert_grows(prepared, size)
    finally:
        gc.enable()


def _assert_grows(prepared: Callable[[int], tuple[Run, int]], size: int) -> None:
    small, small_bytes = prepared(size)
    while (taken := _seconds(small)) < LEAST_SECONDS or small_bytes < LEAST_BYTES:
        # No more than eightfold: what grows fast would take minutes.
        size *= 8 if taken < LEAST_SECONDS / 16 else 2
        if small_bytes > LARGEST:
            return
        before = small_bytes
        small, small_bytes = prepared(size)
        # A component without a property has no keys to grow.
        if small_bytes == before:
            return
    ratios: list[str] = []
    for _ in range(SIZES):
        size *= 2
        large, large_bytes = prepared(size)
        ratio = _ratio(small, large) * small_bytes / large_bytes
        if ratio <= MOST:
            return
        ratios.append(f"{ratio:.2f} at {size}")
        small, small_bytes = large, large_bytes
    raise AssertionError(f"work per unit, times that at half the size: {', '.join(ratios)}; {MOST} is linear")


def _ratio(small: Run, large: Run) -> float:
    best_small = best_large = float("inf")
    for turn in range(1, BEST_OF + 1):
        # By turns, and for as long: whatever slows the machine down meets both.
        best_small = min(best_small, (_seconds(small) + _seconds(small)) / 2)
        best_large = min(best_large, _seconds(large))
        if turn >= FEWEST and best_large <= 2 * PLAIN * best_small:
            break
    return best_large / best_small


def _seconds(run: Run) -> float:
    _empty_caches()
    started = time.process_time()
    run()
    return time.process_time() - started


def _empty_caches() -> None:
    """A cache that n fit in and 2n do not would look like growth; one that holds everything, like no work at all."""
    for name, module in list(sys.modules.items()):
        if name.startswith("cardstudio.cards."):
            for held in list(vars(module).values()):
                _empty(held)


def _empty(held: Any) -> None:
    if hasattr(held, "cache_parameters") and (held.cache_parameters()["maxsize"] or 0) >= 100:
        held.cache_clear()
