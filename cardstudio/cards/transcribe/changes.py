"""What a conversion changed, for the person who asked for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from cardstudio.cards.catalog.model import Format
from cardstudio.cards.messages import change_message, finding_message
from cardstudio.cards.pointers import pointer_of
from cardstudio.cards.typed_dicts import ChangeJson
from cardstudio.cards.types import Path

#: ``refused`` and ``warned`` tell what the linter says about the new card and did not say about the old one.
Kind = Literal["dropped", "replaced", "kept", "refused", "warned"]
#: How a row of buttons is written, from what looks most alike to what counts for least: a column each, one column for
#: all, or no row at all (below each other).
Rows = Literal["columns", "column", "stack"]
ROWS: tuple[Rows, ...] = ("columns", "column", "stack")
_NEW: frozenset[Kind] = frozenset({"refused", "warned"})


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was.

    ``pointer`` leads into the card before the conversion; for what is new (``refused``, ``warned``) into the one after
    it. ``rule`` is then a rule of the linter, else one of the conversion.
    """

    pointer: str
    kind: Kind
    rule: str
    params: dict[str, Any] = field(default_factory=dict)

    def message(self, locale: str = "en") -> str:
        """One sentence: what happened and why."""
        said = finding_message if self.kind in _NEW else change_message
        return said(self.rule, self.params, locale)

    def to_dict(self, locale: str = "en") -> ChangeJson:
        """As JSON, with its sentence."""
        return {"pointer": self.pointer, "kind": self.kind, "message": self.message(locale)}


class Changes:
    """The list while it grows, and what the conversion was asked for."""

    def __init__(self, target: Format, rows: Rows = "columns") -> None:
        self.target = target
        self.rows = rows
        self.listed: list[Change] = []

    def add(self, rule: str, kind: Kind, path: Path, params: dict[str, Any]) -> None:
        """Note a change at ``path``."""
        self.listed.append(Change(pointer_of(path), kind, rule, {**params, "format": self.target}))

    def dropped_property(self, path: Path, key: str, holder: str) -> None:
        """A property the target does not have."""
        self.add("property-dropped", "dropped", (path, key), {"property": key, "holder": holder})

    def dropped_element(self, path: Path, tag: str) -> None:
        """An element the target does not have, or not there."""
        self.add("element-dropped", "dropped", path, {"tag": tag})

    def replaced(self, path: Path, tag: str, became: str) -> None:
        """An element or property that is written in another way now and may look different."""
        self.add("element-replaced", "replaced", path, {"tag": tag, "became": became})
