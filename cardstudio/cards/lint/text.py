"""Markup in texts: pictures, mentions, colours, and what a dialect does not draw (card-format §3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cardstudio.cards.lint.context import Context, Node
from cardstudio.cards.lint.placeholders import is_placeholder
from cardstudio.cards.lint.plan import Check
from cardstudio.cards.measure import markdown_tables
from cardstudio.cards.types import Path

# Each pattern stops at the sign it starts with, so that no text is read twice.
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\(([^()\s]{0,2000})")
_TAG = re.compile(r"<(at|font|person)\b([^<>\n]{0,2000})>")
_ATTRIBUTE = re.compile(r"(?<!\w)(\w{1,40})\s{0,8}=\s{0,8}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'/]+))")
_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
_QUOTE = re.compile(r"^> ", re.MULTILINE)
_CODE = re.compile(r"(?<!`)`[^`\n]+`(?!`)")


def check_text(context: Context, node: Node) -> None:
    """One markdown or ``lark_md`` text in all its languages."""
    for text, path in _texts(node):
        if "![" in text:
            _images(context, node.tag, text, path)
        if "<" in text:
            for match in _TAG.finditer(text):
                _markup(context, match[1], match[2], path)
        if node.tag == "lark_md" or context.format == "1.0":
            _dialect(context, node.tag, text, path)


def _texts(node: Node) -> Iterator[tuple[str, Path]]:
    content = node.value.get("content")
    if isinstance(content, str):
        yield content, (node.path, "content")
    for key in ("i18n_content", "i18n"):
        localised = node.value.get(key)
        if isinstance(localised, dict):
            for locale, text in localised.items():
                if isinstance(text, str):
                    yield text, ((node.path, key), locale)


def _images(context: Context, tag: str, text: str, path: Path) -> None:
    for match in _IMAGE.finditer(text):
        key = match[1]
        if is_placeholder(key):
            continue
        if tag == "lark_md":
            context.warn("not-drawn", path, {"dialect": tag, "syntax": "![]()"}, source="card-format §3")
        elif "://" in key or key.startswith("data:"):
            context.refuse("image-url", path, {"value": key}, 200570, source="platform-errors 200570")
        else:
            context.unverified.setdefault("unverified-images", []).append(path)


def _markup(context: Context, name: str, attributes: str, path: Path) -> None:
    given = {match[1]: match[2] or match[3] or match[4] or "" for match in _ATTRIBUTE.finditer(attributes)}
    if name == "font":
        color = given.get("color", "")
        if color.startswith("#"):
            context.warn("font-hex", path, {"value": color}, source="card-format §5.1")
        return
    for user in (given.get("id") or given.get("ids") or "").split(","):
        if not user or is_placeholder(user):
            continue
        if user == "all":
            context.unverified.setdefault("unverified-at-all", []).append(path)
        elif "@" in user:
            context.refuse("bad-user-id", path, {"value": user}, 100290, source="platform-errors 100290")
        else:
            context.unverified.setdefault("unverified-people", []).append(path)


def _dialect(context: Context, tag: str, text: str, path: Path) -> None:
    """``lark_md`` and the 1.0 markdown component draw less than the 2.0 one."""
    name = tag if tag == "lark_md" else "markdown 1.0"
    for syntax, found in (
        ("# heading", _HEADING.search(text)),
        ("| table |", markdown_tables(text)),
        ("> quote", _QUOTE.search(text)),
        ("`code`", _CODE.search(text)),
    ):
        if found:
            context.warn("not-drawn", path, {"dialect": name, "syntax": syntax}, source="card-format §3")


CHECKS: dict[str, tuple[Check, ...]] = {"markdown": (check_text,), "lark_md": (check_text,)}
