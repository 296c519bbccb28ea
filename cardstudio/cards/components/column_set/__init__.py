"""Columns (card-format §2.10)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import (
    Color,
    Component,
    Each,
    Elements,
    Enum,
    Integer,
    Object,
    Size,
    Tagged,
    field_of,
    v1,
    v2,
)
from cardstudio.cards.catalog.shared import (
    COMMON,
    LAYOUT,
    LEFT_TO_RIGHT,
    PADDING_V1,
    SPACING_V1,
    SPACING_V2,
    TOP_TO_BOTTOM,
)

_ACTION = field_of("action", Object(shape="link_action"), min_client="7.4")
_COLUMN = {"tag": "column", "width": "weighted", "weight": 1, "elements": [{"tag": "markdown", "content": "Column"}]}
_SNIPPET = {"tag": "column_set", "flex_mode": "none", "columns": [_COLUMN, _COLUMN]}

COMPONENTS = (
    Component(
        "column_set",
        "container",
        (
            *COMMON,
            field_of("columns", Each(Tagged(tags=("column",))), required=True),
            field_of("flex_mode", Enum(("none", "stretch", "flow", "bisect", "trisect")), default="none"),
            v1("horizontal_spacing", SPACING_V1, default="default"),
            v2("horizontal_spacing", SPACING_V2, default="8px"),
            field_of("horizontal_align", LEFT_TO_RIGHT, default="left", min_client="7.4"),
            field_of("background_style", Color(), default="default"),
            v1("margin", PADDING_V1, min_client="7.4"),
            _ACTION,
        ),
        rank=10,
        source="card-format §2.10",
        snippets={"1.0": _SNIPPET, "2.0": _SNIPPET},
    ),
    Component(
        "column",
        "part",
        (
            *COMMON,
            *(field for field in LAYOUT if field.name != "vertical_align"),
            field_of("elements", Elements(), default=[]),
            field_of("width", Size(words=("auto", "weighted"), px=(16, 600)), default="auto"),
            field_of("weight", Integer(least=1, most=5), default=1),
            field_of("vertical_align", TOP_TO_BOTTOM, default="top"),
            v1("vertical_spacing", SPACING_V1, default="default", min_client="7.4"),
            v1("padding", PADDING_V1, min_client="7.4"),
            field_of("background_style", Color(), default="default", min_client="7.4"),
            _ACTION,
        ),
        placeable=False,
        source="card-format §2.10",
    ),
)
