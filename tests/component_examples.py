"""The examples of the components: ``examples.json`` in the folder of each (``cardstudio/cards/components``)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cardstudio.cards import components

FOLDERS = Path(components.__path__[0])


def examples_of(tag: str) -> list[dict[str, Any]]:
    """The cases of one component: a card, and what the linter says of it."""
    cases: list[dict[str, Any]] = json.loads((FOLDERS / tag / "examples.json").read_text(encoding="utf-8"))["cases"]
    return cases


def tags_with_examples() -> list[str]:
    return sorted(path.parent.name for path in FOLDERS.glob("*/examples.json"))
