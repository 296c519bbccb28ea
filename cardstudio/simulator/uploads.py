"""Multipart bodies as the vendor's SDKs send them: a file's part has no filename, and Django takes it for text then."""

from __future__ import annotations

from io import BytesIO

from django.http import HttpRequest
from django.http.multipartparser import FIELD, FILE, ChunkIter, LazyStream, MultiPartParserError, Parser
from django.utils.http import parse_header_parameters


def parts(request: HttpRequest, most: int) -> dict[str, bytes] | None:
    """Each part's bytes by its name; None for a body of more than `most` bytes, or one that can't be read."""
    kind, parameters = parse_header_parameters(request.META.get("CONTENT_TYPE", ""))
    raw = request.read(most + 1)
    if kind != "multipart/form-data" or "boundary" not in parameters or len(raw) > most:
        return None
    try:
        return _read(raw, parameters["boundary"].encode("ascii"))
    except (MultiPartParserError, UnicodeError):
        return None


def _read(raw: bytes, boundary: bytes) -> dict[str, bytes]:
    found = {}
    for kind, headers, stream in Parser(LazyStream(ChunkIter(BytesIO(raw))), boundary):
        name = headers["content-disposition"][1].get("name") if kind in {FIELD, FILE} else None
        if isinstance(name, bytes):
            found[name.decode()] = stream.read()
    return found
