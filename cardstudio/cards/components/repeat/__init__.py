"""A loop only the card tool understands (card-format §2.0): recognised, never offered."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Component, Elements, Text, field_of
from cardstudio.cards.catalog.shared import COMMON

COMPONENTS = (
    Component(
        "repeat",
        "undocumented",
        (*COMMON, field_of("variable", Text()), field_of("elements", Elements())),
        rank=30,
        undocumented="tool-only-tag",
        confidence="S",
        source="card-format §2.0",
    ),
)
