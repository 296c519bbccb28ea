"""Answers to sendMessageCard word for word: recorded on a real client, or made up to see what a page does with them.

One answer is `{callback, result, after, about}`:

- `callback`: which of the page's functions gets it; `complete` alone, or `none` for a client that never answers. As
  always, `complete` follows `success` and `fail` with the same result.
- `result`: any JSON.
- `after`: how far the client got. `call`: it answers at once, nobody is asked. `consent`: the person agreed, nothing is
  sent. `sending` (if not said): the cards are out, but for the chats that refuse them.
- `about`: free text, such as the client it was recorded on.
"""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any, cast

from cardstudio.api.errors import ApiError
from cardstudio.cards import json as card_json
from cardstudio.simulator.typed_dicts import SimAnswerJson, SimKnownAnswerJson

CALLBACKS = ("success", "fail", "complete", "none")
STAGES = ("call", "consent", "sending")
FIELDS = frozenset({"callback", "result", "after", "about"})
# An answer as a link records it has 8 KB, written as JSON twice at worst.
MOST, MOST_BYTES = 100, 20 * 1024
FILE = Path(__file__).with_name("recordings.json")


def read(value: Any) -> list[SimAnswerJson]:
    """One answer or a list of them, as a list with `after` and `about` written out.

    Raises:
        ApiError: what is wrong, and with which answer.
    """
    answers = value if isinstance(value, list) else [value]
    if len(answers) > MOST:
        raise _wrong("", f"holds {MOST} answers at most")
    return [_read_one(answer, f"[{index}]") for index, answer in enumerate(answers)]


@functools.cache
def known() -> list[SimKnownAnswerJson]:
    """What is known of real clients' answers beyond the simulator's own: `{id, name: {en, zh}, answer}`."""
    rows: list[SimKnownAnswerJson] = json.loads(FILE.read_text(encoding="utf-8"))
    return rows


def _read_one(answer: Any, where: str) -> SimAnswerJson:
    if not isinstance(answer, dict) or answer.keys() - FIELDS:
        raise _wrong(where, f"is an object of {sorted(FIELDS)}")
    if answer.get("callback") not in CALLBACKS:
        raise _wrong(f"{where}.callback", f"is one of {list(CALLBACKS)}")
    if answer.get("after", "sending") not in STAGES:
        raise _wrong(f"{where}.after", f"is one of {list(STAGES)}")
    if ("result" in answer) == (answer["callback"] == "none"):
        raise _wrong(f"{where}.result", "is what the callback gets; `none` has none")
    if not isinstance(answer.get("about", ""), str):
        raise _wrong(f"{where}.about", "is a text")
    whole = cast(SimAnswerJson, {"after": "sending", "about": "", **answer})
    if len(card_json.encode(whole)) > MOST_BYTES:
        raise _wrong(where, f"is larger than {MOST_BYTES} bytes")
    return whole


def _wrong(where: str, what: str) -> ApiError:
    return ApiError("invalid", f"faults.raw_result{where} {what}")
