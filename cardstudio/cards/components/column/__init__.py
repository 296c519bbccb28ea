"""One column; stands in columns alone (card-format §2.10)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Color, Component, Elements, Integer, Size, field_of, given, v1
from cardstudio.cards.catalog.shared import COMMON, LAYOUT, PADDING_V1, SPACING_V1, TOP_TO_BOTTOM
from cardstudio.cards.parts.links import LINK_ACTION

COMPONENTS = (
    Component(
        "column",
        "part",
        (
            *COMMON,
            *(field for field in LAYOUT if field.name != "vertical_align"),
            field_of("elements", Elements(), default=[]),
            field_of("width", Size(words=("auto", "weighted"), px=(16, 600)), default="auto", section="style"),
            field_of("weight", Integer(least=1, most=5), default=1, section="style", when=given("width", "weighted")),
            field_of("vertical_align", TOP_TO_BOTTOM, default="top", section="style"),
            v1("vertical_spacing", SPACING_V1, default="default", min_client="7.4", section="style"),
            v1("padding", PADDING_V1, min_client="7.4", section="style"),
            field_of("background_style", Color(), default="default", min_client="7.4", section="style"),
            LINK_ACTION,
        ),
        placeable=False,
        source="card-format §2.10",
    ),
)
