"""The row interactive components stand in at the top of a 1.0 card (card-format §2.9)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Component, Elements, Enum, field_of
from cardstudio.cards.catalog.shared import plain

COMPONENTS = (
    Component(
        "action",
        "container",
        (
            field_of("actions", Elements(), required=True),
            field_of("layout", Enum(("default", "bisected", "trisection", "flow")), default="default", section="style"),
        ),
        rank=50,
        formats=("1.0",),
        refused={"2.0": 200861},
        min_client="3.7",
        source="card-format §2.9",
        snippets={"1.0": {"tag": "action", "actions": [{"tag": "button", "text": plain("Button"), "type": "default"}]}},
    ),
)
