"""The team's log of attempts: which of them are asked for, page by page, and what is known of their chats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor, visible
from cardstudio.chats.models import Chat
from cardstudio.library.layout import uuid_or_none
from cardstudio.sharing.attempts.selectors import HEAVY
from cardstudio.sharing.models import Attempt, AttemptReport, Delivery

PAGE_SIZE = 50
# What is shown unless somebody asks for more.
DAYS = 30


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
        held = {name: value for name, value in vars(replace(self, **changes)).items() if value not in (None, "")}  # type: ignore[arg-type]
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


def log_list(*, actor: Actor, team: Team, filters: Filters) -> QuerySet[Attempt]:
    """The team's attempts, newest first; no document and no card content is loaded."""
    found = _filtered(visible(actor, Attempt.objects.filter(team=team)), team, filters)
    return (
        found.select_related("sender", "version", "link__app", "link__template")
        .defer(*HEAVY, "raw")
        .prefetch_related(Prefetch("deliveries", queryset=Delivery.objects.order_by("pk")))
        .order_by("-started_at", "-pk")
    )


def log_page(attempts: QuerySet[Attempt], before: str) -> tuple[list[Attempt], str]:
    """One page of a list, and where the next one begins (empty: there is none).

    By place in the order, not by number: as quick on the last page as on the first, and stable while attempts come in.
    """
    when, _mark, pk = before.partition("~")
    moment, last = _moment(when), uuid_or_none(pk)
    if moment is not None and last is not None:
        # The first condition says nothing new to a reader; it is the one an index answers.
        attempts = attempts.filter(Q(started_at__lt=moment) | Q(started_at=moment, pk__lt=last), started_at__lte=moment)
    rows = list(attempts[: PAGE_SIZE + 1])
    page = rows[:PAGE_SIZE]
    return page, f"{page[-1].started_at.isoformat()}~{page[-1].pk}" if len(rows) > PAGE_SIZE else ""


def attempt_get(*, actor: Actor, pk: UUID) -> Attempt:
    """One attempt with all that is known of it; raises Http404 for strangers."""
    found = visible(actor, Attempt.objects.filter(pk=pk)).select_related(
        "sender", "version", "team", "sent", "link__app", "link__template", "link__chat_list"
    )
    attempt = (
        found.defer("version__document")
        .prefetch_related(
            Prefetch("deliveries", queryset=Delivery.objects.order_by("pk")),
            Prefetch("reports", queryset=AttemptReport.objects.order_by("pk")),
        )
        .first()
    )
    if attempt is None:
        raise Http404
    return attempt


def _filtered(found: QuerySet[Attempt], team: Team, filters: Filters) -> QuerySet[Attempt]:
    plain = {
        "link__template": filters.template,
        "link": filters.link,
        "err_code": filters.code,
        "state": filters.state or None,
        "sender__name__icontains": filters.person or None,
        "started_at__gte": _start_of(filters.since),
        "started_at__lt": _start_of(filters.until + timedelta(days=1)) if filters.until else None,
    }
    found = found.filter(**{name: value for name, value in plain.items() if value is not None})
    return found.filter(_went_to(team, filters.chat)) if filters.chat else found


def _went_to(team: Team, chat: str) -> Exists:
    """Attempts that reached, or failed to reach, a chat of this id or name."""
    named = Chat.objects.filter(list__team=team, name__icontains=chat).exclude(open_chat_id="")
    return Exists(
        Delivery.objects.filter(attempt=OuterRef("pk")).filter(
            Q(open_chat_id=chat) | Q(open_chat_id__in=named.values("open_chat_id"))
        )
    )


def _start_of(day: date | None) -> datetime | None:
    return None if day is None else timezone.make_aware(datetime.combine(day, time.min))


def _day(text: str) -> date | None:
    try:
        day = parse_date(text)
    except ValueError:
        return None
    # Years at the ends of the calendar have no day before or after them.
    return day if day is not None and 1970 <= day.year < 9999 else None


def _moment(text: str) -> datetime | None:
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment is not None and timezone.is_aware(moment) else None


def _number(text: str) -> int | None:
    return int(text) if text.strip().lstrip("-").isdecimal() and len(text) <= 10 else None


def _text(text: str) -> str:
    """What can be looked for: PostgreSQL knows no NUL."""
    return text.replace("\0", "").strip()[:120]
