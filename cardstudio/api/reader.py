"""Reads a request's JSON before any view sees it (contracts §rest).

At most 2 MB (413, after draining up to 10 MB so that the answer arrives); depth, numbers and surrogates are checked by
`cards.json` (400). Every endpoint takes an object, so anything else is refused here too. The object stands in
`request.json_body` afterwards.
"""

from __future__ import annotations

import contextlib
from typing import Any, Protocol

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cardstudio.api.errors import ApiError, status_error
from cardstudio.api.language import card_locale
from cardstudio.cards import json as card_json

MAX_BYTES = 2 * 1024 * 1024
DRAIN_BYTES = 10 * 1024 * 1024
#: What the few addresses that take files read by themselves (`parsers.py`), once they know who sends it.
ARCHIVE = "application/zip"
CHUNK = 64 * 1024


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class Body:
    """What a request carried: `present` is False, and `value` an empty object, where there was no body."""

    def __init__(self, value: dict[str, Any], present: bool) -> None:
        self.value = value
        self.present = present


def read(request: HttpRequest) -> None:
    """Read and parse the body once.

    Raises:
        ApiError: 413 too large, 415 not JSON, 400 with what and where otherwise.
    """
    request.json_body = Body({}, present=False)  # type: ignore[attr-defined]
    if request.content_type == ARCHIVE:
        return
    try:
        raw = _bytes(request)
    except ApiError:
        raise
    except Exception:  # cut off, or chunks that are none: each server has its own exceptions for that
        raise ApiError(*status_error(400)) from None
    request.META["CONTENT_LENGTH"] = str(len(raw))  # a chunked request came without, and DRF would see no body
    request._body = raw  # Django's own cache of the body: later readers get the same bytes
    if not raw.strip():
        return
    if request.content_type not in {"application/json", "text/json"}:
        raise ApiError("unsupported_media_type", _("Send JSON, with Content-Type: application/json."), status=415)
    value = parse(raw)
    if not isinstance(value, dict):
        raise ApiError("not_an_object", _("Send a JSON object."))
    request.json_body = Body(value, present=True)  # type: ignore[attr-defined]


def drain(request: HttpRequest) -> None:
    """Take what nobody read of an archive, so that the answer arrives; of anything else there is nothing left."""
    if request.content_type == ARCHIVE:
        with contextlib.suppress(Exception):  # as in `read`; the answer is made already
            _drain(_stream(request))


def parse(raw: bytes) -> Any:
    """The JSON value in `raw`; raises ApiError 400 that names the place of the fault."""
    try:
        return card_json.load(raw)
    except card_json.Unreadable as error:
        raise ApiError("bad_json", error.message(card_locale())) from None


def _bytes(request: HttpRequest) -> bytes:
    stream = _stream(request)
    if _declared(request) > MAX_BYTES:
        _drain(stream)
        raise _too_large()
    raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        _drain(stream)
        raise _too_large()
    return raw


def _stream(request: HttpRequest) -> Readable:
    """Where the body comes from. Django sees none in a chunked request, though the server ends it for us."""
    environ: dict[str, Any] = getattr(request, "environ", {})
    if environ.get("wsgi.input_terminated") and "HTTP_TRANSFER_ENCODING" in environ:
        chunked: Readable = environ["wsgi.input"]
        return chunked
    return request


def _declared(request: HttpRequest) -> int:
    try:
        return max(0, int(request.META.get("CONTENT_LENGTH") or 0))
    except ValueError:
        return 0


def _drain(stream: Readable) -> None:
    """Take what the sender still has, within reason: a connection closed on a busy sender loses our answer."""
    left = DRAIN_BYTES
    while left > 0 and (chunk := stream.read(min(CHUNK, left))):
        left -= len(chunk)


def _too_large() -> ApiError:
    return ApiError("too_large", _("The request is larger than 2 MB."), status=413)
