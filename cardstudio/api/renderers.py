"""Answers as JSON that keeps every number exact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rest_framework.renderers import BaseRenderer

from cardstudio.cards import json as card_json


class ExactJsonRenderer(BaseRenderer):
    """Compact JSON through the card writer: 20-digit integers and long decimals leave as they came.

    Views hand over plain values only (DRF's fields already turn dates and ids into text).
    """

    media_type = "application/json"
    format = "json"
    charset = None

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        return b"" if data is None else card_json.encode(data)
