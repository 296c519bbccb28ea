"""Markdown out of the parts the platform keeps it in (platform-api §1.4, step 7)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cardstudio.cards.types import JSONObject, JSONValue

#: Nodes whose text is markdown: a component, a part, and what the platform makes of either.
MARKDOWN = frozenset({"markdown", "lark_md", "markdown_v1"})
_DEEPEST = 20
_BLOCKS = frozenset({"list", "heading", "blockquote", "hr", "code_block", "table"})
_MARKS = (("bold", "**"), ("italic", "*"), ("strikethrough", "~~"))


def stitched(parts: JSONValue, attachment: JSONObject, depth: int = 0) -> str:
    """The markdown text of a list of parts; ``attachment`` names the people mentioned."""
    if not isinstance(parts, list) or depth > _DEEPEST:
        return ""
    text = ""
    for part in parts:
        if not isinstance(part, dict):
            continue
        tag = str(part.get("tag"))
        held = part.get("property")
        piece = _piece(tag, held if isinstance(held, dict) else part, attachment, depth)
        if tag in _BLOCKS and text and not text.endswith("\n"):
            text += "\n"
        text += piece + ("\n" if tag in _BLOCKS else "")
    return text.removesuffix("\n") if depth == 0 else text


def _piece(tag: str, held: JSONObject, attachment: JSONObject, depth: int) -> str:
    make = _PIECES.get(tag)
    if make is not None:
        return make(held, attachment, depth)
    if isinstance(held.get("elements"), list):
        return stitched(held["elements"], attachment, depth + 1)
    return _words(held)


def _words(held: JSONObject, *_: Any) -> str:
    """Words with their marks; blanks at their ends stay outside of these."""
    text = _text(held.get("content"))
    style = held.get("textStyle")
    if not isinstance(style, dict) or not text.strip():
        return text
    inner = text.strip()
    before, _middle, behind = text.partition(inner)
    attributes = style.get("attributes")
    for name, mark in _MARKS:
        if isinstance(attributes, list) and name in attributes:
            inner = f"{mark}{inner}{mark}"
    color = style.get("color")
    if isinstance(color, str) and color not in ("", "default"):
        inner = f"<font color='{color}'>{inner}</font>"
    return f"{before}{inner}{behind}"


def _items(value: JSONValue) -> list[JSONValue]:
    return value if isinstance(value, list) else []


def _text(value: JSONValue) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _inner(held: JSONObject, attachment: JSONObject, depth: int) -> str:
    if isinstance(held.get("elements"), list):
        return stitched(held["elements"], attachment, depth + 1).strip("\n")
    return _text(held.get("content"))


def _link(held: JSONObject, attachment: JSONObject, depth: int) -> str:
    url = held.get("url")
    target = url.get("url") if isinstance(url, dict) else url
    return f"[{_inner(held, attachment, depth)}]({_text(target)})"


def _code_block(held: JSONObject, attachment: JSONObject, depth: int) -> str:
    lines = []
    for line in _items(held.get("contents")):
        parts = line.get("contents") if isinstance(line, dict) else None
        lines.append("".join(_text(part.get("content")) for part in _items(parts) if isinstance(part, dict)))
    return f"```{_text(held.get('language'))}\n" + "\n".join(line.rstrip("\n") for line in lines) + "\n```"


def _list(held: JSONObject, attachment: JSONObject, depth: int) -> str:
    lines = []
    for item in _items(held.get("items")):
        if not isinstance(item, dict):
            continue
        level = item.get("level")
        indent = "  " * min(level if isinstance(level, int) and level > 0 else 0, 8)
        sign = f"{_text(item.get('order')) or 1}." if item.get("type") == "ol" else "-"
        lines.append(f"{indent}{sign} {_inner(item, attachment, depth)}")
    return "\n".join(lines)


def _heading(held: JSONObject, attachment: JSONObject, depth: int) -> str:
    level = held.get("level")
    return "#" * (level if isinstance(level, int) and 1 <= level <= 6 else 1) + " " + _inner(held, attachment, depth)


def _at(held: JSONObject, attachment: JSONObject, depth: int) -> str:
    users = attachment.get("at_users")
    known = users.get(str(held.get("atUserKey"))) if isinstance(users, dict) else None
    user = held.get("userID") or (known.get("user_id") if isinstance(known, dict) else None)
    return f"<at id={_text(user)}></at>"


def _tag(held: JSONObject, attachment: JSONObject, depth: int) -> str:
    return f"<text_tag color='{_text(held.get('color')) or 'neutral'}'>{_tag_text(held, attachment, depth)}</text_tag>"


def _tag_text(held: JSONObject, attachment: JSONObject, depth: int) -> str:
    text = held.get("text")
    if isinstance(text, dict):
        inside = text.get("property")
        return _inner(inside if isinstance(inside, dict) else text, attachment, depth)
    return _text(text) or _inner(held, attachment, depth)


def _time(held: JSONObject, attachment: JSONObject, depth: int) -> str:
    return f"<local_datetime millisecond='{_text(held.get('milliseconds'))}'></local_datetime>"


_PIECES: dict[str, Callable[[JSONObject, JSONObject, int], str]] = {
    "plain_text": _words,
    "text": _words,
    "br": lambda held, attachment, depth: "\n",
    "hr": lambda held, attachment, depth: "---",
    "link": _link,
    "code_span": lambda held, attachment, depth: f"`{_inner(held, attachment, depth)}`",
    "code_block": _code_block,
    "list": _list,
    "heading": _heading,
    "blockquote": lambda held, attachment, depth: "> " + _inner(held, attachment, depth).replace("\n", "\n> "),
    "at": _at,
    "at_all": lambda held, attachment, depth: "<at id=all></at>",
    "person_v1": lambda held, attachment, depth: f"<person id='{_text(held.get('userID'))}'></person>",
    "emoji": lambda held, attachment, depth: f":{_text(held.get('key'))}:",
    "text_tag": _tag,
    "number_tag": _words,
    "local_datetime": _time,
}
