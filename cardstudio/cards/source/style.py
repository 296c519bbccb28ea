"""How a literal is written, so that what is added looks as if its author had added it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from cardstudio.cards import json
from cardstudio.cards.literals.strings import Form, written
from cardstudio.cards.literals.tokens import tokens
from cardstudio.cards.source.tree import Member, Node
from cardstudio.cards.types import JSONValue

Dialect = Literal["json", "javascript", "python", "go", "php"]
_WORDS: dict[str, dict[bool | None, str]] = {
    "python": {True: "True", False: "False", None: "None"},
    "go": {True: "true", False: "false", None: "nil"},
}
_PYTHON = re.compile(r"^\s{0,40}(?:import|from|def|class|with|print)\b|json\.dumps|^\w{1,60} = [{\[](?![^;]*;)", re.M)
_PREFIXED = re.compile(r"[fFrRbBuU]{1,2}['\"]")
_NAME = re.compile(r"[A-Za-z_$][\w$]*\Z")
_CLOSING = {"{": "}", "[": "]", "(": ")"}
#: Longest line that a new value makes where others stand on one line, too.
_LINE = 100


@dataclass(frozen=True, slots=True)
class Style:
    """``pads``, ``openings`` and ``exploded`` are by kind of container; ``lines``: the literal has more than one."""

    dialect: Dialect
    quote: str
    bare: bool
    colon: str
    gap: str
    unit: str
    newline: str
    lines: bool
    trailing: bool
    ascii: bool
    pads: dict[str, str]
    openings: dict[str, str]
    exploded: dict[str, bool]

    def scalar(self, value: JSONValue, quote: str = "") -> str:
        """A text, number or word as this language writes it."""
        if isinstance(value, str):
            return self.text(value, quote or self.quote)
        if value is None or isinstance(value, bool):
            return _WORDS.get(self.dialect, {}).get(value) or json.dump(value)
        return json.dump(value)

    def text(self, value: str, quote: str) -> str:
        """A string in these quotes."""
        if self.dialect == "php":
            if value.isprintable() and quote == "'":
                return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
            return '"' + written(value, Form('"')).replace("$", "\\$") + '"'
        return quote + written(value, Form(quote, ascii=self.ascii)) + quote

    def key(self, name: str, like: str, quote: str = "") -> str:
        """A key, written like that of a sibling, whose source is ``like``; ``quote`` is that of the sibling's value."""
        bare = like[:1] not in ("'", '"', "`") if like else self.bare
        if bare and _NAME.match(name):
            return name
        return self.text(name, like[0] if like[:1] in ("'", '"') else quote or self.quote)

    def container(self, kind: str, items: list[str], indent: str, *, flat: bool) -> str:
        """Items with brackets around them, on one line or one a line."""
        opening = self.openings[kind]
        closing = _CLOSING[opening[-1]]
        if not items:
            return opening + closing
        pad = self.pads[kind]
        single = opening + pad + f",{self.gap}".join(items) + pad + closing
        fits = not self.exploded[kind] and len(indent) + len(single) <= _LINE and "\n" not in single
        if flat or not self.lines or fits:
            return single
        inner = self.newline + indent + self.unit
        comma = "," if self.trailing else ""
        return opening + inner + f",{inner}".join(items) + comma + self.newline + indent + closing


def style_of(text: str, root: Member) -> Style:
    """The style of the literal at ``root`` in ``text``."""
    look = _Look(text)
    stack = [root]
    while stack:
        member = stack.pop()
        look.member(member)
        look.container(member.node)
        stack.extend(reversed(member.node.was))
    return look.style(root)


class _Look:
    """What is seen on one walk, in the order of the text."""

    def __init__(self, text: str) -> None:
        self.whole = text
        self.quotes: Counter[str] = Counter()
        self.bare = self.keyed = self.arrow = self.python = self.trailing = self.lines = False
        self.colon: str | None = None
        self.gap: str | None = None
        self.unit: str | None = None
        self.pads: dict[str, str] = {}
        self.types: dict[str, Counter[str]] = {"object": Counter(), "array": Counter()}
        self.over_lines = {"object": 0, "array": 0}
        self.on_one_line = {"object": 0, "array": 0}

    def member(self, member: Member) -> None:
        text, node = self.whole, member.node
        first = text[node.start : node.start + 1]
        self.python = self.python or (node.kind == "scalar" and _PREFIXED.match(text, node.start) is not None)
        if node.kind == "scalar" and node.plain:
            if first in ("'", '"'):
                self.quotes[first] += 1
            self.python = self.python or text[node.start : node.end] in ("True", "False", "None")
        if member.key is None or member.key_end <= member.start or member.key_end > node.start:
            return
        between = text[member.key_end : node.start]
        self.arrow = self.arrow or "=>" in between
        if not self.keyed and "\n" not in between:
            self.colon, self.keyed = between, True
        if text[member.start] in "'\"":
            self.quotes[text[member.start]] += 1
        else:
            self.bare = True

    def container(self, node: Node) -> None:
        if node.kind == "scalar":
            return
        text, kind = self.whole, node.kind
        self.types[kind][text[node.start : node.inner]] += 1
        if not node.was:
            return
        pad = text[node.inner : node.was[0].start]
        if "\n" not in text[node.inner : node.close]:
            self.on_one_line[kind] += 1
            if not pad.strip():
                self.pads.setdefault(kind, pad)
        self._gap(node)
        if "\n" in pad:
            self.lines = True
            self.over_lines[kind] += 1
            self.trailing = self.trailing or node.was[-1].comma >= 0
            own, inner = indent_at(text, node.start), indent_at(text, node.was[0].start)
            if self.unit is None and inner.startswith(own) and inner != own:
                self.unit = inner[len(own) :]

    def _gap(self, node: Node) -> None:
        if self.gap is None and len(node.was) > 1:
            between = self.whole[node.was[0].comma + 1 : node.was[1].start]
            if not between.strip() and "\n" not in between:
                self.gap = between

    def style(self, root: Member) -> Style:
        dialect = self._dialect(root)
        region = self.whole[root.start : root.end]
        colon = self.colon if self.colon is not None else " => " if dialect == "php" else ": "
        compact = not self.lines and colon == ":"
        pad = self.pads.get("object", "" if dialect in ("json", "python", "go") or compact else " ")
        return Style(
            dialect=dialect,
            quote="'" if self.quotes["'"] > self.quotes['"'] else '"',
            bare=self.bare,
            colon=colon,
            gap=self.gap if self.gap is not None else "" if compact else " ",
            unit=self.unit or "  ",
            newline="\r\n" if "\r\n" in self.whole else "\n",
            lines=self.lines,
            trailing=self.trailing,
            ascii="\\u" in region and region.isascii(),
            pads={"object": pad, "array": self.pads.get("array", "")},
            openings=self._openings(dialect),
            exploded={kind: self._explodes(kind) for kind in ("object", "array")},
        )

    def _explodes(self, kind: str) -> bool:
        if not self.over_lines[kind] and not self.on_one_line[kind]:
            kind = "object"
        return self.over_lines[kind] > 0 and self.on_one_line[kind] == 0

    def _dialect(self, root: Member) -> Dialect:
        typed = [opening for kind in self.types.values() for opening in kind if _is_type(opening)]
        if typed:
            return "go"
        if self.arrow or any(opening.lower().startswith("array") for opening in self.types["object"]):
            return "php"
        comments = any(
            token.kind == "comment" and token.text.startswith("#") for token in tokens(self.whole, root.start, root.end)
        )
        if self.python or comments:
            return "python"
        if not self.bare and not self.quotes["'"]:
            whole_is_json = not _PYTHON.search(self.whole)
            return "json" if whole_is_json else "python"
        return "python" if not self.bare and _PYTHON.search(self.whole) else "javascript"

    def _openings(self, dialect: Dialect) -> dict[str, str]:
        openings = {"object": "{", "array": "["}
        if dialect == "php":
            seen = self.types["object"] + self.types["array"]
            common = next((opening for opening, _ in seen.most_common() if opening[-1] in "[("), "[")
            return {"object": common, "array": common}
        if dialect == "go":
            every = "".join(self.types["object"])
            any_word = "any" if "]any" in every or "gin.H" in every else "interface{}"
            openings = {"object": f"map[string]{any_word}{{", "array": f"[]{any_word}{{"}
            for kind, seen in self.types.items():
                loose = [one for one, _ in seen.most_common() if _is_type(one) and _holds_anything(one, kind)]
                openings[kind] = loose[0] if loose else openings[kind]
        return openings


def _is_type(opening: str) -> bool:
    return opening.endswith("{") and len(opening) > 1 and "(" not in opening


def _holds_anything(opening: str, kind: str) -> bool:
    bare = opening.replace(" ", "")
    if kind == "array":
        return bare in ("[]any{", "[]interface{}{")
    return bare.endswith(("]any{", "]interface{}{", ".H{", ".M{", "H{", "M{"))


def indent_at(text: str, index: int) -> str:
    """The blanks at the beginning of the line that a place is in."""
    start = text.rfind("\n", 0, index) + 1
    stop = start
    while stop < index and text[stop] in " \t":
        stop += 1
    return text[start:stop]
