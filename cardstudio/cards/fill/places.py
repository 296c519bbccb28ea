"""Where in a markup text a placeholder stands: running text, an attribute, an address, code.

Judged from the author's text alone, by CommonMark's rules. What cannot be judged with certainty counts as running text,
where everything is escaped: taking code for text shows an entity, taking text for code would let markup in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cardstudio.cards.fill.escape import Place
from cardstudio.cards.fill.expressions import Placeholder

#: Stands for a placeholder while the text around it is judged.
_HOLE = "\x00"
#: Indented fences may belong to a list that ends before they do, so only those at the start of a line count.
_FENCE = re.compile(r"(`{3,})[^`]*|(~{3,}).*")
_CODE = re.compile(r"`[^`]*`")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_TAG_WITHOUT_TICKS = re.compile(r"<[^<>`]*>")
_URL_ATTRIBUTE = re.compile(
    r"[^A-Za-z_](?:href|url|pc_url|ios_url|android_url|link|fallback_url)="
    r"(\"[^\"]*\"|'[^']*'|[^ \t\r\n\"'<>]*)"
)
_TARGET = re.compile(r"\]\(([^() \t\r\n]*)")


def places(pieces: Sequence[str | Placeholder], *, fences: bool, spans: bool) -> list[Place]:
    """The place of each placeholder of a text, in order. ``fences``, ``spans``: what code the dialect knows."""
    source = "".join(piece.replace(_HOLE, " ") if isinstance(piece, str) else _HOLE for piece in pieces)
    found: list[Place] = []
    for text, place in _stretches(source, spans) if fences else [(source, None)]:
        found += _in_text(text) if place is None else [place] * text.count(_HOLE)
    return found


def _stretches(source: str, spans: bool) -> list[tuple[str, Place | None]]:
    """The text in stretches of code and (``None``) running text; the latter may go over several lines, as tags do."""
    stretches: list[tuple[str, Place | None]] = []
    running: list[str] = []
    fence, certain = "", True
    for line in source.split("\n"):
        opening = _FENCE.fullmatch(line) if certain and not fence else None
        if opening or fence:
            fence = fence or line[: len(line) - len(line.lstrip(line[0]))]
            stretches += [("\n".join(running), None), (line, "```" if fence[0] == "`" else "~~~")]
            running = []
            if not opening and _may_close(line, fence):
                fence, certain = "", _HOLE not in line and not line.startswith(" ")
            continue
        certain = certain and _is_certain(line)
        if certain and spans and "`" in line:
            running = _split_spans(line, stretches, running)
        else:
            running.append(line)
    return [*stretches, ("\n".join(running), None)]


def _may_close(line: str, fence: str) -> bool:
    """Whether a line ends a fenced block, or could once its values are there."""
    bare = line.replace(_HOLE, "").strip(" \t")
    return len(bare) >= len(fence) and not bare.strip(fence[0])


def _is_certain(line: str) -> bool:
    """Whether pairs of backticks in this line are code for sure, and nothing in it reaches into the next line."""
    bare = _TAG_WITHOUT_TICKS.sub("", line)
    if "<" in bare or "~~~" in bare:
        return False
    return "`" not in bare or ("``" not in bare and bare.count("`") % 2 == 0 and "|" not in bare and "\\" not in bare)


def _split_spans(line: str, stretches: list[tuple[str, Place | None]], running: list[str]) -> list[str]:
    end = 0
    for code in _CODE.finditer(line):
        stretches += [("\n".join([*running, line[end : code.start()]]), None), (code[0], "code")]
        running, end = [], code.end()
    return [line[end:]]


def _in_text(text: str) -> list[Place]:
    found: dict[int, Place] = {hole.start(): "text" for hole in re.finditer(_HOLE, text)}
    if not found:
        return []
    for tag in _TAG.finditer(text):
        _mark(found, text, tag.start(), tag.end(), "attribute")
        for attribute in _URL_ATTRIBUTE.finditer(text, tag.start(), tag.end()):
            _mark_address(found, text, attribute.start(1), attribute.end(1))
    for target in _TARGET.finditer(text):
        _mark_address(found, text, target.start(1), target.end(1))
    return list(found.values())


def _mark_address(found: dict[int, Place], text: str, start: int, end: int) -> None:
    _mark(found, text, start, end, "part")
    start += text.startswith(("'", '"', "<"), start)
    if text.startswith(_HOLE, start) and start < end:
        found[start] = "url"


def _mark(found: dict[int, Place], text: str, start: int, end: int, place: Place) -> None:
    at = text.find(_HOLE, start, end)
    while at >= 0:
        found[at] = place
        at = text.find(_HOLE, at + 1, end)
