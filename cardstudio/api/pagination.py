"""Lists: `{"results": [...], "next": url|null}` (design §5)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from rest_framework.pagination import CursorPagination
from rest_framework.response import Response


class CursorPage(CursorPagination):
    """Pages by cursor: stable while rows come and go, and as fast on the last page as on the first."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200
    ordering: str | tuple[str, ...] = "-created_at"

    def get_paginated_response(self, data: Any) -> Response:
        return Response({"results": data, "next": _public(self.get_next_link())})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        return {
            "type": "object",
            "required": ["results", "next"],
            "properties": {
                "results": schema,
                "next": {"type": "string", "nullable": True, "format": "uri"},
            },
        }


def _public(url: str | None) -> str | None:
    """The same address under PUBLIC_ORIGIN: what we hand out never depends on the Host header (design §9)."""
    if url is None:
        return None
    public = urlsplit(settings.PUBLIC_ORIGIN)
    return urlunsplit(urlsplit(url)._replace(scheme=public.scheme, netloc=public.netloc))
