"""Taking a text out of what it was copied with: the data of a shell command, the escapes of a log."""

from __future__ import annotations

import re
from typing import NamedTuple

from cardstudio.cards import json
from cardstudio.cards.json import Unreadable
from cardstudio.cards.reading.shell import Word, words
from cardstudio.cards.reading.steps import Region, Steps, Text

_DATA_FLAGS = frozenset({"-d", "--data", "--data-raw", "--data-binary", "--json", "--data-ascii"})
_COMMAND = re.compile(r"\s{0,999}(?:\$\s{1,9})?(?:sudo\s{1,9})?curl\b")
_ESCAPED = re.compile(r"[\s\"'`]{0,999}(?P<text>[{\[]\s{0,99}\\+\")")


class Peeled(NamedTuple):
    """The text inside, the way to it, and the note that says what was around it."""

    text: str
    way: Steps
    note: str


def peel(text: str) -> Peeled | None:
    """The text that ``text`` is wrapped around; ``None`` where there is nothing to take off."""
    return _of_command(text) or _of_escapes(text)


def _of_command(text: str) -> Peeled | None:
    if not _COMMAND.match(text):
        return None
    given = False
    try:
        for word in words(text):
            flag, equals, _ = word.text.partition("=")
            if given or (equals and flag in _DATA_FLAGS):
                before = 0 if given else len(flag) + 1
                # A file, or what another command prints: its data may stand further on, but not in this word.
                if word.text[before : before + 1] != "@" and "$(" not in text[word.start : word.end]:
                    return _data(text, word, before)
            given = word.text in _DATA_FLAGS
    except ValueError:
        pass  # a quote that is never closed: what is in front of it is no command
    return None


def _data(text: str, word: Word, before: int) -> Peeled:
    data, start = word.text[before:], word.start + before
    # Also where it reads as it is written: what is put into it later may have to be quoted.
    return Peeled(data, (Region(start, word.end, "shell"), Text()), "was-command")


def _of_escapes(text: str) -> Peeled | None:
    """A string out of a log or a program, whose own quotes were not copied: ``{\\"msg_type\\": …}``."""
    opening = _ESCAPED.match(text)
    if opening is None:
        return None
    start = opening.start("text")
    end = max(start, len(text.rstrip(" \t\r\n\"'`;,")))
    try:
        opened = json.load(f'"{text[start:end]}"')
    except Unreadable:
        return None
    return Peeled(str(opened), (Region(start, end, "escaped"), Text()), "was-escaped")
