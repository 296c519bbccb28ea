"""Attempts as a table for spreadsheets: one row per chat, or one per attempt that names none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from cardstudio.api.sheets import BOM, Cell, sheet_line
from cardstudio.feishu.brands import in_brand
from cardstudio.feishu.errors import explain
from cardstudio.sharing.models import Attempt, Delivery


def attempt_rows(attempts: Iterable[Attempt], names: Mapping[str, str]) -> Iterator[str]:
    """The lines of the file. `names` of chats by open_chat_id, where they are known."""
    yield BOM + sheet_line(
        [
            _("Started"), _("Ended"), _("State"), _("Code"), _("Meaning"), _("Sender"), _("Version"), _("Attempt"),
            _("Batch"), _("Chat"), _("Message"), _("Status in the chat"), _("Name of the chat"), _("Card"), _("Link"),
            _("Arrived"), _("Note with the card"),
        ]
    )  # fmt: skip
    for attempt in attempts:
        deliveries: list[Delivery | None] = [*attempt.deliveries.all()]
        for delivery in deliveries or [None]:
            link = [attempt.link.template.name, str(attempt.link_id)]
            told = ["", ""] if delivery is None else [delivery.state, delivery.note]
            yield sheet_line([*_attempt_cells(attempt), *_delivery_cells(delivery, names), *link, *told])


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


def _delivery_cells(delivery: Delivery | None, names: Mapping[str, str]) -> list[Cell]:
    if delivery is None:
        return ["", "", "", ""]
    name = names.get(delivery.open_chat_id or "", "")
    return [delivery.open_chat_id, delivery.open_message_id, delivery.status, name]


def _time(moment: datetime | None) -> str:
    return "" if moment is None else moment.isoformat(timespec="seconds")
