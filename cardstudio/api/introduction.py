"""What stands above the operations at `/api/docs/`: `introduction.md`, with the address of this installation in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings

_TEXT = Path(__file__).with_suffix(".md").read_text("utf-8")
_PLACE = "https://cards.example.com"


def add_introduction(result: dict[str, Any], **_given: Any) -> dict[str, Any]:
    """A hook of drf-spectacular."""
    result["info"]["description"] = _TEXT.replace(_PLACE, settings.PUBLIC_ORIGIN or _PLACE)
    return result
