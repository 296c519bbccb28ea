"""Keys and lengths of the platform's inner card tree, as cards write them (platform-api §1.4, steps 3 to 5)."""

from __future__ import annotations

import re

from cardstudio.cards.types import JSONObject, JSONValue

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SIDES = ("top", "right", "bottom", "left")
#: Words that stand for "not said": a length beside them counts.
_UNSAID = (None, "", "default", "auto", "weighted")
#: What the platform keeps for itself.
_ITS_OWN = frozenset({"lines", "showCount", "fallback", "newBody", "source", "originTag", "markdownElements", "id"})
_ECHO = "Value"
_ECHOED = ("width", "height", "horizontalSpacing", "verticalSpacing", "cornerRadius", "size", "rowHeight")


def plain_key(key: str) -> str:
    """``imageID`` is ``image_id``."""
    return _HUMP.sub("_", key).lower()


def properties_of(node: JSONValue) -> JSONObject:
    """The properties of a node, which some nodes hold themselves."""
    if not isinstance(node, dict):
        return {}
    held = node.get("property")
    return held if isinstance(held, dict) else {key: value for key, value in node.items() if key not in ("id", "tag")}


def plain_properties(raw: JSONObject) -> JSONObject:
    """The properties of one node without what the platform adds, lengths as text; keys stay as they are."""
    made = {
        key: _length(held)
        for key, held in raw.items()
        if key not in _ITS_OWN and not key.startswith("i18n") and held is not None and not _is_unset(key, held)
    }
    for base in _ECHOED:
        echo = raw.get(base + _ECHO)
        if isinstance(echo, dict):
            made.pop(base + _ECHO, None)
            _resound(made, base, echo)
    return made


def _is_unset(key: str, held: JSONValue) -> bool:
    return (key == "disabled" and held is False) or (key == "actions" and held == [])


def _resound(made: JSONObject, base: str, echo: JSONObject) -> None:
    """What stands beside a property under ``…Value`` says it more exactly."""
    kind, value = echo.get("type"), echo.get("value")
    if kind == "pixels" and made.get(base) in _UNSAID:
        made[base] = f"{value}px"
    elif kind == "aspect_ratio" and isinstance(value, dict):
        made[base] = f"{value.get('width')}:{value.get('height')}"
    elif kind == "width_height_pixels" and isinstance(value, dict):
        made[base] = f"{value.get('width')}px {value.get('height')}px"
    elif isinstance(kind, str) and kind.startswith("builtin_") and made.get(base) in (None, "") and base != "size":
        made[base] = kind.removeprefix("builtin_")


def _length(value: JSONValue) -> JSONValue:
    """``{type: pixels, value: 12}`` is ``12px``; four of them are one text."""
    if not isinstance(value, dict):
        return value
    if value.get("type") == "pixels" and "value" in value:
        return f"{value['value']}px"
    if set(value) == set(_SIDES) and all(isinstance(value[side], dict) for side in _SIDES):
        return " ".join(str(_length(value[side])) for side in _SIDES)
    return value
