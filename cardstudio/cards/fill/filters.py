"""The filters of ``${name | filter:argument}``: a closed list, each with a bounded result (``docs/variables.md``).

A filter takes a value and its literal arguments. It raises :class:`NotApplicable` for values it has no answer for;
whether the arguments are usable is known before any value is (:func:`accepts`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from cardstudio.cards.fill.values import is_number, number_text, text_of
from cardstudio.cards.types import JSONValue

#: What ``trim`` takes away and what separates words inside ``${…}``; the ideographic space is what Chinese input makes.
BLANKS = " \t\r\n\u00a0\u3000"
#: Most items ``join`` writes.
MOST_JOINED = 1000
_DECIMAL = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?\Z")
_GROUPS = re.compile(r"\B(?=(?:[0-9]{3})+\Z)")
_DAY = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]{1,9})?)?)?"
    r" ?(Z|[+-][0-9]{2}:?[0-9]{2})?\Z"
)
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?\Z")
_TOKEN = re.compile(r"YYYY|MM|DD|HH|mm|ss|M|D|H")
_DATE_TOKENS = "YMD"
#: Unix times below this are seconds, above milliseconds (as milliseconds it is March 1973).
_SECONDS_BELOW = 100_000_000_000
_LATEST = 253_402_300_799_000
_EPOCH = datetime(1970, 1, 1)


class NotApplicable(Exception):
    """The filter has no answer for this value."""


class Filter(NamedTuple):
    """What one filter does and which arguments it takes: one test per place, the first ``required`` must be given."""

    apply: Callable[[JSONValue, Sequence[Any]], JSONValue]
    arguments: tuple[Callable[[Any], bool], ...] = ()
    required: int = 0


def accepts(name: str, arguments: Sequence[Any]) -> bool:
    """Whether the filter can work with these arguments; ``name`` is known."""
    if name == "map":
        return 2 <= len(arguments) <= 41
    wanted = FILTERS[name]
    if not wanted.required <= len(arguments) <= len(wanted.arguments):
        return False
    return all(test(given) for test, given in zip(wanted.arguments, arguments, strict=False))


def _text(value: JSONValue) -> str:
    text = text_of(value)
    if text is None:
        raise NotApplicable
    return text


def _upper(value: JSONValue, _: Sequence[Any]) -> str:
    return _text(value).upper()


def _lower(value: JSONValue, _: Sequence[Any]) -> str:
    return _text(value).lower()


def _trim(value: JSONValue, _: Sequence[Any]) -> str:
    return _text(value).strip(BLANKS)


def _truncate(value: JSONValue, arguments: Sequence[Any]) -> str:
    text, most = _text(value), int(arguments[0])
    if len(text) <= most:
        return text
    ending = arguments[1] if len(arguments) > 1 else "…"
    return text[:most] if len(ending) >= most else text[: most - len(ending)] + ending


def _default(value: JSONValue, arguments: Sequence[Any]) -> JSONValue:
    return arguments[0] if value is None or value == "" else value


def _length(value: JSONValue, _: Sequence[Any]) -> int:
    if not isinstance(value, str | list | dict):
        raise NotApplicable
    return len(value)


def _map(value: JSONValue, arguments: Sequence[Any]) -> JSONValue:
    """``map:'open':'Open':'?'``: the literal after the one that reads like the value, else the odd last one."""
    text = text_of(value)
    for position in range(0, len(arguments) - 1, 2):
        if text is not None and text == text_of(arguments[position]):
            return arguments[position + 1]
    return arguments[-1] if len(arguments) % 2 else value


def _join(value: JSONValue, arguments: Sequence[Any]) -> str:
    if not isinstance(value, list):
        raise NotApplicable
    separator = arguments[0] if arguments else ", "
    items = value[:MOST_JOINED]
    if len(arguments) > 1:
        items = [item.get(arguments[1]) if isinstance(item, dict) else item for item in items]
    joined: str = separator.join(_text(item) for item in items if item is not None)
    return joined if len(value) <= MOST_JOINED else joined + separator + "…"


def _number(value: JSONValue, arguments: Sequence[Any]) -> str:
    separator = arguments[1] if len(arguments) > 1 else ","
    return _fixed(_decimal(value), int(arguments[0]) if arguments else None, 0, separator)


def _percent(value: JSONValue, arguments: Sequence[Any]) -> str:
    return _fixed(_decimal(value), int(arguments[0]) if arguments else 0, 2, "") + "%"


def _decimal(value: JSONValue) -> str:
    text = number_text(value) if is_number(value) else value
    if not isinstance(text, str) or not _DECIMAL.match(text):
        raise NotApplicable
    return text


def _fixed(text: str, precision: int | None, shift: int, separator: str) -> str:
    """A decimal moved ``shift`` places to the left of its point, rounded half up, its thousands set apart.

    Works on digits, as the TypeScript twin must: neither language's own formatting rounds like the other's.
    """
    whole, _, fraction = text.removeprefix("-").partition(".")
    digits, point = whole + fraction.ljust(shift, "0"), len(whole) + shift
    if precision is None:
        precision = len(digits) - point
    kept = digits[: point + precision].ljust(point + precision, "0")
    if digits[point + precision : point + precision + 1] >= "5":
        kept = str(int(kept) + 1).zfill(len(kept))
        point = len(kept) - precision
    whole = _GROUPS.sub(separator, kept[:point].lstrip("0") or "0")
    written = whole + ("." + kept[point:] if precision else "")
    return "-" + written if text.startswith("-") and kept.strip("0") else written


def _moment(value: JSONValue, offset: float | None) -> tuple[datetime, bool]:
    """The point in time a value names, and whether it names a day at all (``"09:30"`` does not)."""
    try:
        if is_number(value):
            return _from_unix(value, offset), True
        if not isinstance(value, str):
            raise NotApplicable
        clock = _CLOCK.match(value)
        if clock:
            return _EPOCH.replace(hour=int(clock[1]), minute=int(clock[2]), second=int(clock[3] or 0)), False
        return _from_text(value, offset), True
    except (ValueError, OverflowError):
        raise NotApplicable from None


def _from_unix(value: Any, offset: float | None) -> datetime:
    if not 0 <= value <= _LATEST:
        raise NotApplicable
    seconds = value // 1000 if value >= _SECONDS_BELOW else value // 1
    return _EPOCH + timedelta(seconds=int(seconds) + (offset or 0) * 3600)


def _from_text(value: str, offset: float | None) -> datetime:
    found = _DAY.match(value)
    if not found or found[1] < "1000":
        raise NotApplicable
    read = datetime(
        int(found[1]), int(found[2]), int(found[3]), int(found[4] or 0), int(found[5] or 0), int(found[6] or 0)
    )
    if offset is None or found[7] is None:
        return read
    zone = 0 if found[7] == "Z" else int(found[7][1:3]) * 60 + int(found[7][-2:])
    return read + timedelta(hours=offset, minutes=zone if found[7][0] == "-" else -zone)


def _dated(usual: str) -> Callable[[JSONValue, Sequence[Any]], str]:
    def write(value: JSONValue, arguments: Sequence[Any]) -> str:
        pattern = arguments[0] if arguments else usual
        when, has_day = _moment(value, arguments[1] if len(arguments) > 1 else None)
        if not has_day and any(token[0][0] in _DATE_TOKENS for token in _TOKEN.finditer(pattern)):
            raise NotApplicable
        return _TOKEN.sub(lambda token: _piece(when, token[0]), pattern)

    return write


def _piece(when: datetime, token: str) -> str:
    parts = {"Y": when.year, "M": when.month, "D": when.day, "H": when.hour, "m": when.minute, "s": when.second}
    return str(parts[token[0]]).zfill(len(token))


def _whole(least: int, most: int) -> Callable[[Any], bool]:
    return lambda given: is_number(given) and given == int(given) and least <= given <= most


def _literal_text(most: int) -> Callable[[Any], bool]:
    return lambda given: isinstance(given, str) and len(given) <= most


def _anything(_: Any) -> bool:
    return True


def _hours(given: Any) -> bool:
    return is_number(given) and -14 <= given <= 14


_WHEN = (_literal_text(50), _hours)
FILTERS: dict[str, Filter] = {
    "upper": Filter(_upper),
    "lower": Filter(_lower),
    "trim": Filter(_trim),
    "truncate": Filter(_truncate, (_whole(1, 10_000), _literal_text(20)), 1),
    "default": Filter(_default, (_anything,), 1),
    "length": Filter(_length),
    "map": Filter(_map),
    "join": Filter(_join, (_literal_text(50), _literal_text(50))),
    "number": Filter(_number, (_whole(0, 10), _literal_text(1))),
    "percent": Filter(_percent, (_whole(0, 10),)),
    "date": Filter(_dated("YYYY-MM-DD"), _WHEN),
    "time": Filter(_dated("HH:mm"), _WHEN),
    "datetime": Filter(_dated("YYYY-MM-DD HH:mm"), _WHEN),
}
#: Filters that have an answer for no value at all; ``null`` passes through the others.
ANSWER_NULL = frozenset({"default", "map"})
