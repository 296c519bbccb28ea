"""Somebody's picture, seen in cards but listed on no page (card-format §2.25): recognised, never offered."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Component, Text, UserId, field_of
from cardstudio.cards.catalog.shared import COMMON

COMPONENTS = (
    Component(
        "avatar",
        "undocumented",
        (*COMMON, field_of("user_id", UserId()), field_of("size", Text(), section="style")),
        rank=20,
        undocumented="undocumented-tag",
        confidence="?",
        source="card-format §2.25",
    ),
)
