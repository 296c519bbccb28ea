"""One person (card-format §2.16)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Component, Enum, Flag, UserId, field_of
from cardstudio.cards.catalog.shared import COMMON, SAMPLE_ID
from cardstudio.cards.parts.person import SIZES

_SNIPPET = {"tag": "person", "user_id": SAMPLE_ID, "show_name": True}

COMPONENTS = (
    Component(
        "person",
        "people",
        (
            *COMMON,
            field_of("user_id", UserId(), required=True),
            field_of("size", SIZES, default="medium", section="style"),
            field_of("show_avatar", Flag(), default=True, section="style"),
            field_of("show_name", Flag(), default=False, section="style"),
            field_of("style", Enum(("normal", "capsule")), default="normal", section="style"),
        ),
        rank=10,
        source="card-format §2.16",
        snippets={"1.0": _SNIPPET, "2.0": _SNIPPET},
    ),
)
