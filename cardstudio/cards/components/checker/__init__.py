"""Something to tick off (card-format §2.24)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Component, Each, Enum, Flag, Number, Object, Tagged, field_of, v1
from cardstudio.cards.catalog.shared import (
    BEHAVIORS,
    COMMON,
    CONFIRM,
    DISABLED,
    DISABLED_TIPS,
    HOVER_TIPS,
    NAME,
    PADDING_V1,
    PADDING_V2,
    RICH,
    plain,
)

_SNIPPET = {"tag": "checker", "text": plain("To do"), "checked": False}

COMPONENTS = (
    Component(
        "checker",
        "interactive",
        (
            *COMMON,
            NAME,
            field_of("text", RICH),
            field_of("checked", Flag(), default=False),
            field_of("overall_checkable", Flag(), default=True, section="interaction"),
            field_of("button_area", Object(shape="button_area")),
            field_of("checked_style", Object(shape="checked_style"), section="style"),
            v1("margin", PADDING_V1, section="style"),
            field_of("padding", PADDING_V2, section="style"),
            BEHAVIORS,
            HOVER_TIPS,
            DISABLED,
            DISABLED_TIPS,
            CONFIRM,
        ),
        rank=110,
        interactive=True,
        min_client="7.9",
        source="card-format §2.24",
        snippets={"1.0": _SNIPPET, "2.0": _SNIPPET},
    ),
    Component(
        "button_area",
        "part",
        (
            field_of("pc_display_rule", Enum(("always", "on_hover")), default="always"),
            field_of("buttons", Each(Tagged(tags=("button",)), most=3)),
        ),
        tagged=False,
        source="card-format §2.24",
    ),
    Component(
        "checked_style",
        "part",
        (field_of("show_strikethrough", Flag(), default=False), field_of("opacity", Number(least=0, most=1))),
        tagged=False,
        source="card-format §2.24",
    ),
)
