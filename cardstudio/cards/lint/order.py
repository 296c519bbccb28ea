"""Places in the order a reader meets them."""

from __future__ import annotations

from cardstudio.cards.lint.report import Finding
from cardstudio.cards.pointers import index_of, pointer_of, tokens
from cardstudio.cards.types import JSONValue, Path


class DocumentOrder:
    """Where things stand in one card. What was looked at is remembered: an object is gone through a single time."""

    def __init__(self, root: JSONValue) -> None:
        self._root = root
        self._ranks: dict[int, dict[str, int]] = {}

    def of(self, paths: list[Path]) -> list[Path]:
        """``paths`` sorted by where they lead."""
        return sorted(paths, key=lambda path: self._position(pointer_of(path)))

    def of_findings(self, findings: list[Finding]) -> list[Finding]:
        """``findings`` sorted by where they point; those about one place stay in the order they were made."""
        return sorted(findings, key=lambda finding: self._position(finding.pointer))

    def _position(self, pointer: str) -> tuple[int, ...]:
        position: list[int] = []
        value = self._root
        for token in tokens(pointer):
            if isinstance(value, dict):
                rank = self._ranks_in(value).get(token)
                if rank is None:
                    break
                position.append(rank)
                value = value[token]
            elif isinstance(value, list) and (index := index_of(token)) is not None and index < len(value):
                position.append(index)
                value = value[index]
            else:
                break
        return tuple(position)

    def _ranks_in(self, value: dict[str, JSONValue]) -> dict[str, int]:
        ranks = self._ranks.get(id(value))
        if ranks is None:
            ranks = self._ranks[id(value)] = {key: rank for rank, key in enumerate(value)}
        return ranks
