"""The one HTTP client that talks to the open platform.

The gateway answers HTTP 200 to many failures, so the `code` in the body decides (spec h5-jssdk §5.3). No call may be
made inside a database transaction: a slow platform would hold SQLite's write lock.
"""

from __future__ import annotations

import functools
from typing import Any

import httpx
import structlog

log = structlog.get_logger(__name__)

TIMEOUT = httpx.Timeout(5.0, connect=3.0)


class PlatformError(Exception):
    """The open platform refused, or could not be reached.

    `code` is the platform's own (0 when there was no readable answer). The text is for our logs; people are shown a
    sentence of ours.
    """

    def __init__(self, code: int, message: str, *, retry_after: int | None = None) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.retry_after = retry_after


@functools.cache
def _http() -> httpx.Client:
    """One pool a process; made on first use so that forked workers don't share sockets."""
    return httpx.Client(timeout=TIMEOUT, follow_redirects=False, trust_env=True)


def call(
    method: str, url: str, *, token: str = "", body: dict[str, Any] | None = None, **params: str
) -> dict[str, Any]:
    """One call; the answer's body.

    Raises:
        PlatformError: network failure, unreadable answer, or a `code` other than 0.
    """
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    try:
        response = _http().request(method, url, json=body, params=params or None, headers=headers)
        answer = response.json()
    except (httpx.HTTPError, ValueError) as error:
        log.warning("platform.unreachable", url=url, error=type(error).__name__)
        raise PlatformError(0, f"no readable answer: {type(error).__name__}") from error
    if not isinstance(answer, dict):
        raise PlatformError(0, "the answer is no object")
    code = answer.get("code", 0)
    if code != 0 or response.status_code >= 400:
        # OAuth answers name the fault in `error`, everything else in `msg`.
        message = str(answer.get("msg") or answer.get("error_description") or answer.get("error") or "")
        reset = response.headers.get("x-ogw-ratelimit-reset", "")
        log.warning("platform.refused", url=url, status=response.status_code, code=code, message=message)
        # OAuth may refuse without a number; the HTTP status stands in, so that 0 keeps meaning "no readable answer".
        number = code if isinstance(code, int) and code else response.status_code
        raise PlatformError(number, message, retry_after=int(reset) if reset.isdigit() else None)
    return answer
