"""Whether work grows no faster than what it is done on: the one law that is held by measuring, in `make test-long`."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

# Per unit, at twice the size: 1 is linear, 2 quadratic. What lies between is the memory's and the clock's.
MOST = 1.3
# Below this a clock tells nothing.
LEAST_SECONDS = 0.05
BEST_OF = 5
# Another program on the machine disturbs a round; a law that holds shows in one of three.
ROUNDS = 3


def assert_linear(work: Callable[[int], object], size: int = 1_000) -> None:
    """`work(2n)` takes at most 2.6 times the processor's time of `work(n)`, the best of five each.

    Args:
        work: does its work on an input of that size, without caches that would spare it the second time.
        size: where to begin; doubled until one run takes 50 ms.
    """
    while _seconds(work, size) < LEAST_SECONDS:
        size *= 2
    ratios = []
    for _ in range(ROUNDS):
        ratios.append(_ratio(work, size))
        if ratios[-1] <= MOST:
            return
    told = ", ".join(f"{ratio:.2f}" for ratio in ratios)
    raise AssertionError(f"work per unit at {2 * size} is {told} times that at {size}; at most {MOST} is linear")


def _ratio(work: Callable[[int], object], size: int) -> float:
    # By turns: whatever slows the machine down meets both.
    runs = [(_seconds(work, size), _seconds(work, 2 * size)) for _ in range(BEST_OF)]
    return min(large for _, large in runs) / min(small for small, _ in runs) / 2


def _seconds(work: Callable[[int], object], size: int) -> float:
    gc.collect()
    gc.disable()
    try:
        started = time.process_time()
        work(size)
        return time.process_time() - started
    finally:
        gc.enable()
