"""Reading what a share page reports about an attempt. It comes from anybody, so every value is checked and bounded."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from cardstudio.api.errors import ApiError
from cardstudio.cards.types import JSONObject
from cardstudio.sharing.content.exclude_kinds import read_kinds
from cardstudio.sharing.models import Attempt, Delivery

ID_LENGTH = 64
MESSAGE_LENGTH = 500
# As much of the client's own answer as is kept, in UTF-8.
RAW_BYTES = 8_192
MAX_DELIVERIES = 100
MAX_BATCH = 1_000
INT_32 = 2**31 - 1
# What a page may say about the client it runs in; the rest is dropped.
CLIENT_KEYS = ("platform", "version", "brand", "locale", "sdk", "user_agent")
CLIENT_LENGTH = 300


@dataclass(frozen=True)
class ReportedDelivery:
    """`status` 0 = delivered (h5-jssdk §2.4), None = the client did not say; `note` as in `Delivery.Note`, or empty."""

    open_chat_id: str | None
    open_message_id: str | None
    status: int | None
    note: str = ""

    def to_dict(self) -> JSONObject:
        """Without a note, as it was written before there were any: a report that comes again is known by its words."""
        told = dict(vars(self))
        return told if self.note else {name: value for name, value in told.items() if name != "note"}


@dataclass(frozen=True)
class AttemptState:
    """One report. Two that are equal say the same thing, whatever client details came with them."""

    attempt: uuid.UUID
    batch: int
    state: str
    err_code: int | None
    err_msg: str
    deliveries: tuple[ReportedDelivery, ...]
    values: JSONObject = field(default_factory=dict, compare=False)
    # The client's answer, word for word.
    raw: str = field(default="", compare=False)
    # Targets of a call that was refused because of one of them, where the client did not say which.
    suspects: tuple[str, ...] = field(default=(), compare=False)
    # Kinds of things the card went without.
    without: tuple[str, ...] = field(default=(), compare=False)
    client: JSONObject = field(default_factory=dict, compare=False)

    def to_dict(self) -> JSONObject:
        """The comparable part, as it is kept in the log."""
        return {
            "attempt": str(self.attempt),
            "batch": self.batch,
            "state": self.state,
            "err_code": self.err_code,
            "err_msg": self.err_msg,
            "deliveries": [delivery.to_dict() for delivery in self.deliveries],
        }


def read_report(body: JSONObject) -> AttemptState:
    """The report in a request's body.

    Raises:
        ApiError: 400 naming every wrong field.
    """
    reader = _Reader(body)
    report = AttemptState(
        attempt=reader.uuid("attempt"),
        batch=reader.integer("batch", 0, MAX_BATCH) or 0,
        state=reader.state(),
        err_code=reader.integer("err_code", -INT_32, INT_32),
        err_msg=reader.text("err_msg")[:MESSAGE_LENGTH],
        deliveries=reader.deliveries(),
        values=reader.object("values"),
        raw=cut(reader.text("raw"), RAW_BYTES),
        suspects=reader.suspects(),
        without=read_kinds(body.get("without") or []),
        client=_client(reader.object("client")),
    )
    if reader.problems:
        raise ApiError("invalid", _("Some fields need another look."), fields=reader.problems)
    return report


class _Reader:
    """Reads one field after the other and collects what is wrong with them."""

    def __init__(self, body: JSONObject) -> None:
        self.body = body
        self.problems: dict[str, list[str]] = {}

    def wrong(self, name: str, message: str) -> None:
        self.problems.setdefault(name, []).append(message)

    def uuid(self, name: str) -> uuid.UUID:
        value = self.body.get(name)
        if isinstance(value, str) and len(value) == 36:
            try:
                return uuid.UUID(value)
            except ValueError:
                pass
        self.wrong(name, _("This must be a UUID."))
        return uuid.UUID(int=0)

    def integer(self, name: str, least: int, most: int) -> int | None:
        value = self.body.get(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            self.wrong(
                name, _("This must be a whole number from %(least)d to %(most)d.") % {"least": least, "most": most}
            )
            return None
        return value

    def text(self, name: str) -> str:
        value = self.body.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.wrong(name, _("This must be text."))
            return ""
        return value.replace("\0", "")

    def object(self, name: str) -> JSONObject:
        value = self.body.get(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            self.wrong(name, _("This must be an object."))
            return {}
        return value

    def state(self) -> str:
        value = self.body.get("state")
        if not isinstance(value, str) or value not in Attempt.State.values:
            self.wrong("state", _("This must be one of: %(states)s.") % {"states": ", ".join(Attempt.State.values)})
            return ""
        return value

    def deliveries(self) -> tuple[ReportedDelivery, ...]:
        value = self.body.get("deliveries")
        if value is None:
            return ()
        if not isinstance(value, list) or len(value) > MAX_DELIVERIES:
            self.wrong("deliveries", _("This must be a list of at most %(count)d.") % {"count": MAX_DELIVERIES})
            return ()
        read = [self._delivery(index, item) for index, item in enumerate(value)]
        return tuple(delivery for delivery in read if delivery is not None)

    def suspects(self) -> tuple[str, ...]:
        value = self.body.get("suspects")
        if value is None:
            return ()
        given = value if isinstance(value, list) else [None]
        ids = [one.replace("\0", "") for one in given if isinstance(one, str) and len(one) <= ID_LENGTH]
        if len(ids) != len(given) or len(ids) > MAX_DELIVERIES:
            self.wrong("suspects", _("Ids must be text of at most %(count)d characters.") % {"count": ID_LENGTH})
            return ()
        return tuple(ids)

    def _delivery(self, index: int, item: Any) -> ReportedDelivery | None:
        name = f"deliveries.{index}"
        if not isinstance(item, dict):
            self.wrong(name, _("This must be an object."))
            return None
        ids = (item.get("open_chat_id"), item.get("open_message_id"))
        if not all(one is None or (isinstance(one, str) and len(one) <= ID_LENGTH and "\0" not in one) for one in ids):
            self.wrong(name, _("Ids must be text of at most %(count)d characters.") % {"count": ID_LENGTH})
            return None
        status, problem = _status(item)
        note = item.get("note", "")
        if problem:
            self.wrong(f"{name}.status", problem)
        elif note not in ("", None, *Delivery.Note.values):
            choices = ", ".join(Delivery.Note.values)
            self.wrong(f"{name}.note", _("This must be one of: %(states)s.") % {"states": choices})
        else:
            return ReportedDelivery(ids[0] or None, ids[1] or None, status, note or "")
        return None


# What a state means where the client told no status of its own.
STATES: dict[str, int | None] = {"arrived": 0, "failed": 1, "unknown": None}


def _status(item: JSONObject) -> tuple[int | None, str]:
    """The status of a reported delivery, and what is wrong with it; `state` says it where there is none."""
    status, state = item.get("status"), item.get("state")
    if state is not None and not (isinstance(state, str) and state in STATES):
        return None, _("This must be one of: %(states)s.") % {"states": ", ".join(STATES)}
    if state == "unknown" or (status is None and state is not None):
        return STATES[state], ""
    if not isinstance(status, int) or isinstance(status, bool) or abs(status) > INT_32:
        return None, _("This must be a whole number.")
    if state is not None and (status == 0) != (state == "arrived"):
        return None, _("The status contradicts the state.")
    return status, ""


def cut(text: str, most: int) -> str:
    """As much of a text as fits into so many bytes of UTF-8."""
    return text.encode("utf-8", "replace")[:most].decode("utf-8", "ignore")


def _client(given: JSONObject) -> JSONObject:
    kept = {key: given[key] for key in CLIENT_KEYS if isinstance(given.get(key), str)}
    return {key: value[:CLIENT_LENGTH].replace("\0", "") for key, value in kept.items()}
