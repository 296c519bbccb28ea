"""Cards with what the linter says of them: ``examples.json`` of each component, and what may stand where.

A case is ``{name, format, card, findings}``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cardstudio.cards import components

FOLDERS = Path(components.__path__[0])
_NESTING = Path(__file__).parent / "vectors" / "cards" / "nesting.json"
Cases = list[dict[str, Any]]


def examples_of(tag: str) -> Cases:
    """The cases of one component."""
    return _cases(FOLDERS / tag / "examples.json")


def tags_with_examples() -> list[str]:
    return sorted(path.parent.name for path in FOLDERS.glob("*/examples.json"))


def linted() -> dict[str, Cases]:
    """All cases, by component; those about places are under ``nesting``."""
    return {**{tag: examples_of(tag) for tag in tags_with_examples()}, "nesting": _cases(_NESTING)}


def _cases(path: Path) -> Cases:
    cases: Cases = json.loads(path.read_text(encoding="utf-8"))["cases"]
    return cases
