"""Comments that ignore findings: ``card-lint: ignore RULE`` on a line or above it, ``card-lint: ignore-file RULE``.

Any comment of JSONC, JavaScript, Python, shell, YAML or Markdown will do. Without a rule all are meant; what stands
behind ``--`` is the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase

from cardstudio.cards.lint import Finding

#: Cheap to look for, in files of any size.
_MARK = "card-lint:"
_COMMENT = re.compile(
    r"(?:(?P<before>[^\n]*?)(?://|#|<!--|/\*)|[ \t]*\*)"  # also a line of a block that has begun above
    r"[ \t]*card-lint:[ \t]*(?P<what>ignore-file|ignore)(?![\w-])(?P<rest>[^\n]*)"
)
_END = re.compile(r"-->|\*/|(?:^|\s)--(?:\s|$)")
#: What only ends a comment is not what the comment is about.
_CLOSING = ("*/", "-->")
_FENCE = re.compile(r"[ \t>]*(?:```|~~~)")
#: A YAML block scalar begins: what is indented further belongs to it.
_BLOCK = re.compile(r"(?P<indent>[ \t]*)\S.*[|>][-+0-9]*[ \t]*\r?$")


@dataclass(frozen=True, slots=True)
class Ignored:
    """What the comments of one file name: patterns of rules for the whole of it, and for some of its lines."""

    everywhere: tuple[str, ...]
    by_line: dict[int, tuple[str, ...]]

    def covers(self, finding: Finding, line_of: Callable[[Finding], int]) -> bool:
        if any(fnmatchcase(finding.rule, rule) for rule in self.everywhere):
            return True
        if not self.by_line:
            return False
        return any(fnmatchcase(finding.rule, rule) for rule in self.by_line.get(line_of(finding), ()))

    def mentions(self, finding: Finding) -> bool:
        """Whether a comment anywhere in the file is about findings of this kind."""
        return any(fnmatchcase(finding.rule, rule) for rules in self.by_line.values() for rule in rules)


def ignored_in(text: str, strict: range = range(0), quoted: Callable[[], range] = lambda: range(0)) -> Ignored | None:
    """What the comments of ``text`` say to ignore; ``None`` where none says anything.

    ``strict`` are the characters of strict JSON, which has no comments, only texts that look like some. ``quoted``
    tells those of a string with the card in it, in which no comment can stand either: one at its first line, or behind
    its last one, is about all of it.
    """
    if _MARK not in text:
        return None
    string = _lines_of(text, quoted())
    everywhere: list[str] = []
    by_line: dict[int, tuple[str, ...]] = {}
    lines = text.split("\n")
    above: tuple[str, ...] = ()
    start = 0
    for number, line in enumerate(lines, 1):
        comment = _COMMENT.match(line) if _MARK in line else None
        if comment and start + comment.start("what") in strict:
            comment = None
        start += len(line) + 1
        alone = comment is not None and not (comment["before"] or "").strip()
        rules = _rules(comment["rest"]) if comment else ()
        if comment and comment["what"] == "ignore-file":
            everywhere += rules
        elif alone:
            above += rules
        elif line.strip() and line.strip() not in _CLOSING:
            for covered in _reach(lines, number, string) if above else (number,):
                by_line[covered] = by_line.get(covered, ()) + above + rules
            if rules and number == string.stop - 1:
                for covered in string:
                    by_line[covered] = by_line.get(covered, ()) + rules
            above = ()
    return Ignored(tuple(everywhere), by_line)


def _rules(rest: str) -> tuple[str, ...]:
    end = _END.search(rest)
    words = re.split(r"[\s,]+", (rest[: end.start()] if end else rest).strip())
    return tuple("*" if word in ("", "ALL") else word for word in words)


def _lines_of(text: str, characters: range) -> range:
    """The lines these characters stand in."""
    if not characters:
        return range(0)
    first = text.count("\n", 0, characters.start) + 1
    return range(first, first + text.count("\n", characters.start, characters.stop) + 1)


def _reach(lines: list[str], number: int, string: range) -> range:
    """The lines a comment above ``number`` is about: that line, or the block, text or string that begins there."""
    first = lines[number - 1]
    last = number
    while last < len(lines) and lines[last - 1].rstrip().endswith("\\"):
        last += 1  # a command goes on
    if number <= string.start <= last < string.stop:
        return range(number, string.stop)
    fence, block = _FENCE.match(first), _BLOCK.match(first)
    last = number
    while last < len(lines) and (fence or block):
        following = lines[last]
        if fence and _FENCE.match(following):
            break
        if block and following.strip() and not following.startswith((block["indent"] + " ", block["indent"] + "\t")):
            break
        last += 1
    return range(number, last + 1)
