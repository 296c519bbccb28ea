"""What a caller knows already is not sent again: `ETag`, `If-None-Match` and 304 on every read."""

from __future__ import annotations

import hashlib

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import parse_etags
from rest_framework.request import Request
from rest_framework.response import Response

#: What a 304 repeats of the answer it stands for (RFC 9110 §15.4.5).
REPEATED = ("Cache-Control", "ETag", "Vary")


def unless_known(request: Request, answer: HttpResponseBase) -> HttpResponseBase:
    """The answer to a read, which gets the hash of its bytes as ETag unless it has one; 304 where that is known."""
    if request.method not in {"GET", "HEAD"} or answer.status_code != 200 or isinstance(answer, StreamingHttpResponse):
        return answer
    if "ETag" not in answer.headers:
        assert isinstance(answer, HttpResponse)
        if isinstance(answer, Response):
            answer.render()
        answer.headers["ETag"] = f'"{hashlib.sha256(answer.content).hexdigest()[:32]}"'
    known = {_strong(tag) for tag in parse_etags(request.headers.get("If-None-Match", ""))}
    if known.isdisjoint({"*", _strong(answer.headers["ETag"])}):
        return answer
    repeated = {name: answer.headers[name] for name in REPEATED if name in answer.headers}
    return HttpResponse(status=304, headers=repeated)


def _strong(tag: str) -> str:
    return tag.removeprefix("W/")
