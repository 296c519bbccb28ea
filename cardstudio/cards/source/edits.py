"""Edits of a text: apart from each other, made in one pass."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple


class Edit(NamedTuple):
    """These characters become ``text``."""

    start: int
    end: int
    text: str


def edited(text: str, edits: list[Edit], offset: int = 0) -> str:
    """``text``, whose first character is number ``offset``, with all edits made; they must not overlap."""
    out: list[str] = []
    at = offset
    for edit in sorted(edits, key=_place):
        if edit.start < at:
            raise ValueError("edits overlap")
        out += (text[at - offset : edit.start - offset], edit.text)
        at = edit.end
    out.append(text[at - offset :])
    return "".join(out)


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def joined(cuts: list[tuple[int, int]], puts: list[Edit]) -> list[Edit]:
    """One list in order: cuts that touch become one, what is put inside a cut stands in its place."""
    merged: list[Edit] = []
    for start, end in sorted(cuts):
        if merged and start <= merged[-1].end:
            merged[-1] = merged[-1]._replace(end=max(merged[-1].end, end))
        else:
            merged.append(Edit(start, end, ""))
    out: list[Edit] = []
    waiting = deque(sorted(puts, key=_place))
    for cut in merged:
        while waiting and waiting[0].start < cut.start:
            out.append(waiting.popleft())
        while waiting and waiting[0].start <= cut.end:
            put = waiting.popleft()
            cut = Edit(cut.start, max(cut.end, put.end), cut.text + put.text)
        out.append(cut)
    return [*out, *waiting]
