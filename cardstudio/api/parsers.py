"""DRF's way to what `reader` has read already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Any

from rest_framework.parsers import BaseParser


class ReadJsonParser(BaseParser):
    """Hands over the value the request reader parsed; nothing is parsed twice."""

    media_type = "application/json"

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        request = (parser_context or {})["request"]
        return request._request.json_body.value
