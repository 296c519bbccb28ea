"""Attempts as a table for spreadsheets: one row per chat, or one per attempt that names none."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import StringIO

from django.utils.translation import gettext as _

from cardstudio.feishu.brands import in_brand
from cardstudio.feishu.errors import explain
from cardstudio.sharing.models import Attempt, Delivery

# So that spreadsheet programs take the file for UTF-8.
BOM = "\ufeff"
# What makes a spreadsheet program run a cell.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Cell = str | int | None


def attempt_rows(attempts: Iterable[Attempt]) -> Iterator[str]:
    """The lines of the file."""
    yield BOM + _line(
        [
            _("Started"), _("Ended"), _("State"), _("Code"), _("Meaning"), _("Sender"), _("Version"), _("Attempt"),
            _("Batch"), _("Chat"), _("Message"), _("Status in the chat"),
        ]
    )  # fmt: skip
    for attempt in attempts:
        deliveries: list[Delivery | None] = [*attempt.deliveries.all()]
        for delivery in deliveries or [None]:
            yield _line([*_attempt_cells(attempt), *_delivery_cells(delivery)])


def _attempt_cells(attempt: Attempt) -> list[Cell]:
    meaning = "" if attempt.err_code is None else in_brand(explain(attempt.err_code).title, attempt.link.app.brand)
    return [
        _time(attempt.started_at),
        _time(attempt.ended_at),
        attempt.state,
        attempt.err_code,
        meaning,
        attempt.sender.get_full_name() if attempt.sender else "",
        attempt.version.number,
        str(attempt.attempt),
        attempt.batch,
    ]


def _delivery_cells(delivery: Delivery | None) -> list[Cell]:
    if delivery is None:
        return ["", "", ""]
    return [delivery.open_chat_id, delivery.open_message_id, delivery.status]


def _time(moment: datetime | None) -> str:
    return "" if moment is None else moment.isoformat(timespec="seconds")


def _line(cells: Iterable[Cell]) -> str:
    text = StringIO()
    csv.writer(text).writerow([_harmless(cell) for cell in cells])
    return text.getvalue()


def _harmless(cell: Cell) -> Cell:
    """Ids and names come from visitors' pages: none of them may be taken for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
