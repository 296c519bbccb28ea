"""Columns (card-format §2.10)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import (
    Color,
    Component,
    Each,
    Enum,
    Tagged,
    field_of,
    v1,
    v2,
)
from cardstudio.cards.catalog.shared import (
    COMMON,
    LEFT_TO_RIGHT,
    PADDING_V1,
    SPACING_V1,
    SPACING_V2,
)
from cardstudio.cards.parts.links import LINK_ACTION

_COLUMNS = [
    {"tag": "column", "width": "weighted", "weight": 1, "elements": [{"tag": "markdown", "content": content}]}
    for content in ("On the left", "On the right")
]
_SNIPPET = {"tag": "column_set", "flex_mode": "none", "columns": _COLUMNS}

COMPONENTS = (
    Component(
        "column_set",
        "container",
        (
            *COMMON,
            field_of("columns", Each(Tagged(tags=("column",))), required=True),
            field_of(
                "flex_mode", Enum(("none", "stretch", "flow", "bisect", "trisect")), default="none", section="style"
            ),
            v1("horizontal_spacing", SPACING_V1, default="default", section="style"),
            v2("horizontal_spacing", SPACING_V2, default="8px", section="style"),
            field_of("horizontal_align", LEFT_TO_RIGHT, default="left", min_client="7.4", section="style"),
            field_of("background_style", Color(), default="default", section="style"),
            v1("margin", PADDING_V1, min_client="7.4", section="style"),
            LINK_ACTION,
        ),
        rank=10,
        is_level=True,
        source="card-format §2.10",
        snippets={"1.0": _SNIPPET, "2.0": _SNIPPET},
    ),
)
