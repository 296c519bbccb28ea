"""Small print (card-format §2.8)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Component, Each, Tagged, field_of
from cardstudio.cards.catalog.shared import plain

COMPONENTS = (
    Component(
        "note",
        "text",
        (
            field_of(
                "elements",
                Each(Tagged(tags=("plain_text", "lark_md", "img", "standard_icon", "custom_icon"))),
                required=True,
            ),
        ),
        rank=40,
        formats=("1.0",),
        refused={"2.0": 200861},
        source="card-format §2.8",
        snippets={"1.0": {"tag": "note", "elements": [plain("Note")]}},
    ),
)
