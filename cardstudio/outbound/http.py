"""The only place from which Card Studio calls another server.

Whatever the other side does (nothing, one byte every two seconds, 400 MB, a broken answer), a call ends by its deadline
and holds a bounded amount of memory. The exchange runs in an event loop of its own, because only there a deadline can
cut off every part of it: looking up the name, connecting, the handshake, the headers, the body. The caller waits for it
no longer than that.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import math
import os
import threading
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx
import structlog

from cardstudio.outbound.breaker import Breaker, State
from cardstudio.outbound.bulkhead import Full, bulkhead
from cardstudio.outbound.deadline import remaining

log = structlog.get_logger(__name__)

#: Seconds for the whole of a call, unless the caller says another number.
SECONDS = 6.0
CONNECT_SECONDS = 3.0
#: Largest answer that is read, in bytes. Who fetches files says another number.
MAX_BYTES = 1024 * 1024
#: What the event loop may take beyond the deadline to say that it has passed.
GRACE_SECONDS = 0.5
#: Said to those who find no place to wait in.
BUSY_SECONDS = 2


class Unavailable(Exception):
    """There is no answer. `retry_after`: seconds until asking again may help, None where nobody knows."""

    def __init__(self, reason: str, retry_after: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after


@dataclass(frozen=True)
class Answer:
    """What came back, whatever its status."""

    status: int
    headers: httpx.Headers
    body: bytes


def send(
    method: str,
    url: str,
    *,
    headers: dict[str, str] | None = None,
    params: dict[str, str] | None = None,
    json: Any = None,
    content: bytes | None = None,
    seconds: float = SECONDS,
    max_bytes: int = MAX_BYTES,
) -> Answer:
    """One call. Redirects are not followed.

    Raises:
        Unavailable: no answer by the deadline, none that could be read, one that is too large, or no call at all
            because too many wait already or the last ones failed.
    """
    breaker = _breakers[_origin(url)]
    # The body of an answer is counted as it comes, so it must not grow afterwards.
    sent = {"Accept-Encoding": "identity", **(headers or {})}
    request = _client_options(method, url, headers=sent, params=params, json=json, content=content)
    try:
        with bulkhead.place():
            wait = breaker.wait()
            if wait is not None:
                raise Unavailable("paused", max(1, math.ceil(wait)))
            return _reported(breaker, request, remaining(seconds), max_bytes)
    except Full:
        log.warning("outbound.busy", origin=_origin(url))
        raise Unavailable("busy", BUSY_SECONDS) from None


def state() -> State:
    """How the calls of this process went lately: `down` where nobody is asked any more for a while."""
    states = {breaker.state for breaker in list(_breakers.values())}
    return "down" if "down" in states else "degraded" if "degraded" in states else "ok"


def forget_failures() -> None:
    """Everybody may be asked again, as in a process that has just begun."""
    _breakers.clear()


def _client_options(method: str, url: str, **options: Any) -> dict[str, Any]:
    return {"method": method, "url": url, **{name: value for name, value in options.items() if value is not None}}


def _reported(breaker: Breaker, request: dict[str, Any], seconds: float, max_bytes: int) -> Answer:
    try:
        answer = _engine().exchange(request, seconds, max_bytes)
    except Unavailable:
        breaker.failed()
        raise
    except BaseException:
        # Our own mistake (an address that is none, say) tells nothing about the other side.
        breaker.succeeded()
        raise
    if answer.status >= 500:
        breaker.failed()
    else:
        breaker.succeeded()
    return answer


class _Engine:
    """The event loop of a process and the connections it keeps."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._client: httpx.AsyncClient | None = None
        threading.Thread(target=self._loop.run_forever, name="outbound", daemon=True).start()

    def exchange(self, request: dict[str, Any], seconds: float, max_bytes: int) -> Answer:
        future = asyncio.run_coroutine_threadsafe(self._exchange(request, seconds, max_bytes), self._loop)
        try:
            return future.result(seconds + GRACE_SECONDS)
        except (TimeoutError, concurrent.futures.TimeoutError, concurrent.futures.CancelledError):
            future.cancel()
            raise Unavailable("timeout") from None
        except httpx.InvalidURL:
            raise
        except (httpx.HTTPError, OSError) as error:
            raise Unavailable(type(error).__name__) from error

    async def _exchange(self, request: dict[str, Any], seconds: float, max_bytes: int) -> Answer:
        async with asyncio.timeout(seconds):
            if self._client is None:
                timeout = httpx.Timeout(None, connect=CONNECT_SECONDS)
                self._client = httpx.AsyncClient(timeout=timeout, follow_redirects=False, trust_env=True)
            async with self._client.stream(**request) as response:
                return Answer(response.status_code, response.headers, await _body(response, max_bytes))


async def _body(response: httpx.Response, max_bytes: int) -> bytes:
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise Unavailable("an encoding nobody asked for")
    body = bytearray()
    async for piece in response.aiter_raw():
        body += piece
        if len(body) > max_bytes:
            raise Unavailable("too large")
    return bytes(body)


_breakers: defaultdict[str, Breaker] = defaultdict(Breaker)
_engines: dict[int, _Engine] = {}
_engines_lock = threading.Lock()


def _engine() -> _Engine:
    """One a process, made on first use: a forked worker shares neither the loop nor its sockets."""
    with _engines_lock:
        if os.getpid() not in _engines:
            _engines[os.getpid()] = _Engine()
        return _engines[os.getpid()]


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
