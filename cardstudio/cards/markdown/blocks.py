"""The blocks of some lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cardstudio.cards.markdown.characters import WHITE_SPACE, is_blank
from cardstudio.cards.markdown.dialects import BlockRule, Dialect
from cardstudio.cards.markdown.inline import parse_inline
from cardstudio.cards.markdown.lists import list_at
from cardstudio.cards.markdown.tables import is_table, table_at
from cardstudio.cards.markdown.tokens import Token

#: A block and the index of the first line after it.
Taken = tuple[Token, int]
Lines = Sequence[str]

#: Quotes and lists nested deeper than this are drawn as the text they are written as.
_DEEPEST = 12

_S = f"[{WHITE_SPACE}]*"
_SPACE = re.compile(f"[{WHITE_SPACE}]")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*([^`]*)\Z")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+([^\u2028\u2029]*))?\Z")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_RULE_TAG = re.compile(rf"{_S}<hr{_S}/?>{_S}(?:</hr>)?{_S}\Z", re.IGNORECASE)
_QUOTE = re.compile(r" {0,3}> ?")
_LIST_ITEM = re.compile(rf" {{0,3}}(?:[-*+]|1[.)])[ \t]+[^{WHITE_SPACE}]")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*\Z")
_INDENT = re.compile(r" {4}|\t")


class BlockParser:
    """Reads lines as blocks; nested ones by a parser one level deeper."""

    def __init__(self, dialect: Dialect, carried: list[Token] | None = None, depth: int = 0) -> None:
        self.dialect = dialect
        self._carried = carried
        self._depth = depth
        self._last_raw_end = -1

    def has(self, rule: BlockRule) -> bool:
        return rule in self.dialect.blocks

    def inline(self, text: str) -> list[Token]:
        return parse_inline(text, self.dialect, self._carried)

    def nested(self, lines: Lines) -> list[Token]:
        return BlockParser(self.dialect, self._carried, self._depth + 1).parse(lines)

    def parse(self, lines: Lines) -> list[Token]:
        blocks: list[Token] = []
        following = 0
        if "raw" in self.dialect.tags:
            self._last_raw_end = max((at for at, line in enumerate(lines) if "</raw>" in line), default=-1)
        while following < len(lines):
            if is_blank(lines[following]):
                following += 1
                continue
            block, following = self._take_at(lines, following) or self._paragraph(lines, following)
            blocks.append(block)
        return blocks

    def _take_at(self, lines: Lines, at: int) -> Taken | None:
        """The block other than a paragraph that begins at line `at`."""
        line = lines[at]
        deeper = self._depth < _DEEPEST
        return (
            (_indented(lines, at) if self.has("indented") else None)
            or (_fenced(lines, at) if self.has("fence") else None)
            or (self._heading(line, at) if self.has("heading") else None)
            or (({"type": "rule"}, at + 1) if self.is_rule(line) else None)
            or (self._quote(lines, at) if self.has("quote") and deeper else None)
            or (list_at(self, lines, at) if self.has("list") and deeper else None)
            or (table_at(self, lines, at) if self.has("table") else None)
        )

    def is_rule(self, line: str) -> bool:
        if not self.has("rule"):
            return False
        return bool(_RULE.match(line) or ("hr" in self.dialect.tags and _RULE_TAG.match(line)))

    def _heading(self, line: str, at: int) -> Taken | None:
        match = _HEADING.match(line)
        if match is None:
            return None
        text = _without_closing_marks((match[2] or "").strip(WHITE_SPACE))
        return self._heading_of(len(match[1]), text, at + 1)

    def _heading_of(self, level: int, text: str, following: int) -> Taken:
        return {"type": "heading", "level": level, "children": self.inline(text)}, following

    def _quote(self, lines: Lines, at: int) -> Taken | None:
        if not _QUOTE.match(lines[at]):
            return None
        inside: list[str] = []
        following = at
        while following < len(lines):
            line = lines[following]
            marker = _QUOTE.match(line)
            if marker:
                inside.append(line[marker.end() :])
            elif is_blank(line) or is_blank(inside[-1]) or self.interrupts(lines, following):
                break
            else:
                inside.append(line)
            following += 1
        return {"type": "quote", "children": self.nested(inside)}, following

    def interrupts(self, lines: Lines, at: int) -> bool:
        """Whether line `at` begins a block that ends a paragraph."""
        line = lines[at]
        return bool(
            (self.has("fence") and _FENCE.match(line))
            or (self.has("heading") and _HEADING.match(line))
            or self.is_rule(line)
            or (self.has("quote") and _QUOTE.match(line))
            # CommonMark: only "1." interrupts, or a year at the start of a line would become a list.
            or (self.has("list") and _LIST_ITEM.match(line))
            or (self.has("table") and is_table(lines, at))
        )

    def _paragraph(self, lines: Lines, at: int) -> Taken:
        following = self._after(lines, at)
        while following < len(lines) and not self._ends_paragraph(lines, following):
            underline = _SETEXT.match(lines[following]) if self.has("setext") else None
            if underline:
                level = 1 if underline[1].startswith("=") else 2
                return self._heading_of(level, _joined(lines[at:following]), following + 1)
            following = self._after(lines, following)
        return {"type": "paragraph", "children": self.inline(_joined(lines[at:following]))}, following

    def _after(self, lines: Lines, at: int) -> int:
        """The line after line `at`, or after the raw text that begins in it: no block begins inside raw text."""
        while _opens_raw(lines[at]) and at < self._last_raw_end:
            at += 1
            while "</raw>" not in lines[at]:
                at += 1
        return at + 1

    def _ends_paragraph(self, lines: Lines, at: int) -> bool:
        line = lines[at]
        if self.has("setext") and _SETEXT.match(line):
            return False
        return is_blank(line) or self.interrupts(lines, at)


def _opens_raw(line: str) -> bool:
    return line.rfind("<raw>") > line.rfind("</raw>")


def _without_closing_marks(text: str) -> str:
    """A heading's text without the ``#`` marks that may close it."""
    kept = text.rstrip("#")
    return kept.rstrip(WHITE_SPACE) if kept == "" or kept[-1] in " \t" else text


def _joined(lines: Lines) -> str:
    return "\n".join(line.lstrip(WHITE_SPACE) for line in lines).rstrip(WHITE_SPACE)


def _indented(lines: Lines, at: int) -> Taken | None:
    following = at
    while following < len(lines) and (_INDENT.match(lines[following]) or is_blank(lines[following])):
        following += 1
    while following > at and is_blank(lines[following - 1]):
        following -= 1
    if following == at:
        return None
    text = "\n".join(_INDENT.sub("", line, count=1) if _INDENT.match(line) else line for line in lines[at:following])
    return {"type": "code", "language": "", "text": text}, following


def _fenced(lines: Lines, at: int) -> Taken | None:
    match = _FENCE.match(lines[at])
    if match is None:
        return None
    following = at + 1
    while following < len(lines) and not _closes_fence(lines[following], match[1]):
        following += 1
    words = _SPACE.split(match[2].strip(WHITE_SPACE))
    text = "\n".join(lines[at + 1 : following])
    return {"type": "code", "language": words[0], "text": text}, following + 1


def _closes_fence(line: str, fence: str) -> bool:
    text = line.strip(WHITE_SPACE)
    return len(text) >= len(fence) and text == fence[0] * len(text)
