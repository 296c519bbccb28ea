"""What each dialect of Feishu's markdown draws (card-format §3), as data and patterns of linear cost.

Three dialects: ``lark_md`` (text objects), ``markdown 1.0`` and ``markdown 2.0`` (the component, by card format).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from cardstudio.cards.markdown.code_spans import without_code
from cardstudio.cards.measure import markdown_tables

Dialect = Literal["lark_md", "markdown 1.0", "markdown 2.0"]
_OLD: tuple[Dialect, ...] = ("lark_md", "markdown 1.0")
_LIGHT: tuple[Dialect, ...] = ("lark_md",)


@dataclass(frozen=True, slots=True)
class Syntax:
    """One piece of syntax: how to find it, who does not draw it, and since which client the others do.

    ``readable`` syntax still reads well where it is not drawn: ``- item`` looks like a list anyway.
    """

    name: str
    found: Callable[[str], object]
    not_in: tuple[Dialect, ...]
    readable: bool = False
    min_client: str | None = None


def _pattern(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern, re.MULTILINE).search


def _tag(name: str) -> Callable[[str], object]:
    find = re.compile(rf"<{name}[\s/>]").search
    return lambda text: find(text) if "<" in text else None


SYNTAXES: tuple[Syntax, ...] = (
    Syntax("# heading", _pattern(r"^#{1,6} "), _OLD),
    Syntax("> quote", _pattern(r"^> "), _OLD),
    Syntax("| table |", markdown_tables, _OLD),
    Syntax("`code`", _pattern(r"(?<!`)`[^`\n]+`(?!`)"), _OLD),
    Syntax("```", _pattern(r"^```"), _LIGHT, min_client="7.6"),
    Syntax("- list", _pattern(r"^ {0,20}(?:[-*]|\d{1,3}\.) {1,4}\S"), _LIGHT, readable=True, min_client="7.6"),
    Syntax("---", _pattern(r"^-{3,}[ \t]*$"), _LIGHT, readable=True),
    Syntax("<hr>", _tag("hr"), _OLD),
    Syntax("<br>", _tag("br"), _LIGHT),
    Syntax("<link>", _tag("link"), _LIGHT, min_client="7.12"),
    Syntax("<person>", _tag("person"), _LIGHT),
    Syntax("<number_tag>", _tag("number_tag"), _OLD),
    Syntax("<local_datetime>", _tag("local_datetime"), _OLD),
    Syntax("<audio>", _tag("audio"), _OLD, min_client="7.49"),
    Syntax("<raw>", _tag("raw"), _OLD),
    Syntax("[text]($name)", _pattern(r"\]\(\$[A-Za-z]\w{0,99}\)"), ("markdown 2.0",)),
)
#: Characters without which no text can hold any of the syntaxes.
_MARKS = frozenset("#>|`-*<($.")
#: Markup tags some dialect knows; the text of any other vanishes.
TAGS = frozenset(
    {"at", "font", "text_tag", "link", "a", "br", "hr", "number_tag", "person", "local_datetime", "audio", "raw"}
)
_OPENING = re.compile(r"<([A-Za-z][\w-]{0,40})(?=[\s/>])[^<>]{0,2000}>")


def missing(dialect: Dialect, text: str) -> Iterator[Syntax]:
    """What a text uses and ``dialect`` does not draw."""
    if _MARKS.isdisjoint(text):
        return
    for syntax in _NOT_DRAWN[dialect]:
        if syntax.found(text):
            yield syntax


def used(text: str) -> Iterator[Syntax]:
    """What a text uses that not every client draws."""
    for syntax in _NEWER:
        if syntax.found(text):
            yield syntax


def unknown_tags(dialect: Dialect, text: str) -> list[str]:
    """Names of tags no dialect knows, each once."""
    if "<" not in text or ">" not in text:
        return []
    if dialect == "markdown 2.0":
        text = without_code(text, spans=True)
    names = (found[1] for found in _OPENING.finditer(text))
    return list(dict.fromkeys(name for name in names if name not in TAGS))


_NOT_DRAWN: dict[Dialect, tuple[Syntax, ...]] = {
    dialect: tuple(syntax for syntax in SYNTAXES if dialect in syntax.not_in) for dialect in (*_OLD, "markdown 2.0")
}
_NEWER = tuple(syntax for syntax in SYNTAXES if syntax.min_client)
