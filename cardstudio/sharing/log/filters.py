"""Which attempts of the log are asked for: by an address, or by a program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from cardstudio.library.layout import uuid_or_none
from cardstudio.sharing.models import Attempt

# What is shown unless somebody asks for more.
DAYS = 30
# Characters one may look for.
MOST_TEXT = 120


@dataclass(frozen=True)
class Filters:
    """Which attempts; what is empty does not count. `since` and `until` are days, both included."""

    template: UUID | None = None
    link: UUID | None = None
    chat: str = ""
    person: str = ""
    code: int | None = None
    state: str = ""
    since: date | None = None
    until: date | None = None

    def query(self, **changes: object) -> str:
        """As it stands in an address, with changes."""
        changed = replace(self, **changes)  # type: ignore[arg-type]  # each is of its field's own type
        held = {name: value for name, value in vars(changed).items() if value not in (None, "")}
        return urlencode({name: str(value) for name, value in held.items()})


def read_filters(given: Mapping[str, str]) -> Filters:
    """What an address asks for. What can't be read is left out: a mistyped filter shows more, never an error."""
    state = given.get("state", "")
    since, until = _day(given.get("since", "")), _day(given.get("until", ""))
    if since is None and until is None:
        since = timezone.localdate() - timedelta(days=DAYS - 1)
    return Filters(
        template=uuid_or_none(given.get("template", "")),
        link=uuid_or_none(given.get("link", "")),
        chat=_text(given.get("chat", "")),
        person=_text(given.get("person", "")),
        code=_number(given.get("code", "")),
        state=state if state in Attempt.State.values else "",
        since=since,
        until=until,
    )


def conditions(filters: Filters) -> dict[str, Any]:
    """What an attempt's own columns say of it; its chats and its sender are looked up elsewhere."""
    given = {
        "template": filters.template,
        "link": filters.link,
        "err_code": filters.code,
        "state": filters.state or None,
        "started_at__gte": _start_of(filters.since),
        "started_at__lt": _start_of(filters.until + timedelta(days=1)) if filters.until else None,
    }
    return {name: value for name, value in given.items() if value is not None}


def _start_of(day: date | None) -> datetime | None:
    return None if day is None else timezone.make_aware(datetime.combine(day, time.min))


def _day(text: str) -> date | None:
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day is not None and is_countable(day) else None


def is_countable(day: date) -> bool:
    """Years at the ends of the calendar have no day before or after them."""
    return 1970 <= day.year < 9999


def moment_or_none(text: str) -> datetime | None:
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment is not None and timezone.is_aware(moment) else None


def _number(text: str) -> int | None:
    return int(text) if text.strip().lstrip("-").isdecimal() and len(text) <= 10 else None


def _text(text: str) -> str:
    """What can be looked for: PostgreSQL knows no NUL."""
    return text.replace("\0", "").strip()[:MOST_TEXT]
