"""Attempts as a table for spreadsheets: one row per chat, or one per attempt that names none.

There may be hundreds of thousands: rows come as the database gives them, without an object of each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache
from itertools import islice
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cardstudio.api.sheets import BOM, Cell, sheet_line
from cardstudio.feishu.brands import in_brand
from cardstudio.sharing.attempts.meaning import meaning_for
from cardstudio.sharing.models import Attempt, Delivery, delivery_state

CHUNK = 500


class _Row(NamedTuple):
    """What the table says of an attempt, in the order of `_COLUMNS`."""

    pk: UUID
    started_at: datetime
    ended_at: datetime | None
    state: str
    code: int | None
    sender: str | None
    username: str | None
    version: int
    attempt: UUID
    batch: int
    card: str
    link: UUID
    mode: str
    brand: str


_COLUMNS = (
    "pk",
    "started_at",
    "ended_at",
    "state",
    "err_code",
    "sender__name",
    "sender__username",
    "version__number",
    "attempt",
    "batch",
    "link__template__name",
    "link_id",
    "link__mode",
    "link__app__brand",
)
_Told = tuple[str | None, str | None, int | None, str]


def attempt_rows(attempts: QuerySet[Attempt], names: Mapping[str, str]) -> Iterator[str]:
    """The lines of the file. `names` of chats by open_chat_id, where they are known."""
    yield BOM + sheet_line(
        [
            _("Started"), _("Ended"), _("State"), _("Code"), _("Meaning"), _("Sender"), _("Version"), _("Attempt"),
            _("Batch"), _("Chat"), _("Message"), _("Status in the chat"), _("Name of the chat"), _("Card"), _("Link"),
            _("Arrived"), _("Note with the card"),
        ]
    )  # fmt: skip

    @cache
    def meaning(code: int, mode: str, brand: str) -> str:
        return in_brand(meaning_for(code, mode).title, brand)

    plain = attempts.select_related(None).prefetch_related(None).defer(None)
    rows = plain.values_list(*_COLUMNS).iterator(CHUNK)
    while chunk := [_Row(*values) for values in islice(rows, CHUNK)]:
        deliveries = _deliveries(row.pk for row in chunk)
        for row in chunk:
            said = "" if row.code is None else meaning(row.code, row.mode, row.brand)
            cells = _attempt_cells(row, said)
            for delivery in deliveries.get(row.pk) or [None]:
                link, told = [row.card, str(row.link)], _told_cells(delivery)
                yield sheet_line([*cells, *_delivery_cells(delivery, names), *link, *told])


def _deliveries(attempts: Iterable[UUID]) -> Mapping[UUID, list[_Told | None]]:
    found: dict[UUID, list[_Told | None]] = defaultdict(list)
    rows = Delivery.objects.filter(attempt__in=list(attempts)).order_by("pk")
    told = rows.values_list("attempt", "open_chat_id", "open_message_id", "status", "note")
    for attempt, chat, message, status, note in told:
        found[attempt].append((chat, message, status, note))
    return found


def _attempt_cells(row: _Row, meaning: str) -> list[Cell]:
    return [
        _time(row.started_at),
        _time(row.ended_at),
        row.state,
        row.code,
        meaning,
        row.sender or row.username or "",
        row.version,
        str(row.attempt),
        row.batch,
    ]


def _delivery_cells(delivery: _Told | None, names: Mapping[str, str]) -> list[Cell]:
    if delivery is None:
        return ["", "", "", ""]
    chat, message, status, _note = delivery
    return [chat, message, status, names.get(chat or "", "")]


def _told_cells(delivery: _Told | None) -> list[Cell]:
    return ["", ""] if delivery is None else [delivery_state(delivery[2]), delivery[3]]


def _time(moment: datetime | None) -> str:
    return "" if moment is None else moment.isoformat(timespec="seconds")
