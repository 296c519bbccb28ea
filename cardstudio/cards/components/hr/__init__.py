"""A dividing line (card-format §2.5)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Component
from cardstudio.cards.catalog.shared import COMMON

COMPONENTS = (
    Component(
        "hr", "text", COMMON, rank=30, source="card-format §2.5", snippets={"1.0": {"tag": "hr"}, "2.0": {"tag": "hr"}}
    ),
)
