"""Findings in the order a reader meets their places."""

from __future__ import annotations

from cardstudio.cards.lint.report import Finding
from cardstudio.cards.pointers import index_of, pointer_of, tokens
from cardstudio.cards.types import JSONValue, Path


def in_document_order(root: JSONValue, findings: list[Finding]) -> list[Finding]:
    """``findings`` sorted by where they point; those about one place stay in the order they were made."""
    ranks: dict[int, dict[str, int]] = {}
    return sorted(findings, key=lambda finding: _position(root, finding.pointer, ranks))


def paths_in_document_order(root: JSONValue, paths: list[Path]) -> list[Path]:
    """``paths`` sorted by where they lead."""
    ranks: dict[int, dict[str, int]] = {}
    return sorted(paths, key=lambda path: _position(root, pointer_of(path), ranks))


def _position(root: JSONValue, pointer: str, ranks: dict[int, dict[str, int]]) -> tuple[int, ...]:
    position: list[int] = []
    value = root
    for token in tokens(pointer):
        if isinstance(value, dict):
            if id(value) not in ranks:
                ranks[id(value)] = {key: rank for rank, key in enumerate(value)}
            rank = ranks[id(value)].get(token)
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
