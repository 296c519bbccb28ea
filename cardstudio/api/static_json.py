"""JSON that is the same for everybody who asks in one language: encoded and compressed once a process."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from typing import Any, Self

from django.http import HttpResponse
from django.utils.cache import patch_vary_headers
from rest_framework.request import Request

from cardstudio.cards import json as card_json

IMMUTABLE = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Served:
    """One answer. `hash` names the content, so equal hashes mean equal bytes."""

    hash: str
    plain: bytes
    gzipped: bytes

    @classmethod
    def of(cls, value: Any, hash: str = "") -> Self:
        """A value, under the name it has or that of its bytes."""
        plain = card_json.encode(value)
        return cls(hash or hashlib.sha256(plain).hexdigest(), plain, gzip.compress(plain, 9, mtime=0))


def named(request: Request, served: Served) -> HttpResponse:
    """The answer with its hash as ETag."""
    answer = packed(request, served)
    answer.headers["ETag"] = f'"{served.hash}"'
    answer.headers["Cache-Control"] = "no-cache"
    # Which language was chosen hangs on both.
    patch_vary_headers(answer, ["Accept-Language", "Cookie"])
    return answer


def for_ever(request: Request, served: Served) -> HttpResponse:
    """The answer under an address that holds its hash."""
    answer = packed(request, served)
    answer.headers["Cache-Control"] = IMMUTABLE
    return answer


def packed(request: Request, served: Served) -> HttpResponse:
    """The bytes, compressed for those who can take it."""
    gzipped = "gzip" in request.headers.get("Accept-Encoding", "")
    answer = HttpResponse(served.gzipped if gzipped else served.plain, content_type="application/json")
    if gzipped:
        answer.headers["Content-Encoding"] = "gzip"
    patch_vary_headers(answer, ["Accept-Encoding"])
    return answer
