"""Values that need a look: enums, colours, lengths, keys, addresses (card-format §1.6, §5, §9.4)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

from cardstudio.cards.catalog import model
from cardstudio.cards.catalog.colors import nearest
from cardstudio.cards.catalog.tables import PALETTE
from cardstudio.cards.lint import repairs
from cardstudio.cards.lint.context import Context, replacing
from cardstudio.cards.lint.contrast import USES
from cardstudio.cards.lint.image_keys import check_image_key
from cardstudio.cards.lint.placeholders import is_placeholder
from cardstudio.cards.lint.repairs import BLANK_LINK
from cardstudio.cards.lint.structure import wrong_type
from cardstudio.cards.types import JSONValue, Path

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\Z")
#: Beginnings of addresses nobody has to be told about: real ones, the word that disables a platform, blanks of designs.
_ADDRESSES = ("http://", "https://", "lark://", "about:")
#: How tokens of the icon library are spelled; the published list is not complete.
_TOKEN = re.compile(r"[a-z0-9-]{1,60}_(?:outlined|filled|colorful)\Z")
_PIXELS = re.compile(r"\d{1,4}px\Z")
_MOMENTS = {
    "date": (re.compile(r"\d{4}-\d{2}-\d{2}\Z"), "yyyy-MM-dd"),
    "time": (re.compile(r"\d{2}:\d{2}\Z"), "HH:mm"),
    "datetime": (re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}\Z"), "yyyy-MM-dd HH:mm"),
}


def examine(context: Context, type: model.Type, key: str, held: JSONValue, path: Path) -> bool:
    """Judge one scalar; ``True`` when the same string is fine wherever this field stands, in every card."""
    if is_placeholder(held):
        return False
    judge = _JUDGES.get(type.kind)
    if judge is not None:
        return judge(context, type, key, held, path)
    if not isinstance(held, type.python):
        wrong_type(context, type, key, held, path)
    return False


def _string(
    judge: Callable[[Context, Any, str, str, Path], bool],
) -> Callable[[Context, Any, str, JSONValue, Path], bool]:
    """Only strings reach the judge; the empty one counts as absent."""

    def guarded(context: Context, type: Any, key: str, held: JSONValue, path: Path) -> bool:
        if not isinstance(held, str):
            wrong_type(context, type, key, held, path)
            return False
        return held == "" or judge(context, type, key, held, path)

    return guarded


@_string
def _enum(context: Context, type: model.Enum, key: str, held: str, path: Path) -> bool:
    if held in type.values:
        return True
    if type.refused is None:
        context.warn(
            "unknown-value",
            path,
            {"property": key, "value": held, "expected": list(type.values)},
            source="card-format §2",
        )
        return False
    if key == "type" and held == "template_open_url" and context.options.template:
        return False  # the card tool's own word; filling a template turns it into open_url
    rule, code = type.refused
    fix = repairs.of_form_action(context.root, path) if held == "form_action" else None
    params = {"property": key, "value": held, "expected": list(type.values)}
    context.refuse(rule, path, params, code, fix=fix, source="platform-errors")
    return False


@_string
def _text_size(context: Context, type: model.TextSize, key: str, held: str, path: Path) -> bool:
    if held not in type.values and held not in context.text_sizes:
        context.warn("unknown-text-size", path, {"value": held}, source="card-format §1.6")
    return held in type.values


@_string
def _color(context: Context, type: model.Color, key: str, held: str, path: Path) -> bool:
    words = frozenset(type.words) | (PALETTE if type.palette else frozenset())
    if held in words:
        return True
    if type.palette and held in context.colors:
        use = USES.get(key)
        if use and not (path and path[0] and path[0][1] == "border"):
            context.color_uses.setdefault(held, set()).add(use)
        return False
    params: dict[str, Any] = {"value": held}
    if not _HEX.match(held):
        context.warn("unknown-color", path, params, source="card-format §5.1")
        return False
    suggestion = nearest(held, words)
    fix = replacing(path, held, suggestion) if suggestion else None
    context.refuse(
        "hex-color", path, {**params, "suggestion": suggestion}, 10002, fix=fix, source="platform-errors 10002"
    )
    return False


@_string
def _size(context: Context, type: model.Size, key: str, held: str, path: Path) -> bool:
    if type.fits(held):
        return True
    if context.format == "2.0" and held == "default":
        return False
    context.warn(
        "bad-format", path, {"property": key, "value": held, "expected": type.spelled}, source="card-format §1.6"
    )
    return False


@_string
def _text(context: Context, type: model.Text, key: str, held: str, path: Path) -> bool:
    if type.most is not None and len(held) > type.most:
        params = {"property": key, "count": len(held), "most": type.most}
        fix = replacing(path, held, held[: type.most])
        context.warn("too-long", path, params, fix=fix, source="card-format §4")
    if type.pattern == "element_id":
        context.element_ids.setdefault(held, []).append(path)  # judged when all of them are known
    elif type.pattern is not None and not model.PATTERNS[type.pattern].match(held):
        context.warn(
            "bad-format", path, {"property": key, "value": held, "expected": type.pattern}, source="card-format §1.6"
        )
    return False


@_string
def _url(context: Context, type: model.Url, key: str, held: str, path: Path) -> bool:
    if held == BLANK_LINK:
        context.inform("blank-link", path, {"property": key}, source="card-format §1.6")
    elif not held.lower().startswith(_ADDRESSES):
        context.warn("url-scheme", path, {"property": key, "value": held}, source="card-format §1.3")
    return False


@_string
def _image_key(context: Context, type: model.ImageKey, key: str, held: str, path: Path) -> bool:
    check_image_key(context, held, path)
    return False


@_string
def _file_key(context: Context, type: model.FileKey, key: str, held: str, path: Path) -> bool:
    context.unverified.setdefault("unverified-files", []).append(path)
    return False


@_string
def _user_id(context: Context, type: model.UserId, key: str, held: str, path: Path) -> bool:
    if "@" in held:
        context.refuse("bad-user-id", path, {"value": held}, 100290, source="platform-errors 100290")
    else:
        context.unverified.setdefault("unverified-people", []).append(path)
    return False


@_string
def _moment(context: Context, type: model.Moment, key: str, held: str, path: Path) -> bool:
    pattern, spelling = _MOMENTS[type.spelling]
    if pattern.match(held) and _exists(held):
        return True
    context.warn("bad-moment", path, {"property": key, "value": held, "expected": spelling}, source="card-format §2.22")
    return False


def _exists(written: str) -> bool:
    """Whether a well written moment is in the calendar and on the clock."""
    try:
        datetime.fromisoformat(written if "-" in written else f"2000-01-01 {written}")
    except ValueError:
        return False
    return True


@_string
def _icon_token(context: Context, type: model.IconToken, key: str, held: str, path: Path) -> bool:
    if _TOKEN.match(held):
        context.inform("unlisted-icon", path, {"value": held}, source="card-format §9.5")
    else:
        context.warn("unknown-icon", path, {"value": held}, source="card-format §5.4")
    return False


def _integer(context: Context, type: model.Integer, key: str, held: JSONValue, path: Path) -> bool:
    if type.or_length and isinstance(held, str) and _PIXELS.match(held):
        return False
    if not _is_number(held) or held % 1 != 0:
        wrong_type(context, type, key, held, path)
        return False
    params = {"property": key, "value": held, "least": type.least, "most": type.most}
    if type.allowed and held not in type.allowed:
        context.warn(
            "unknown-value",
            path,
            {"property": key, "value": held, "expected": list(type.allowed)},
            source="card-format §2",
        )
    elif type.refused is not None and type.most is not None and held > type.most:
        rule, code = type.refused
        fix = replacing(path, held, type.most)
        context.refuse(rule, path, params, code, fix=fix, source=f"platform-errors {code}")
    elif (type.least is not None and held < type.least) or (type.most is not None and held > type.most):
        _out_of_range(context, type, held, path, params)
    return False


def _is_number(held: JSONValue) -> bool:
    return isinstance(held, int | float | Decimal) and not isinstance(held, bool) and math.isfinite(held)


def _number(context: Context, type: model.Number, key: str, held: JSONValue, path: Path) -> bool:
    if not _is_number(held):
        wrong_type(context, type, key, held, path)
    elif (type.least is not None and held < type.least) or (type.most is not None and held > type.most):
        _out_of_range(
            context, type, held, path, {"property": key, "value": held, "least": type.least, "most": type.most}
        )
    return False


def _out_of_range(
    context: Context, type: model.Integer | model.Number, held: Any, path: Path, params: dict[str, Any]
) -> None:
    suggestion = type.least if type.least is not None and held < type.least else type.most
    fix = replacing(path, held, suggestion)
    context.warn("out-of-range", path, {**params, "suggestion": suggestion}, fix=fix, source="card-format §2")


def _opaque(context: Context, type: model.Opaque, key: str, held: JSONValue, path: Path) -> bool:
    if not isinstance(held, type.types):
        wrong_type(context, type, key, held, path)
    elif key == "value" and isinstance(held, str) and dict in type.types:
        context.inform("value-not-object", path, {"value": held}, source="card-format §1.6")
    return False


def _fallback(context: Context, type: model.Fallback, key: str, held: JSONValue, path: Path) -> bool:
    if held != "drop" and not isinstance(held, dict):
        wrong_type(context, type, key, held, path)
    return False


_JUDGES: dict[str, Callable[[Context, Any, str, JSONValue, Path], bool]] = {
    "enum": _enum,
    "text_size": _text_size,
    "color": _color,
    "size": _size,
    "text": _text,
    "url": _url,
    "image_key": _image_key,
    "file_key": _file_key,
    "user_id": _user_id,
    "moment": _moment,
    "icon_token": _icon_token,
    "integer": _integer,
    "number": _number,
    "opaque": _opaque,
    "fallback": _fallback,
}
