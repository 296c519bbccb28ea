"""Values of variables, which are shaped like the card tool's (card-format §6.2), in the shape a card has for them."""

from __future__ import annotations

from cardstudio.cards.fill.values import text_of
from cardstudio.cards.types import JSONObject, JSONValue

#: What a link, a picture and a person are called by, where only a text can stand.
_CALLED_BY = ("url", "img_key", "id")
#: Members that only the variables of the tool have.
_TOOL_ONLY = frozenset({"selected", "i18n_text"})


def as_text(value: JSONValue, key: str = "") -> str | None:
    """A value where a text must stand: a link's address for ``key``, both ends of a range; ``None`` without any."""
    if not isinstance(value, dict):
        return text_of(value)
    for name in (key, *_CALLED_BY):
        held = value.get(name)
        if isinstance(held, str) and held:
            return held
    if isinstance(value.get("from"), str) and isinstance(value.get("to"), str):
        return f"{value['from']} – {value['to']}"
    return "" if "url" in value else None


def as_member(value: JSONValue, key: str) -> JSONValue:
    """A value that becomes the whole member ``key`` of an object."""
    if isinstance(value, dict) and key in ("img_key", "user_id"):
        return as_text(value, key)
    if isinstance(value, list) and key in ("options", "persons"):
        return [_entry(item) if isinstance(item, dict) else item for item in value]
    return value


def _entry(item: JSONObject) -> JSONObject:
    """An option or a person of a list variable: its text becomes a text object."""
    entry = {name: held for name, held in item.items() if name not in _TOOL_ONLY}
    if isinstance(item.get("text"), str):
        entry["text"] = {"tag": "plain_text", "content": item["text"]}
        if isinstance(item.get("i18n_text"), dict):
            entry["text"]["i18n_content"] = item["i18n_text"]
    return entry
