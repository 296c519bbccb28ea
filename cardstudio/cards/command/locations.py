"""Where findings stand in the file they are about."""

from __future__ import annotations

from dataclasses import replace

from cardstudio.cards import json
from cardstudio.cards.envelope import Unwrapped
from cardstudio.cards.lint import Finding
from cardstudio.cards.patch import Conflict
from cardstudio.cards.pointers import NotThere, escape, resolve
from cardstudio.cards.reading.steps import Inside, Region, Steps
from cardstudio.cards.source.inplace import NotInPlace, patched
from cardstudio.cards.source.positions import Place, Places

__all__ = ["Place", "Source"]

#: What strings of programs and words of commands begin with.
_QUOTES = ('"', "'", "`")


class Source:
    """A text and what was found in it. Its places are only looked for when somebody asks for one."""

    def __init__(self, data: bytes, found: Unwrapped) -> None:
        self.data = data
        #: As it was read: without a byte order mark.
        self.decoded = json.decoded(data)
        self.found = found
        self._places: dict[tuple[str, bool], Places] = {}

    @property
    def strict(self) -> range:
        """The characters of the text that are strict JSON."""
        first = self.found.found_at[0] if self.found.found_at else None
        return range(first.start, first.end) if isinstance(first, Region) and first.language == "json" else range(0)

    def quoted(self) -> range:
        """The characters of the outermost string that has the card in it, between its quotes."""
        first = self.found.found_at[0] if self.found.found_at else None
        if not isinstance(first, Region):
            return range(0)
        before = self.decoded[: first.start].rstrip()
        if before.endswith(_QUOTES):
            return range(len(before) - 1, first.end)
        return self._of("card", False).quoted()

    def place(self, finding: Finding, *, utf16: bool = False) -> Place:
        """The value a finding is about, or the name of the property that should not be there."""
        declared = finding.params.get("at")
        if isinstance(declared, str) and self.found.envelope == "document":
            return self._of("document", utf16).of(declared, key=True)  # of a declaration; no card holds those
        key = self._property(finding)
        return self._of("card", utf16).of(finding.pointer if key is None else key, key=key is not None)

    def at(self, pointer: str) -> Place:
        """Where a part of the card stands."""
        return self._of("card", False).of(pointer)

    def repaired(self, finding: Finding) -> str | None:
        """The text after the repair of one finding, ``None`` where there is none or it can't be made in place."""
        if finding.fix is None:
            return None
        bare = self.found.extra if finding.rule == self.found.fault else 0
        patches = [] if bare else [finding.fix.patch]
        declared = finding.fix.of == "document"
        try:
            if declared:
                return patched(self.decoded, self.found, [], declared=patches)
            return patched(self.decoded, self.found, patches, bare=bare)
        except (NotInPlace, Conflict):
            return None

    def _of(self, what: str, utf16: bool) -> Places:
        if (what, utf16) not in self._places:
            at = self.found.found_at
            found = self.found if what == "card" else replace(self.found, found_at=_out_of_card(at))
            self._places[what, utf16] = Places(self.decoded, found, utf16=utf16)
        return self._places[what, utf16]

    def _property(self, finding: Finding) -> str | None:
        """The pointer of the property a finding about its holder names, where it is there."""
        name = finding.params.get("property")
        if not isinstance(name, str):
            return None
        try:
            holder = resolve(self.found.subject, finding.pointer)
        except NotThere:
            return None
        return f"{finding.pointer}/{escape(name)}" if isinstance(holder, dict) and name in holder else None


def _out_of_card(steps: Steps) -> Steps:
    """The way to a document, given the one to its card."""
    *before, last = steps or (Inside(""),)
    if not isinstance(last, Inside):
        return steps
    return (*before, Inside(last.pointer.removesuffix("/card")))
