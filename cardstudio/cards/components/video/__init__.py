"""A video, seen in cards but listed on no page (card-format §2.25): recognised, never offered."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Component, FileKey, Object, field_of
from cardstudio.cards.catalog.shared import COMMON

COMPONENTS = (
    Component(
        "video",
        "undocumented",
        (*COMMON, field_of("file_key", FileKey()), field_of("cover", Object(shape="combined_image"))),
        rank=10,
        undocumented="undocumented-tag",
        confidence="?",
        source="card-format §2.25",
    ),
)
