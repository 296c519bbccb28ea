"""DRF's way to what `reader` has read already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Any

from django.utils.translation import gettext as _
from rest_framework.parsers import BaseParser
from rest_framework.request import Request

from cardstudio.api.errors import ApiError
from cardstudio.api.reader import ARCHIVE
from cardstudio.cards.library.archive import SENT


class ReadJsonParser(BaseParser):
    """Hands over the value the request reader parsed; nothing is parsed twice."""

    media_type = "application/json"

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        request = (parser_context or {})["request"]
        return request._request.json_body.value


class ArchiveParser(BaseParser):
    """Hands over the bytes of a zip archive; whoever asked has shown by then who they are."""

    media_type = ARCHIVE

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        data: bytes = stream.read(SENT.packed + 1)
        if len(data) > SENT.packed:
            message = _("The archive is larger than %(most)d MB.") % {"most": SENT.packed // 2**20}
            raise ApiError("too_large", message, status=413)
        return data


def archive_of(request: Request) -> bytes:
    """The archive a request brought; empty where it brought anything else."""
    data: Any = request.data
    return data if isinstance(data, bytes) else b""
