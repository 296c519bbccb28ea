"""A chart drawn by VChart (card-format §2.15)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Component, Enum, Flag, Opaque, Size, field_of, given
from cardstudio.cards.catalog.shared import COMMON

_SNIPPET = {
    "tag": "chart",
    "chart_spec": {
        "type": "bar",
        "title": {"text": "Chart"},
        "data": {"values": [{"x": "Mon", "y": 12}, {"x": "Tue", "y": 19}, {"x": "Wed", "y": 8}]},
        "xField": "x",
        "yField": "y",
    },
}

COMPONENTS = (
    Component(
        "chart",
        "data",
        (
            *COMMON,
            field_of("chart_spec", Opaque((dict,)), required=True),
            field_of(
                "aspect_ratio",
                Enum(("1:1", "2:1", "4:3", "16:9")),
                section="style",
                when=given("height", None, "auto"),
            ),
            field_of(
                "color_theme",
                Enum(("brand", "rainbow", "complementary", "converse", "primary")),
                default="brand",
                section="style",
            ),
            field_of("preview", Flag(), default=True, section="interaction"),
            field_of("height", Size(words=("auto",), px=(1, 999)), default="auto", min_client="7.10", section="style"),
        ),
        rank=20,
        min_client="7.1",
        source="card-format §2.15",
        snippets={"1.0": _SNIPPET, "2.0": _SNIPPET},
    ),
)
