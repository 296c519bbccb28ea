"""The one shape in which every answer under `/api/` says what is wrong (contracts §rest).

    {"error": {"code": "not_found", "message": "…", "fields": {"name": ["…"]}}, …}

`code` is for programs and never translated; `message` is for people, in their language.
"""

from __future__ import annotations

import math
from http import HTTPStatus
from typing import Any, TypedDict

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, JsonResponse
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response

from cardstudio.cards.types import JSONObject
from cardstudio.db.errors import Trouble


class ErrorDetailJson(TypedDict):
    """`code` is for programs and never translated; `message` is for people, in their language; `fields` has sentences
    by the dotted path of the field they are about."""

    code: str
    message: str
    fields: dict[str, list[str]]


class ErrorJson(TypedDict):
    """What is wrong. Some answers carry more beside it, such as the report of a refused card."""

    error: ErrorDetailJson


class ApiError(Exception):
    """A wrong request, or one that can't be served now.

    `extra` stands beside `error` in the answer, such as the current draft of a 412. `retry_after`, in seconds, becomes
    the header of that name.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        status: int = HTTPStatus.BAD_REQUEST,
        fields: dict[str, list[str]] | None = None,
        extra: JSONObject | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = int(status)
        self.fields = fields or {}
        self.extra = extra or {}
        self.headers = {} if retry_after is None else {"Retry-After": str(retry_after)}

    def body(self) -> JSONObject:
        return {**error_body(self.code, self.message, self.fields), **self.extra}


def error_body(code: str, message: str, fields: dict[str, list[str]] | None = None) -> ErrorJson:
    return {"error": {"code": code, "message": message, "fields": fields or {}}}


def status_error(status: int) -> tuple[str, str]:
    """Code and sentence for an answer that came without one of our errors, by its HTTP status."""
    known = {
        400: ("bad_request", _("The request could not be read.")),
        401: ("not_signed_in", _("Sign in, or send a valid token.")),
        403: ("not_allowed", _("Your role in this team does not allow that.")),
        404: ("not_found", _("There is nothing here, or you may not see it.")),
        405: ("method_not_allowed", _("This address does not take that method.")),
        406: ("not_acceptable", _("This address answers with JSON only.")),
        409: ("conflict", _("That contradicts what is already recorded.")),
        412: ("stale", _("Somebody saved a newer revision meanwhile.")),
        413: ("too_large", _("The request is too large.")),
        415: ("unsupported_media_type", _("Send JSON, with Content-Type: application/json.")),
        428: ("if_match_required", _("Say which revision you changed, with If-Match.")),
        429: ("throttled", _("Too many requests. Wait a moment and try again.")),
        503: ("busy", _("A lot is going on right now. Nothing you saved is lost; try again in a moment.")),
    }
    if status in known:
        return known[status]
    return "server_error", _("Something went wrong on our side. Nothing you saved is lost; try again.")


def csrf_error() -> ApiError:
    """A write from a browser that did not prove that it came from our own page."""
    message = _("The page was open for too long, or the request came from elsewhere. Reload and try once more.")
    return ApiError("csrf", message, status=HTTPStatus.FORBIDDEN)


def no_slash_error(address: str) -> ApiError:
    """An address of the API without the slash at its end."""
    message = _("Addresses of the API end with a slash: %(address)s") % {"address": address}
    return ApiError("not_found", message, status=HTTPStatus.NOT_FOUND)


def error_response(error: ApiError) -> JsonResponse:
    return JsonResponse(
        error.body(), status=error.status, headers=error.headers, json_dumps_params={"ensure_ascii": False}
    )


def trouble_error(trouble: Trouble) -> ApiError:
    """What the database's trouble is to whoever asked: 503 with when to try again, or 409 for a conflict."""
    if trouble.kind == "conflict":
        return ApiError(*status_error(409), status=409)
    words = {
        "busy": status_error(503),
        "away": ("unavailable", _("The database does not answer. Nothing you saved is lost; try again in a moment.")),
        "full": (
            "storage_full",
            _("Nothing can be stored right now: the server's disk is full or read only. What you saved is safe."),
        ),
    }
    return ApiError(*words[trouble.kind], status=503, retry_after=trouble.retry_after)


def status_response(status: int, headers: dict[str, str] | None = None) -> JsonResponse:
    code, message = status_error(status)
    return JsonResponse(
        error_body(code, message), status=status, headers=headers, json_dumps_params={"ensure_ascii": False}
    )


def exception_handler(exc: Exception, context: JSONObject) -> Response | None:
    """Django REST framework's hook. None lets an unknown exception rise to `ErrorShapeMiddleware`."""
    if isinstance(exc, ApiError):
        return Response(exc.body(), status=exc.status, headers=exc.headers)
    if isinstance(exc, exceptions.ValidationError):
        return _validation(_flatten(exc.detail))
    if isinstance(exc, ValidationError):
        fields = exc.message_dict if hasattr(exc, "error_dict") else {"": exc.messages}
        return _validation(fields)
    if isinstance(exc, exceptions.APIException):
        return _known(exc)
    if isinstance(exc, Http404):
        return _by_status(404)
    if isinstance(exc, PermissionDenied):
        return _by_status(403)
    return None


def _by_status(status: int, headers: dict[str, str] | None = None) -> Response:
    return Response(error_body(*status_error(status)), status=status, headers=headers)


def _known(exc: exceptions.APIException) -> Response:
    headers: dict[str, str] = {}
    wait = getattr(exc, "wait", None)
    if wait is not None:
        headers["Retry-After"] = str(max(1, math.ceil(wait)))
    auth_header = getattr(exc, "auth_header", None)
    if auth_header:
        headers["WWW-Authenticate"] = auth_header
    return _by_status(exc.status_code, headers)


def _validation(fields: dict[str, list[str]]) -> Response:
    message = _("Some fields need another look.")
    return Response(error_body("invalid", message, fields), status=400)


def _flatten(detail: Any, prefix: str = "") -> dict[str, list[str]]:
    """DRF's nested error lists as one table from a dotted path to sentences."""
    if isinstance(detail, dict):
        flat: dict[str, list[str]] = {}
        for key, value in detail.items():
            name = "" if key == "non_field_errors" else str(key)
            flat.update(_flatten(value, f"{prefix}.{name}".strip(".")))
        return flat
    if isinstance(detail, list) and any(isinstance(item, (dict, list)) for item in detail):
        flat = {}
        for index, item in enumerate(detail):
            flat.update(_flatten(item, f"{prefix}.{index}".strip(".")))
        return flat
    return {prefix: [str(item) for item in (detail if isinstance(detail, list) else [detail])]}
