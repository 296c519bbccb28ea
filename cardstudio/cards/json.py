"""Reading and writing JSON without losing anything.

Integers of any size and key order are kept; a decimal number a float cannot hold is kept as :class:`decimal.Decimal`.
What JSON does not know (NaN, Infinity) or no database and no platform stores (lone surrogates, ``1e999``) is refused
with its place in the text. Nothing here recurses further than :data:`MAX_DEPTH`.
"""

from __future__ import annotations

import json
import math
import re
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any, NamedTuple, NoReturn

from cardstudio.cards.messages import unreadable_message
from cardstudio.cards.pointers import pointers_by_id
from cardstudio.cards.types import JSONValue

#: Deepest nesting of arrays and objects that is read (the deepest real cards stay under 40).
MAX_DEPTH = 200
#: Longest integer that is read, in digits. Python refuses longer ones to keep conversion time linear.
MAX_DIGITS = 4300

# A string that is never closed matches up to the end of the text, so that every start is tried once only.
_BRACKET = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|[\[{]|[\]}]', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|.)", re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")


class Unreadable(ValueError):
    """The text is no card: ``reason`` names a sentence of the messages, ``line`` and ``column`` the place."""

    def __init__(self, reason: str, line: int = 1, column: int = 1, **params: Any) -> None:
        self.reason = reason
        self.line = line
        self.column = column
        self.params = params
        super().__init__(self.message())

    def message(self, locale: str = "en") -> str:
        """One sentence: what is wrong and where."""
        return unreadable_message(self.reason, {"line": self.line, "column": self.column, **self.params}, locale)


class Loaded(NamedTuple):
    """A value and the pointers of the keys that stood more than once in their object (the last one counts)."""

    value: JSONValue
    duplicates: list[str]


def load(text: str | bytes) -> JSONValue:
    """The value of ``text``; raises :class:`Unreadable`."""
    return load_noting_duplicates(text).value


def load_noting_duplicates(text: str | bytes) -> Loaded:
    """The value of ``text`` and the keys it gives twice; raises :class:`Unreadable`."""
    text = decoded(text)
    _refuse_deep(text)
    _refuse_lone_surrogates(text)
    repeated: list[tuple[dict[str, Any], str]] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(items)
        if len(made) != len(items):
            seen: set[str] = set()
            repeated.extend((made, key) for key, _ in items if key in seen or seen.add(key))  # type: ignore[func-returns-value]  # set.add is the idiom
        return made

    decoder = json.JSONDecoder(
        object_pairs_hook=pairs, parse_float=_exact_float, parse_int=_exact_int, parse_constant=_constant
    )
    try:
        value = decoder.decode(text)
    except json.JSONDecodeError as error:
        raise Unreadable("syntax", error.lineno, error.colno, detail=error.msg) from None
    except _BadNumber as error:
        # The hooks are not told where they are; the spelling is found again, outside strings.
        raise Unreadable(error.reason, *_place_of(text, error.spelling), text=error.spelling[:40]) from None
    if not repeated:
        return Loaded(value, [])
    places = pointers_by_id(value, {id(made) for made, _ in repeated})
    return Loaded(value, [f"{places[id(made)]}/{_escaped(key)}" for made, key in repeated if id(made) in places])


def dump(value: JSONValue, *, indent: int | None = None) -> str:
    """``value`` as JSON text, compact unless ``indent`` is given; any depth, Unicode as it is."""
    separators = (",", ":") if indent is None else None
    try:
        return json.dumps(value, ensure_ascii=False, separators=separators, indent=indent, check_circular=False)
    except (RecursionError, TypeError):
        return "".join(_pieces(value))


def encode(value: JSONValue) -> bytes:
    """Compact UTF-8. A lone surrogate (only possible in values that never were text) is kept in its three-byte form."""
    return dump(value).encode("utf-8", "surrogatepass")


class _BadNumber(Exception):
    def __init__(self, reason: str, spelling: str) -> None:
        self.reason = reason
        self.spelling = spelling


def decoded(text: str | bytes) -> str:
    """The characters of a text without its byte order mark; raises :class:`Unreadable`."""
    if isinstance(text, bytes):
        raw = text
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            raise Unreadable("not-utf-8", line, error.start - raw.rfind(b"\n", 0, error.start)) from None
    text = text.removeprefix("\ufeff")
    lone = _SURROGATE.search(text)
    if lone:
        raise Unreadable("lone-surrogate", *place(text, lone.start()))
    return text


def _refuse_deep(text: str) -> None:
    if text.count("{") + text.count("[") <= MAX_DEPTH:
        return
    depth = 0
    for match in _BRACKET.finditer(text):
        first = match[0][0]
        if first in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise Unreadable("too-deep", *place(text, match.start()), limit=MAX_DEPTH)
        elif first in "]}":
            depth -= 1


def _refuse_lone_surrogates(text: str) -> None:
    if "\\u" not in text:
        return
    high: re.Match[str] | None = None
    for match in _ESCAPE.finditer(text):
        code = int(match[1], 16) if match[1] else 0
        if high is not None and high.end() == match.start() and 0xDC00 <= code <= 0xDFFF:
            high = None
            continue
        if high is not None:
            break
        if 0xD800 <= code <= 0xDBFF:
            high = match
        elif 0xDC00 <= code <= 0xDFFF:
            raise Unreadable("lone-surrogate", *place(text, match.start()))
    if high is not None:
        raise Unreadable("lone-surrogate", *place(text, high.start()))


def _exact_float(spelling: str) -> float | Decimal:
    number = float(spelling)
    if math.isinf(number):
        raise _BadNumber("number-too-large", spelling)
    # Up to 15 significant digits always survive the way through a float.
    if len(spelling) <= 15 or Decimal(repr(number)) == Decimal(spelling):
        return number
    return Decimal(spelling)


def _exact_int(spelling: str) -> int:
    if len(spelling) > MAX_DIGITS:
        raise _BadNumber("number-too-long", spelling)
    return int(spelling)


def _constant(spelling: str) -> NoReturn:
    raise _BadNumber("not-a-number", spelling)


def place(text: str, index: int) -> tuple[int, int]:
    """Line and column (both from 1) of a character."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _place_of(text: str, spelling: str) -> tuple[int, int]:
    for match in re.finditer(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|' + re.escape(spelling), text, re.DOTALL):
        if match[0][0] != '"':
            return place(text, match.start())
    return 1, 1


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


def _scalar(value: JSONValue) -> str:
    if isinstance(value, Decimal):
        return str(value)
    return encode_basestring(value) if isinstance(value, str) else json.dumps(value)


def _pieces(value: JSONValue) -> list[str]:
    """What :func:`json.dumps` would write, without recursion and with decimals."""
    out: list[str] = []
    stack: list[Any] = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, _Verbatim):
            out.append(item)
        elif isinstance(item, dict):
            stack.append(_Verbatim("}"))
            for position, (key, held) in reversed(list(enumerate(item.items()))):
                stack.append(held)
                stack.append(_Verbatim(("," if position else "") + encode_basestring(str(key)) + ":"))
            stack.append(_Verbatim("{"))
        elif isinstance(item, list | tuple):
            stack.append(_Verbatim("]"))
            for position in range(len(item) - 1, -1, -1):
                stack.append(item[position])
                if position:
                    stack.append(_Verbatim(","))
            stack.append(_Verbatim("["))
        else:
            out.append(_scalar(item))
    return out


class _Verbatim(str):
    """Text on the writer's stack that is already JSON."""

    __slots__ = ()
