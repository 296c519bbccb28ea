"""Where a form shows a property: what a component says, how it looks, what happens with it.

By name, or by component and name where one name means different things. Everything else is content.
"""

from __future__ import annotations

from typing import Literal

from cardstudio.cards.types import JSONObject

Section = Literal["style", "interaction"]

SECTIONS: dict[Section, tuple[str, ...]] = {
    "style": (
        "aspect_ratio",
        "background_color",
        "background_style",
        "border",
        "border_color",
        "checked_style",
        "color_theme",
        "combination_transparent",
        "compact_width",
        "corner_radius",
        "custom_width",
        "direction",
        "fill_color",
        "flex_mode",
        "freeze_first_column",
        "has_border",
        "header_style",
        "height",
        "horizontal_align",
        "horizontal_spacing",
        "label_position",
        "layout",
        "margin",
        "mode",
        "padding",
        "position",
        "row_height",
        "row_max_height",
        "scale_type",
        "show_avatar",
        "show_icon",
        "show_name",
        "show_progress_bar",
        "show_time",
        "size",
        "style",
        "time_display",
        "time_position",
        "transparent",
        "type",
        "vertical_align",
        "vertical_spacing",
        "weight",
        "width",
    ),
    "interaction": (
        "action",
        "action_type",
        "audio_id",
        "behaviors",
        "can_preview",
        "complex_interaction",
        "confirm",
        "disabled",
        "disabled_tips",
        "drop_invalid_user_id",
        "element_id",
        "expanded",
        "fallback",
        "form_action_type",
        "hover_tips",
        "multi_url",
        "name",
        "overall_checkable",
        "preview",
        "required",
        "url",
        "value",
    ),
}


def sections() -> JSONObject:
    return {section: list(names) for section, names in SECTIONS.items()}
