"""Code in texts: what stands in it is shown as it is written, so it holds no pictures, tables or tags."""

from __future__ import annotations

import re

_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})([^\n]*)")
_BLANK = re.compile(r"\n[ \t]*\n")
_TICKS = re.compile("`+")


def without_code(text: str, *, spans: bool) -> str:
    """``text`` with its fenced code taken out and, where the dialect has ``spans``, what stands between backticks.

    A fence nobody closes reaches to the end. In time that grows with the length of the text.
    """
    if "`" not in text and "~~~" not in text:
        return text
    kept = _without_fences(text)
    return "\n\n".join(_without_spans(part) for part in _BLANK.split(kept)) if spans else kept


def _without_fences(text: str) -> str:
    kept: list[str] = []
    fence = ""
    for line in text.split("\n"):
        if fence:
            closing = line.strip()
            if closing.startswith(fence) and not closing.strip(fence[0]):
                fence = ""
            continue
        opening = _FENCE.match(line)
        if opening and not (opening[1][0] == "`" and "`" in opening[2]):
            fence = opening[1]
        # The line of the fence stays as an empty one, so that what stands around it does not run together.
        kept.append("" if fence else line)
    return "\n".join(kept)


def _without_spans(text: str) -> str:
    runs = list(_TICKS.finditer(text))
    closing: dict[int, int] = {}
    ends: list[int | None] = []
    for index in range(len(runs) - 1, -1, -1):
        length = len(runs[index][0])
        ends.append(closing.get(length))
        closing[length] = index
    ends.reverse()
    kept: list[str] = []
    start = index = 0
    while index < len(runs):
        end = ends[index]
        if end is None:
            index += 1
            continue
        kept.append(text[start : runs[index].start()])
        start = runs[end].end()
        index = end + 1
    return " ".join([*kept, text[start:]])
