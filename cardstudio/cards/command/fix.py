"""``card lint --fix``: mended cards in the files they stand in, all of a file or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import unified_diff
from typing import Any

from cardstudio.cards.command.files import ChangedMeanwhile, emit, overwrite
from cardstudio.cards.command.locations import Source
from cardstudio.cards.command.selection import Selection
from cardstudio.cards.lint import Finding, fix
from cardstudio.cards.messages import said
from cardstudio.cards.source.inplace import NotInPlace, mended

_MARK = b"\xef\xbb\xbf"
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Mended:
    """What a file holds now, or would hold; how many repairs that took, or why there are none."""

    data: bytes
    count: int = 0
    left: str | None = None


def mend(name: str, source: Source, selection: Selection, diff: bool, lang: str, **circumstances: Any) -> Mended:
    """Mend what counts in a file and write it, or print the changes; ``-`` is printed whole, changed or not."""
    made = _mended(source, selection, lang, **circumstances)
    if diff:
        emit("".join(_changes(name, source.data, made.data)).encode())
    elif name == "-":
        emit(made.data)
    elif made.data != source.data:
        try:
            overwrite(name, made.data, source.data)
        except OSError as error:
            return Mended(source.data, left=_why(error, lang))
    return made


def _mended(source: Source, selection: Selection, lang: str, **circumstances: Any) -> Mended:
    found = source.found
    if found.card is None:
        return Mended(source.data)
    if found.envelope == "cardkit":
        found = replace(found, document=None)  # the export stays one, in the card tool's own words
    channel = selection.settings.channel

    def counts(finding: Finding, turn: int) -> bool:
        if finding.fix and finding.fix.of == "document" and found.envelope != "document":
            return False  # what was made while reading stands nowhere
        # After the first round places are no longer those of the text, so a comment may cover what nobody can tell.
        line = (lambda one: source.place(one).line) if turn == 0 else None
        return selection.repairs(finding, line)

    fixed = fix(found, "all", channel, lang, wanted=counts, **circumstances)
    if not fixed.applied:
        return Mended(source.data)
    try:
        text = mended(source.decoded, found, fixed)
    except NotInPlace as error:
        return Mended(source.data, left=error.message(lang))
    mark = _MARK if source.data.startswith(_MARK) else b""
    return Mended(mark + text.encode(), len(fixed.applied))


def _changes(name: str, before: bytes, after: bytes) -> Iterator[str]:
    """A unified diff as ``patch`` takes it."""
    old, new = (_LINE.findall(data.decode()) for data in (before, after))
    for line in unified_diff(old, new, name, name):
        yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"


def _why(error: OSError, lang: str) -> str:
    if isinstance(error, ChangedMeanwhile):
        return said("changed-meanwhile", lang)
    return said("not-writable", lang) if isinstance(error, PermissionError) else str(error.strerror or error)
