"""What real clients answered, as a file the simulator replays word for word (docs/simulator.md)."""

from __future__ import annotations

import re

from django.db.models import Q, QuerySet

from cardstudio.cards import json as card_json
from cardstudio.cards.types import JSONObject, JSONValue
from cardstudio.sharing.models import Attempt

#: As many as the simulator takes at once.
MOST = 100
SENDING = frozenset({Attempt.State.SENT, Attempt.State.PARTIAL, Attempt.State.UNKNOWN})


def recorded(attempts: QuerySet[Attempt]) -> list[JSONObject]:
    """The newest answers in the attempts, oldest first; a client that kept silent answered, too."""
    answered = attempts.filter(~Q(raw="") | Q(state=Attempt.State.UNKNOWN))
    return [_answer(attempt) for attempt in reversed(answered[:MOST])]


def _answer(attempt: Attempt) -> JSONObject:
    # A client that said no before sending replays as one that asks nobody.
    after = "sending" if attempt.state in SENDING else "call"
    common: JSONObject = {"after": after, "about": _client(attempt.client)}
    if attempt.raw == "":
        return {"callback": "none", **common}
    result = _result(attempt.raw)
    return {"callback": "success" if _says_ok(result) else "fail", "result": result, **common}


def _result(raw: str) -> JSONValue:
    """What was kept is JSON, unless it was no object or too long to be kept whole."""
    try:
        return card_json.load(raw)
    except card_json.Unreadable:
        return raw


def _says_ok(result: JSONValue) -> bool:
    """Which callback it was is not kept; a client's own words tell."""
    message = result.get("errMsg") if isinstance(result, dict) else None
    return isinstance(message, str) and re.match(r"\w+:ok\b", message) is not None


def _client(client: JSONObject) -> str:
    return " ".join(str(client[name]) for name in ("platform", "version", "brand") if client.get(name))
