"""Links as their pages need them, by token: the busiest read of the site.

Joining what a page shows takes Django longer than all else a share page does. So a link is kept for a moment, and one
small query says whether that may still be used.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db import connection
from django.http import Http404

from cardstudio.sharing.models import ShareLink
from cardstudio.sharing.ttl_cache import TtlCache

# Everything of a link that changes. Names and the app's secret may be as old as a link is kept.
CHANGING = ("team_id", "version_id", "expires_at", "revoked_at", "template__deleted_at", "team__deleted_at")
Row = tuple[Any, ...]

_KEPT: TtlCache[tuple[str, Row], ShareLink] = TtlCache(seconds=30, most=256)


def link_by_token(token: str) -> ShareLink:
    """The link of a share page with all its page shows, for whoever holds the token; handed out to several requests.

    Raises Http404.
    """
    with connection.cursor() as cursor:
        cursor.execute(_changing_sql(), [token])
        row = cursor.fetchone()
    if row is None:
        raise Http404
    # As the database gives it: whatever changes makes another key.
    return _KEPT.get((token, tuple(row)), lambda: _load(token))


@cache
def _changing_sql() -> str:
    """Django's own query, put together once: that takes it longer than asking the database."""
    sql, _params = ShareLink.objects.filter(token="…").values_list(*CHANGING).query.sql_with_params()
    return sql


def _load(token: str) -> ShareLink:
    joined = ShareLink.objects.select_related("team", "template", "version", "app", "created_by", "chat_list")
    return joined.defer("template__description").get(token=token)
