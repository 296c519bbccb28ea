"""Lists: `{"results": [...], "next": url|null}` (contracts §rest)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response

Show = Callable[[list[Any]], QuerySet[Any]]


class CursorPage(CursorPagination):
    """Pages by cursor: stable while rows come and go, and as fast on the last page as on the first."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200
    ordering: str | tuple[str, ...] = "-created_at"

    def decode_cursor(self, request: Request) -> Any:
        """Raises ValidationError for what no `next` ever held: a list that began anew would pass for its next page."""
        try:
            return super().decode_cursor(request)
        except NotFound:
            raise self.no_cursor() from None

    def no_cursor(self) -> ValidationError:
        said = _("This is no cursor; follow the address in `next`.")
        return ValidationError({self.cursor_query_param: [said]})

    def get_page_size(self, request: Request) -> int:
        """Raises ValidationError for what is no number of rows a page can have."""
        given = request.query_params.get(self.page_size_query_param)
        if given is None:
            return self.page_size
        if not (given.isascii() and given.isdigit() and len(given) < 6 and 1 <= int(given) <= self.max_page_size):
            said = _("This is a number from 1 to %(most)d.") % {"most": self.max_page_size}
            raise ValidationError({self.page_size_query_param: [said]})
        return int(given)

    def get_paginated_response(self, data: Any) -> Response:
        return Response({"results": data, "next": _public(self.get_next_link())})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        return {
            "type": "object",
            "required": ["results", "next"],
            "properties": {
                "results": schema,
                "next": {"type": ["string", "null"], "format": "uri"},
            },
        }


def _public(url: str | None) -> str | None:
    """The same address under PUBLIC_ORIGIN: what we hand out never depends on the Host header (contracts §security)."""
    if url is None:
        return None
    public = urlsplit(settings.PUBLIC_ORIGIN)
    return urlunsplit(urlsplit(url)._replace(scheme=public.scheme, netloc=public.netloc))


class OfTeams:
    """A list of the rows of several teams, for `CursorPage`: the first of each team, and of those the first.

    An index holds the rows of one team in their order. To put those of several in one, a database sorts all there are.

    Args:
        rows: all that is listed.
        show: rows by their keys, as they are shown. Their teams are no question any more: SQLite would answer it first.
    """

    #: In more teams than this hardly anybody is; their rows are sorted.
    MOST = 12

    def __init__(self, rows: QuerySet[Any], teams: Collection[UUID], show: Show, order: Sequence[str] = ()) -> None:
        self._rows, self._teams, self._show, self._order = rows, teams, show, order

    @classmethod
    def of(cls, rows: QuerySet[Any], teams: Collection[UUID], show: Show) -> Any:
        return cls(rows, teams, show) if 1 < len(teams) <= cls.MOST else rows

    def order_by(self, *order: str) -> OfTeams:
        return OfTeams(self._rows.order_by(*order), self._teams, self._show, order)

    def filter(self, **given: Any) -> OfTeams:
        return OfTeams(self._rows.filter(**given), self._teams, self._show, self._order)

    def __getitem__(self, part: slice) -> Iterable[Any]:
        keys = self._rows.values_list("pk", flat=True)
        first = [pk for team in self._teams for pk in keys.filter(team=team)[: part.stop]]
        return self._show(first).order_by(*self._order)[part]
