"""Lists of the open platform come in pages: `page_size`, `page_token`, `has_more`."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from cardstudio.simulator.answers import Refused


def page_of(request: HttpRequest, rows: QuerySet[Any], *, most: int) -> tuple[list[Any], dict[str, Any]]:
    """The rows asked for, and what the answer says about the others; 20 where no size is asked for."""
    size = number(request.GET.get("page_size", ""), 20)
    start = number(request.GET.get("page_token", ""), 0)
    if not 1 <= size <= most:
        raise Refused(99992402, "field validation failed: page_size")
    found = list(rows[start : start + size + 1])
    more = len(found) > size
    return found[:size], {"page_token": str(start + size) if more else "", "has_more": more}


def number(text: str, default: int) -> int:
    return int(text) if text.isdigit() and len(text) < 12 else default
