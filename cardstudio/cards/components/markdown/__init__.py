"""Rich text (card-format §2.4, §3)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import ByName, Component, Content, Object, field_of, v1
from cardstudio.cards.catalog.shared import COMMON, I18N_TEXT, LEFT_TO_RIGHT, TEXT_SIZE
from cardstudio.cards.parts.icon import ICON

COMPONENTS = (
    Component(
        "markdown",
        "text",
        (
            *COMMON,
            field_of("content", Content(), required=True),
            I18N_TEXT,
            field_of("text_align", LEFT_TO_RIGHT, default="left"),
            field_of("text_size", TEXT_SIZE, default="normal"),
            field_of("icon", ICON),
            v1("href", ByName(Object(shape="multi_url"))),
        ),
        rank=10,
        source="card-format §2.4",
        snippets={
            "1.0": {"tag": "markdown", "content": "**Bold** and plain"},
            "2.0": {"tag": "markdown", "content": "**Bold** and plain"},
        },
    ),
)
