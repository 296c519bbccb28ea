"""``<at>``, ``<person>`` and ``<font>`` in texts, by channel (card-format §3)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from cardstudio.cards.lint.context import Context, replacing
from cardstudio.cards.lint.placeholders import is_placeholder
from cardstudio.cards.typed_dicts import Severity
from cardstudio.cards.types import Path

Patch = list[dict[str, Any]]

_TAG = re.compile(r"<(at|font|person)\b([^<>\n]{0,2000})>")
_ATTRIBUTE = re.compile(r"(?<!\w)(\w{1,40})\s{0,8}=\s{0,8}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'/]+))")
#: Messages of type text are mentioned in this way; cards do not know it.
_TEXT_MESSAGE = re.compile(r"(<at\s{1,8})user_id(\s{0,8}=)")


def check(context: Context, text: str, path: Path) -> None:
    """Every such tag of one text."""

    @cache
    def mended() -> Patch:
        """Mends all of the text at once, so it is made once however many tags need it."""
        return replacing(path, text, _TEXT_MESSAGE.sub(r"\1id\2", text))

    for match in _TAG.finditer(text):
        given = {one[1]: one[2] or one[3] or one[4] or "" for one in _ATTRIBUTE.finditer(match[2])}
        if match[1] == "font":
            _font(context, given.get("color", ""), path)
        else:
            _mention(context, match[1], given, mended, path)


def _font(context: Context, color: str, path: Path) -> None:
    if color.startswith("#"):
        context.warn("font-hex", path, {"value": color}, source="card-format §5.1")
    elif color in context.colors:
        context.color_uses.setdefault(color, set()).add("text")


def _mention(context: Context, tag: str, given: dict[str, str], mended: Callable[[], Patch], path: Path) -> None:
    named = given.get("id") or given.get("ids") or ""
    if not named:
        if tag == "at" and given.get("email"):
            _only_ids(context, "email", path)
        else:
            fix = mended() if tag == "at" and given.get("user_id") else None
            context.warn("mention-of-nobody", path, {"tag": tag}, fix=fix, source="card-format §3")
        return
    for user in named.split(","):
        _person(context, user.strip(), path)


def _person(context: Context, user: str, path: Path) -> None:
    if not user or is_placeholder(user):
        return
    if user == "all":
        context.unverified.setdefault("unverified-at-all", []).append(path)
    elif "@" in user:
        context.refuse("bad-user-id", path, {"value": user}, 100290, source="platform-errors 100290")
    else:
        if user.startswith("on_"):
            _only_ids(context, "union_id", path)
        context.unverified.setdefault("unverified-people", []).append(path)


def _only_ids(context: Context, kind: str, path: Path) -> None:
    """Custom bots know people by open_id or user_id alone."""
    wanted = context.options.channel
    if wanted in (None, "webhook"):
        severity: Severity = "warning" if wanted else "info"
        params = {"kind": kind}
        context.say("mention-on-webhook", severity, path, params, channels=("webhook",), source="card-format §3")
