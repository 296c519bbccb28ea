"""A POST that is sent twice counts once: `Idempotency-Key` (contracts §idempotency).

The work and its answer are one transaction: whoever is killed in between has done nothing, and the next one with the
same key does it. Two at once: the second is told to wait. What was begun and not answered for `RUNNING` has died;
should it live after all, it is not let finish once another one has taken its place.
"""

from __future__ import annotations

import contextlib
import hashlib
import random
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.api.errors import ApiError
from cardstudio.api.models import KeyedAnswer
from cardstudio.api.parsers import archive_of
from cardstudio.api.renderers import ExactJsonRenderer
from cardstudio.cards import json as card_json

HEADER = "Idempotency-Key"
KEY_LENGTH = 64
#: On an answer that was given before.
REPLAYED = "Idempotent-Replayed"
KEPT = timedelta(hours=24)
#: No request takes as long.
RUNNING = timedelta(seconds=60)
RETRY_SECONDS = 2
LET_GO_PAUSES = (0.02, 0.05, 0.1, 0.2)
#: Only what is computed is larger, and may be computed again.
MOST_BYTES = 1_000_000

Handler = Callable[..., Any]


class Endpoint(Protocol):
    """What a view says of its POST."""

    #: It changes nothing, so nobody need wait for it: no transaction.
    computes: bool
    #: Its answer holds a secret, which is shown once.
    shows_secret: bool

    def handle_exception(self, exc: Exception) -> Response: ...


@dataclass(frozen=True, slots=True)
class Call:
    """One POST with a key. `began_at` tells ours from one that takes its place."""

    pk: str
    body_hash: str
    began_at: datetime

    def row(self) -> QuerySet[KeyedAnswer]:
        """Its row, while it is ours to answer."""
        return KeyedAnswer.objects.filter(pk=self.pk, began_at=self.began_at, status=0)


def answered_once(view: Endpoint, handler: Handler) -> Handler:
    """The handler of a POST, which repeats its answer to a call that had one."""

    def answer(request: Request, *args: Any, **kwargs: Any) -> Any:
        call = _call_of(request)
        if call is None:
            return handler(request, *args, **kwargs)
        if (earlier := _earlier(call)) is not None:
            return _again(call, earlier)
        try:
            return _first(view, call, lambda: handler(request, *args, **kwargs))
        except BaseException:
            _let_go(call)
            raise

    return answer


def _let_go(call: Call) -> None:
    """The next one with this key begins anew. It is tried more than once, as the call may have failed because the
    database is busy: a row that stayed would have everybody wait for `RUNNING`.
    """
    for pause in LET_GO_PAUSES:
        with contextlib.suppress(DatabaseError):
            call.row().delete()
            return
        time.sleep(pause * random.uniform(0.5, 1.5))


def answers_due() -> QuerySet[KeyedAnswer]:
    """Answers nobody may ask for any more."""
    return KeyedAnswer.objects.filter(began_at__lte=timezone.now() - KEPT)


def _call_of(request: Request) -> Call | None:
    """The call that is made, if it has a key and a caller; raises ApiError 400 for a key that is none."""
    key = request.headers.get(HEADER)
    if key is None or not request.user.is_authenticated:
        return None
    if not key or len(key) > KEY_LENGTH or not key.isprintable():
        message = _("Idempotency-Key takes a name of your own for this call, at most 64 characters.")
        raise ApiError("bad_idempotency_key", message)
    caller = request.user if request.auth is None else request.auth
    body, query = getattr(request._request, "json_body", None), request._request.META["QUERY_STRING"]
    return Call(
        _hash(type(caller).__name__, str(caller.pk), request._request.path_info, key),
        _hash(card_json.dump(body.value if body else {}), hashlib.sha256(archive_of(request)).hexdigest(), query),
        timezone.now(),
    )


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _earlier(call: Call) -> KeyedAnswer | None:
    """Whoever came first with this key; None where that is this call, whose row is made or taken over."""
    ours = {"body_hash": call.body_hash, "began_at": call.began_at}
    row, made = KeyedAnswer.objects.get_or_create(pk=call.pk, defaults=ours)
    if made:
        return None
    if row.began_at > call.began_at - (KEPT if row.status else RUNNING):
        return row
    dead = KeyedAnswer.objects.filter(pk=call.pk, began_at=row.began_at, status=row.status)
    if dead.update(**ours, status=0, answer=b"", etag="", withheld=""):
        return None
    raise _still_running()


def _again(call: Call, earlier: KeyedAnswer) -> Response:
    """The answer of before."""
    if earlier.body_hash != call.body_hash:
        message = _("This Idempotency-Key came with another body before. Give each call a key of its own.")
        raise ApiError("idempotency_mismatch", message, status=422)
    if earlier.status == 0:
        raise _still_running()
    if earlier.withheld:
        message = _("That was done already; its answer held a secret, which is shown only once.")
        raise ApiError("already_done", message, status=409, extra={"id": earlier.withheld})
    body = zlib.decompress(earlier.answer)
    headers = {REPLAYED: "true", **({"ETag": earlier.etag} if earlier.etag else {})}
    return Response(card_json.load(body) if body else None, status=earlier.status, headers=headers)


def _first(view: Endpoint, call: Call, work: Callable[[], Any]) -> Any:
    try:
        if view.computes:
            return _kept(view, call, work())
        with transaction.atomic():
            return _kept(view, call, work())
    except Exception as error:
        return _kept(view, call, view.handle_exception(error))


def _kept(view: Endpoint, call: Call, answer: Any) -> Any:
    """The answer, written down; raises ApiError 409 where another one took the place of this call meanwhile."""
    body = ExactJsonRenderer().render(answer.data) if isinstance(answer, Response) else None
    passes = answer.status_code == 429 or answer.status_code >= 500
    if passes or body is None or len(body) > MOST_BYTES:
        call.row().delete()
        return answer
    secret = view.shows_secret and answer.status_code < 300
    written = call.row().update(
        status=answer.status_code,
        answer=zlib.compress(b"" if secret else body),
        etag=answer.headers.get("ETag", ""),
        withheld=str(answer.data["id"]) if secret else "",
    )
    if not written:
        raise _still_running()
    return answer


def _still_running() -> ApiError:
    message = _("The same call is being answered. Ask again in a moment.")
    return ApiError("still_running", message, status=409, retry_after=RETRY_SECONDS)
