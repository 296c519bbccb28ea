"""A box that can be clicked (card-format §2.12)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Color, Component, Elements, Flag, Size, field_of, given, v1
from cardstudio.cards.catalog.shared import (
    BEHAVIORS,
    COMMON,
    CONFIRM,
    CORNER,
    DISABLED,
    DISABLED_TIPS,
    HOVER_TIPS,
    LAYOUT,
    PADDING_V1,
    SAMPLE_LINK,
)

_SNIPPET = {
    "tag": "interactive_container",
    "has_border": True,
    "elements": [{"tag": "markdown", "content": "Open the documents"}],
    "behaviors": [{"type": "open_url", "default_url": SAMPLE_LINK}],
}

COMPONENTS = (
    Component(
        "interactive_container",
        "container",
        (
            *COMMON,
            *LAYOUT,
            field_of("elements", Elements(), required=True, stand_in=[]),
            # The page marks it required; the official style guide leaves it out for boxes that only look like one.
            BEHAVIORS,
            field_of("width", Size(words=("fill", "auto"), px=(16, 999)), default="fill", section="style"),
            field_of("height", Size(words=("auto",), px=(10, 999)), default="auto", section="style"),
            field_of("background_style", Color(words=("laser",)), default="default", section="style"),
            field_of("has_border", Flag(), default=False, section="style"),
            field_of("border_color", Color(), default="grey", section="style", when=given("has_border", True)),
            field_of("corner_radius", CORNER, default="0px", section="style"),
            v1("padding", PADDING_V1, default="4px 12px 4px 12px", section="style"),
            HOVER_TIPS,
            DISABLED,
            DISABLED_TIPS,
            CONFIRM,
        ),
        rank=30,
        is_level=True,
        min_client="7.4",
        source="card-format §2.12",
        snippets={"1.0": _SNIPPET, "2.0": _SNIPPET},
    ),
)
