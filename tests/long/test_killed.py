"""A worker that is killed with signal 9 during a release or a batch: done or not, never half, on both databases."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from tests.long.servers import postgresql
from tests.long.site import Site, eventually, site
from tests.whole_jobs import ITEMS, Ask, Job

pytestmark = pytest.mark.long

#: More than either call has; one that survives has been killed at each moment of its own.
MOST_MOMENTS = 100
#: Deaths at no moment in particular.
ANY_TIMES = 8
Call = Callable[[Job], tuple[int, Any]]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("var")
    options = {"application": "tests.long.mortal", "WEB_WORKERS": "1"}
    if request.param == "sqlite":
        with site(folder, **options) as started:
            yield started
        return
    with postgresql() as database, site(folder, **options, DATABASE_URL=database.url) as started:
        yield started


def begin(running: Site) -> Job:
    known = running.known
    owner, program = running.asking(known["everything_key"]), running.asking(known["program_key"])
    return Job.begin(owner, program, team=known["team"], token=known["program"])


def dying_at(moment: int, ask: Ask) -> Ask:
    def asked(method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        return ask(method, path, body, **{"X-Die-At": str(moment)}, **headers)

    return asked


def each_death(running: Site, call: Call) -> Iterator[tuple[str, Job]]:
    """Jobs whose call was killed: at each of its moments, then at any time."""
    for moment in range(MOST_MOMENTS):
        job = begin(running)
        status, _ = call(replace(job, owner=dying_at(moment, job.owner), program=dying_at(moment, job.program)))
        if status:
            break
        assert eventually(lambda: running.health().status == 200)
        yield f"at moment {moment}", job
    else:
        pytest.fail("it was never through")
    started = time.monotonic()
    call(begin(running))
    takes = time.monotonic() - started
    for _ in range(ANY_TIMES):
        job, after = begin(running), random.uniform(0, takes)
        with ThreadPoolExecutor(1) as pool:
            called = pool.submit(call, job)
            time.sleep(after)
            for pid in running.workers():
                os.kill(pid, signal.SIGKILL)
            called.result()
        assert eventually(lambda: running.health().status == 200)
        yield f"after {after:.4f} s of {takes:.4f}", job


def test_a_release_is_whole(running: Site) -> None:
    before, peaceful = begin(running).released(), begin(running)
    assert peaceful.release()[0] == 200
    after = peaceful.released()
    assert after != before
    seen = set()
    for when, job in each_death(running, Job.release):
        released = job.released()
        assert released in (before, after), when
        seen.add(released == after)
        assert job.release()[0] == 200, when
        assert job.released() == after, when
    assert seen == {False, True}, "some died before it was done, some before they said so"


def test_a_batch_is_whole(running: Site) -> None:
    seen = set()
    for when, job in each_death(running, Job.batch):
        calls = job.calls()
        assert calls in (0, len(ITEMS)), when
        seen.add(calls)
        status, body = job.batch()
        assert (status, len(body["results"])) == (200, len(ITEMS)), when
        assert job.calls() == calls + len(ITEMS), when
    assert seen == {0, len(ITEMS)}
