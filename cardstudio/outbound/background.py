"""Work that nobody who is being served waits for: short, not important enough for a queue of its own, lost with the
process."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

import structlog
from django.db import connections

from cardstudio.outbound.bulkhead import bulkhead

log = structlog.get_logger(__name__)
T = TypeVar("T")

THREADS = 2
#: Beyond so many that wait, more are refused.
MOST_WAITING = 100

_pool = ThreadPoolExecutor(THREADS, thread_name_prefix="background")
_places = threading.BoundedSemaphore(THREADS + MOST_WAITING)


def submit(task: Callable[[], T]) -> Future[T] | None:
    """Do it beside everything else; None where too much waits already. A failure is logged."""
    if not _places.acquire(blocking=False):
        log.warning("background.full")
        return None
    return _pool.submit(_run, task)


def _run(task: Callable[[], T]) -> T:
    try:
        with bulkhead.unlimited():
            return task()
    except Exception:
        log.exception("background.failed")
        raise
    finally:
        _places.release()
        # This thread lives as long as the process; a connection it keeps would be one more for the database.
        connections.close_all()
