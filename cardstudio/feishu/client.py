"""What calls to the open platform share: a JSON object in, a JSON object out, one exception for everything else.

The gateway answers HTTP 200 to many failures, so the `code` in the body decides (h5-jssdk §5.3). No call may be
made inside a database transaction: a slow platform would hold SQLite's write lock.
"""

from __future__ import annotations

from typing import Any

import structlog

from cardstudio.cards import json as card_json
from cardstudio.outbound import http

log = structlog.get_logger(__name__)

#: "Too many requests", which also comes with HTTP 400 (platform-api §2).
RATE_LIMITED = 99991400


class PlatformError(Exception):
    """The open platform refused, or could not be reached.

    `code` is the platform's own (0 when there was no readable answer). The text is for our logs; people are shown a
    sentence of ours. `unavailable`: the same call may go through later, nobody did anything wrong. `retry_after`: in
    how many seconds, where that is known.
    """

    def __init__(
        self, code: int, message: str, *, retry_after: int | None = None, unavailable: bool | None = None
    ) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.retry_after = retry_after
        self.unavailable = code in {0, RATE_LIMITED} if unavailable is None else unavailable


def call(
    method: str, url: str, *, token: str = "", body: dict[str, Any] | None = None, **params: str
) -> dict[str, Any]:
    """One call; the answer's body.

    Raises:
        PlatformError: no answer in time, an unreadable answer, or a `code` other than 0.
    """
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    try:
        answer = http.send(method, url, headers=headers, json=body, params=params or None)
        value = card_json.load(answer.body)
    except http.Unavailable as error:
        log.warning("platform.unreachable", url=url, reason=error.reason)
        raise PlatformError(0, f"no readable answer: {error.reason}", retry_after=error.retry_after) from error
    except card_json.Unreadable as error:
        log.warning("platform.unreadable", url=url, reason=error.reason)
        raise PlatformError(0, f"no readable answer: {error.reason}") from error
    if not isinstance(value, dict):
        raise PlatformError(0, "the answer is no object")
    if value.get("code", 0) != 0 or answer.status >= 400:
        raise _refusal(url, answer, value)
    return value


def _refusal(url: str, answer: http.Answer, value: dict[str, Any]) -> PlatformError:
    code = value.get("code", 0)
    # OAuth answers name the fault in `error`, everything else in `msg`.
    message = str(value.get("msg") or value.get("error_description") or value.get("error") or "")
    reset = answer.headers.get("x-ogw-ratelimit-reset", "")
    log.warning("platform.refused", url=url, status=answer.status, code=code, message=message)
    # OAuth may refuse without a number; the HTTP status stands in, so that 0 keeps meaning "no readable answer".
    number = code if isinstance(code, int) and code else answer.status
    return PlatformError(
        number,
        message,
        retry_after=int(reset) if reset.isascii() and reset.isdigit() and len(reset) < 6 else None,
        unavailable=answer.status >= 500 or answer.status == 429 or number == RATE_LIMITED,
    )
