"""What the platform's error text says: code, path, property and whatever names the thing it stumbled over.

How it is worded is data (``wordings.json``), which the browser reads too (``frontend/document/locate/reading.ts``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from cardstudio.cards.resources import read_text

#: Most paths of one text that are looked at; the platform writes one.
_MOST_PATHS = 5


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: a key, or a position in a list; ``tag`` where the platform adds what stands there."""

    key: str | int
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Clue:
    """What a wording says: something to search for (``by`` names how), or the linter's rules for the same fault."""

    by: str = ""
    value: str = ""
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A place as messages of the years before 2024 said it: ``1th block(div)->element(text)``."""

    number: int
    tag: str
    member: str


@dataclass(frozen=True, slots=True)
class Told:
    """All that a text says.

    ``inner`` is the code that says what was wrong; ``code`` the same, or the outer one where there is no other.
    """

    code: int | None
    inner: int | None
    property: str | None
    paths: tuple[tuple[Step, ...], ...]
    block: Block | None
    clues: tuple[Clue, ...]


@cache
def table() -> dict[str, Any]:
    """The wordings, as the file has them."""
    found: dict[str, Any] = json.loads(read_text(__package__, "wordings.json"))
    return found


@cache
def pattern(source: str) -> re.Pattern[str]:
    """One pattern of the table; JavaScript's have the flag ``i`` and classes of ASCII."""
    return re.compile(source, re.ASCII | re.IGNORECASE)


def read(text: str) -> Told:
    """What the text says. Takes linear time; of a longer text than an error has, the beginning counts."""
    words = table()
    text = text[: words["longest"]]
    for escaped, meant in words["unescape"]:
        text = pattern(escaped).sub(meant, text)
    rows = [(row, match) for row in words["wordings"] if (match := pattern(row["pattern"]).search(text))]
    inner = _inner_code(text, [row["code"] for row, _ in rows if "code" in row])
    named, value = pattern(words["property"]).search(text), pattern(words["value"]).search(text)
    return Told(
        code=inner if inner is not None else next(_codes(text, [*words["codes"], words["bare"]]), None),
        inner=inner,
        property=named[1] if named else None,
        paths=tuple(
            _steps(match[1], is_cut=bool(match[2]))
            for match in islice(pattern(words["path"]).finditer(text), _MOST_PATHS)
        ),
        block=_block(text),
        clues=tuple(_clues(value[1].strip() if value else "", rows)),
    )


def _codes(text: str, patterns: list[str]) -> Iterator[int]:
    return (int(found[1]) for one in patterns for found in pattern(one).finditer(text))


def _inner_code(text: str, worded: list[int]) -> int | None:
    """A number that is called a code counts first, then what the words are known for, then any number that long."""
    words = table()
    for codes in (_codes(text, words["codes"]), iter(worded), _codes(text, [words["bare"]])):
        inner = next((code for code in codes if code not in words["outer"]), None)
        if inner is not None:
            return inner
    return None


def _steps(chain: str, *, is_cut: bool) -> tuple[Step, ...]:
    """The steps of a path. One that goes on, where the text does not, ends with a step that leads nowhere."""
    steps: list[Step] = []
    for found in pattern(table()["step"]).finditer(chain):
        if found[2] is not None:
            steps[-1] = Step(steps[-1].key, found[2])
        else:
            steps.append(Step(found[3] if found[1] is None else int(found[1])))
    return (*steps, Step("…")) if is_cut else tuple(steps)


def _block(text: str) -> Block | None:
    found = pattern(table()["block"]).search(text)
    return Block(int(found[1]), found[2], found[3] or "") if found else None


def _clues(value: str, rows: list[tuple[dict[str, Any], re.Match[str]]]) -> Iterator[Clue]:
    """``ErrorValue`` first, if it says what it is; a bare value last, since it may be any word."""
    typed = [
        Clue(noun["by"], match[1]) for noun in table()["nouns"] if (match := pattern(noun["pattern"]).search(value))
    ]
    yield from typed
    for row, match in rows:
        if "by" in row or "rules" in row:
            named = row.get("value") or (match[1] if match.re.groups else "")
            yield Clue(row.get("by", ""), named.rstrip(".,;\"'"), tuple(row.get("rules", ())))
    if value and not typed:
        yield Clue("text", value)
