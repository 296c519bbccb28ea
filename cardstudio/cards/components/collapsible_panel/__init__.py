"""A panel that folds (card-format §2.13)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import (
    Color,
    Component,
    Elements,
    Enum,
    Flag,
    Integer,
    Object,
    Size,
    Tagged,
    field_of,
    v1,
    v2,
)
from cardstudio.cards.catalog.shared import COMMON, CORNER, LAYOUT, PADDING_V1, SPACING_V1, TOP_TO_BOTTOM, plain
from cardstudio.cards.parts.icon import ICON

#: The two-value form is refused in practice ("invalid panel header padding").
_HEADER_PADDING = Size(px=(0, 99), parts=(1, 4))
_SNIPPET = {
    "tag": "collapsible_panel",
    "header": {"title": plain("More")},
    "elements": [{"tag": "markdown", "content": "What unfolds"}],
}

COMPONENTS = (
    Component(
        "collapsible_panel",
        "container",
        (
            *COMMON,
            *LAYOUT,
            field_of("elements", Elements(), required=True, stand_in=[]),
            field_of("expanded", Flag(), default=False, section="interaction"),
            field_of("header", Object(shape="panel_header"), required=True),
            field_of("background_color", Color(words=("transparent",)), default="transparent", section="style"),
            field_of("border", Object(shape="panel_border"), section="style"),
            v1("padding", PADDING_V1, default="8px", section="style"),
            v1("vertical_spacing", SPACING_V1, default="8px", section="style"),
        ),
        rank=40,
        is_level=True,
        min_client="7.9",
        source="card-format §2.13",
        snippets={"1.0": _SNIPPET, "2.0": _SNIPPET},
    ),
    Component(
        "panel_header",
        "part",
        (
            field_of("title", Tagged(tags=("plain_text", "markdown"), tolerated=("lark_md",)), required=True),
            field_of("background_color", Color(), section="style"),
            field_of("vertical_align", TOP_TO_BOTTOM, default="center", section="style"),
            field_of("padding", _HEADER_PADDING, section="style"),
            field_of("icon", ICON),
            field_of("icon_position", Enum(("left", "right", "follow_text")), default="right"),
            field_of("icon_expanded_angle", Integer(allowed=(-180, -90, 90, 180)), default=180),
            v2(
                "width",
                Size(words=("fill", "auto", "auto_when_fold")),
                default="fill",
                min_client="7.32",
                section="style",
            ),
            # Only third parties mention it; not known to be refused.
            v2("position", Enum(("top", "bottom")), confidence="?", tolerated=True, section="style"),
        ),
        tagged=False,
        source="card-format §2.13",
    ),
    Component(
        "panel_border",
        "part",
        (field_of("color", Color(), default="grey"), field_of("corner_radius", CORNER, default="5px", section="style")),
        tagged=False,
        source="card-format §2.13",
    ),
)
