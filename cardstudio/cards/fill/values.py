"""JSON values as expressions see them: as text, as a truth, as equal or smaller. The TypeScript twin does the same."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Any

from cardstudio.cards.types import JSONValue

#: Largest integer written as text; Python refuses to write those of more than 4300 digits.
_MOST_BITS = 14_000
_PADDED_EXPONENT = re.compile(r"e([+-])0+")


def is_number(value: JSONValue) -> bool:
    """Whether this is a JSON number; ``true`` is none."""
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def text_of(value: JSONValue) -> str | None:
    """A scalar as it stands in a text (``null`` is empty), ``None`` for lists and objects."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if is_number(value):
        return number_text(value)
    return None


def number_text(value: Any) -> str | None:
    """A number the way JavaScript writes it: ``1.0`` is "1", ``1e-05`` is "0.00001", ``1e-07`` is "1e-7"."""
    if isinstance(value, int):
        return str(value) if value.bit_length() < _MOST_BITS else None
    if isinstance(value, Decimal):
        return _decimal_text(value) if value.is_finite() else None
    if not math.isfinite(value):
        return None
    if value.is_integer() and abs(value) < 1e21:
        return str(int(value))
    written = repr(value)
    return _decimal_text(Decimal(written)) if "e" in written else written


def _decimal_text(value: Decimal) -> str:
    if value == 0 or -7 < value.adjusted() < 21:
        return format(value, "f")
    return _PADDED_EXPONENT.sub(r"e\1", repr(float(value)))


def truthy(value: JSONValue) -> bool:
    """Everything counts but ``null``, ``false``, zero and what is empty."""
    return bool(value)


def equal(left: JSONValue, right: JSONValue) -> bool:
    """Equality of scalars of one type; lists and objects are equal to nothing."""
    if is_number(left) and is_number(right):
        return bool(left == right)
    return type(left) is type(right) and isinstance(left, str | bool | None) and bool(left == right)


def less(left: JSONValue, right: JSONValue) -> bool:
    """Order of two numbers or two texts; anything else has none."""
    if is_number(left) and is_number(right):
        return bool(left < right)
    if isinstance(left, str) and isinstance(right, str):
        return _units(left) < _units(right)
    return False


def _units(text: str) -> bytes:
    """JavaScript orders texts by UTF-16 units."""
    return text.encode("utf-16-be", "surrogatepass")
