"""A button (card-format §2.18)."""

from __future__ import annotations

from dataclasses import replace

from cardstudio.cards.catalog.model import (
    Component,
    Enum,
    Flag,
    Object,
    Url,
    field_of,
    given,
    tolerated,
    v1,
    v2,
)
from cardstudio.cards.catalog.shared import (
    BEHAVIORS,
    COMMON,
    CONFIRM,
    CONTROL_WIDTH,
    DISABLED,
    DISABLED_TIPS,
    HOVER_TIPS,
    NAME,
    OLD_VALUE,
    PLAIN,
    SAMPLE_LINK,
    plain,
)
from cardstudio.cards.parts.icon import ICON

TYPES = (
    "default",
    "primary",
    "danger",
    "text",
    "primary_text",
    "danger_text",
    "primary_filled",
    "danger_filled",
    "laser",
)
#: A button has either behaviors or the old fields; of those url and multi_url exclude each other (card-format §2.18).
_OLD = given("behaviors", None)
_ONE_URL = _OLD + given("multi_url", None)

COMPONENTS = (
    Component(
        "button",
        "interactive",
        (
            *COMMON,
            field_of("text", PLAIN),
            field_of("type", Enum(TYPES), default="default", section="style"),
            field_of("size", Enum(("tiny", "small", "medium", "large")), default="medium", section="style"),
            field_of("width", CONTROL_WIDTH, default="default", section="style"),
            field_of("icon", ICON),
            HOVER_TIPS,
            DISABLED,
            DISABLED_TIPS,
            CONFIRM,
            BEHAVIORS,
            v1("url", Url(), section="interaction", when=_ONE_URL),
            tolerated("url", Url(), section="interaction", when=_ONE_URL),
            v1("multi_url", Object(shape="multi_url"), section="interaction", when=_OLD + given("url", None)),
            *(replace(field, when=_OLD) for field in OLD_VALUE),
            v1("complex_interaction", Flag(), default=False, deprecated=True, section="interaction"),
            NAME,
            field_of(
                "action_type",
                Enum(("link", "request", "multi", "form_submit", "form_reset")),
                section="interaction",
                in_form=True,
            ),
            v2("form_action_type", Enum(("submit", "reset")), section="interaction", in_form=True),
            v1("required", Flag(), default=False, section="interaction", in_form=True),
        ),
        rank=10,
        interactive=True,
        needs_action=True,
        source="card-format §2.18",
        snippets={
            "1.0": {"tag": "button", "text": plain("Button"), "type": "primary", "url": SAMPLE_LINK},
            "2.0": {
                "tag": "button",
                "text": plain("Button"),
                "type": "primary",
                "behaviors": [{"type": "open_url", "default_url": SAMPLE_LINK}],
            },
        },
    ),
)
