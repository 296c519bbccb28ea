from __future__ import annotations

import ast
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cardstudio.feishu import client
from cardstudio.feishu.client import PlatformError
from cardstudio.outbound import background, http
from cardstudio.outbound.breaker import FAILURES
from cardstudio.outbound.bulkhead import bulkhead
from cardstudio.outbound.deadline import remaining, within
from tests.unit.outbound.bad_server import GOOD, BadServer, bad_server

ROOT = Path(__file__).resolve().parents[3]
# What opens connections. `socket` is left out: names of it are used for addresses as well.
CALLERS = {"httpx", "requests", "urllib3", "aiohttp", "http.client", "urllib.request", "httpcore"}


@pytest.fixture
def server() -> Iterator[BadServer]:
    with bad_server() as running:
        yield running


def send(server: BadServer, mode: str, seconds: float = 10.0) -> http.Answer:
    return http.send("GET", f"{server.origin}/{mode}", seconds=seconds)


def test_it_works(server: BadServer) -> None:
    answer = send(server, "fine")
    assert (answer.status, answer.body) == (200, GOOD)


@pytest.mark.parametrize("mode", ["hang", "drip", "drip-head"])
def test_a_call_ends_by_its_deadline_whatever_comes(server: BadServer, mode: str) -> None:
    with pytest.raises(http.Unavailable, match="timeout"):
        send(server, mode, seconds=0.3)


def test_an_answer_that_is_too_large_is_not_read_to_its_end(server: BadServer) -> None:
    with pytest.raises(http.Unavailable, match="too large"):
        send(server, "huge")


def test_who_fetches_files_may_say_another_size(server: BadServer) -> None:
    with pytest.raises(http.Unavailable, match="too large"):
        http.send("GET", f"{server.origin}/fine", max_bytes=5)


@pytest.mark.parametrize("mode", ["garbage", "zipped"])
def test_what_is_no_answer_is_none(server: BadServer, mode: str) -> None:
    with pytest.raises(http.Unavailable):
        send(server, mode)


def test_a_name_that_is_none_is_no_answer() -> None:
    with pytest.raises(http.Unavailable):
        http.send("GET", "http://no-such-host.invalid/")


@pytest.mark.parametrize("mode", ["nested", "text", "list", "garbage"])
def test_what_is_no_json_object_is_said_as_no_answer(server: BadServer, mode: str) -> None:
    with pytest.raises(PlatformError) as caught:
        client.call("GET", f"{server.origin}/{mode}")
    assert (caught.value.code, caught.value.unavailable) == (0, True)


def test_after_failures_nobody_asks_for_a_while(server: BadServer) -> None:
    for _ in range(FAILURES):
        with pytest.raises(http.Unavailable):
            send(server, "hang", seconds=0.05)
    asked = server.asked.total()
    with pytest.raises(http.Unavailable, match="paused") as caught:
        send(server, "fine")
    assert caught.value.retry_after is not None
    assert server.asked.total() == asked


def test_a_refusal_is_an_answer(server: BadServer) -> None:
    for _ in range(FAILURES * 2):
        assert send(server, "fine").status == 200
    for _ in range(FAILURES):
        assert send(server, "502").status == 502
    with pytest.raises(http.Unavailable, match="paused"):
        send(server, "fine")


def test_those_beyond_the_places_are_told_at_once(server: BadServer, settings) -> None:
    settings.WEB_THREADS = 4

    def ask(_: int) -> str:
        try:
            send(server, "hang", seconds=1.0)
        except http.Unavailable as error:
            return error.reason
        return ""

    with ThreadPoolExecutor(10) as pool:
        reasons = list(pool.map(ask, range(10)))
    assert reasons.count("timeout") == 2, "two of four threads"
    assert reasons.count("busy") == 8
    assert server.asked.total() == 2


def test_the_background_takes_no_place(server: BadServer, monkeypatch) -> None:
    monkeypatch.setattr(bulkhead, "_size", lambda: 0)
    done = background.submit(lambda: send(server, "fine").status)
    assert done is not None
    assert done.result() == 200
    with pytest.raises(http.Unavailable, match="busy"):
        send(server, "fine")


def test_calls_that_belong_together_share_a_deadline() -> None:
    with within(0.0):
        assert remaining(6.0) == 0.0
        with within(60.0):
            assert remaining(6.0) == 0.0, "an inner deadline prolongs nothing"
    with within(60.0):
        assert remaining(6.0) == 6.0
    assert remaining(6.0) == 6.0


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_nothing_else_calls_another_server() -> None:
    """A call that goes past `outbound/http.py` has no deadline; `card pull` and `push`, at somebody's desk, have their
    own."""
    callers = {
        str(path.relative_to(ROOT / "cardstudio"))
        for path in (ROOT / "cardstudio").rglob("*.py")
        if any(name == caller or name.startswith(f"{caller}.") for name in imports(path) for caller in CALLERS)
    }
    assert callers == {"outbound/http.py", "cards/command/remote.py"}
