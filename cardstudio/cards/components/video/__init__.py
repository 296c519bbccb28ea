"""Tags seen in cards that no page lists (card-format §2.0, §2.25): recognised, never offered."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Component, Elements, FileKey, Object, Text, UserId, field_of
from cardstudio.cards.catalog.shared import COMMON

COMPONENTS = (
    Component(
        "video",
        "undocumented",
        (*COMMON, field_of("file_key", FileKey()), field_of("cover", Object(shape="combined_image"))),
        undocumented="undocumented-tag",
        confidence="?",
        source="card-format §2.25",
    ),
    Component(
        "avatar",
        "undocumented",
        (*COMMON, field_of("user_id", UserId()), field_of("size", Text())),
        undocumented="undocumented-tag",
        confidence="?",
        source="card-format §2.25",
    ),
    Component(
        "repeat",
        "undocumented",
        (*COMMON, field_of("variable", Text()), field_of("elements", Elements())),
        undocumented="tool-only-tag",
        confidence="S",
        source="card-format §2.0",
    ),
)
