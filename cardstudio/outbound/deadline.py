"""One deadline for several calls that belong together, such as a token and the ticket it is for."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_end: ContextVar[float | None] = ContextVar("deadline", default=None)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """All calls made inside end within so many seconds from now; an earlier deadline outside stays."""
    end = time.monotonic() + seconds
    before = _end.get()
    token = _end.set(end if before is None else min(end, before))
    try:
        yield
    finally:
        _end.reset(token)


def remaining(most: float) -> float:
    """The seconds a call may take now: `most`, or less where a deadline comes sooner; 0 where it has passed."""
    end = _end.get()
    return most if end is None else max(0.0, min(most, end - time.monotonic()))
