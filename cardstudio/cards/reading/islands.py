"""JSON among the words of a text that is itself a value of JSON: the message of a log line, the command of a job."""

from __future__ import annotations

import re
from contextlib import suppress
from json import JSONDecodeError, JSONDecoder
from typing import NamedTuple

from cardstudio.cards import json
from cardstudio.cards.json import Unreadable
from cardstudio.cards.types import JSONValue

#: Where an object with a name begins. What is escaped once more begins with a backslash.
_OPENING = re.compile(r"\{\s{0,99}\"")
#: What every card has in it.
_EVIDENCE = "tag"
#: How many beginnings are tried, so that a long text takes linear time.
_MOST = 20
_DECODER = JSONDecoder()


class Island(NamedTuple):
    """What was read, and the characters it stands in."""

    value: JSONValue
    start: int
    end: int


def island(text: str) -> Island | None:
    """The first object of ``text`` that may have a card in it."""
    at = 0
    for _ in range(_MOST if _EVIDENCE in text else 0):
        opening = _OPENING.search(text, at)
        if opening is None:
            return None
        start = opening.start()
        try:
            end = _DECODER.raw_decode(text, start)[1]
        except (JSONDecodeError, RecursionError, ValueError):
            at = opening.end()
            continue
        at = end
        if text.find(_EVIDENCE, start, end) >= 0:
            with suppress(Unreadable):
                return Island(json.load(text[start:end]), start, end)
    return None
