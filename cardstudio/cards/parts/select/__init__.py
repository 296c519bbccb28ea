"""What drop-downs have in common, and what they list (card-format §2.20, §2.21)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Component, Enum, Field, Object, Text, UserId, field_of, v1
from cardstudio.cards.catalog.shared import (
    BEHAVIORS,
    COMMON,
    CONFIRM,
    CONTROL_WIDTH,
    DISABLED,
    NAME,
    OLD_VALUE,
    PLACEHOLDER,
    PLAIN,
    REQUIRED,
    plain,
)
from cardstudio.cards.parts.icon import ICON

#: What all four kinds of drop-down have.
SELECT: tuple[Field, ...] = (
    *COMMON,
    field_of("type", Enum(("default", "text")), default="default", section="style"),
    NAME,
    PLACEHOLDER,
    field_of("width", CONTROL_WIDTH, default="default", section="style"),
    REQUIRED,
    DISABLED,
    BEHAVIORS,
    *OLD_VALUE,
    CONFIRM,
)
#: What the samples of drop-downs list.
SAMPLE_OPTIONS = [{"text": plain("First"), "value": "first"}, {"text": plain("Second"), "value": "second"}]

COMPONENTS = (
    Component(
        "option",
        "part",
        (
            field_of("text", PLAIN, required=True),
            field_of("value", Text(), required=True, section="interaction"),
            field_of("icon", ICON),
            v1("url", Text(), deprecated=True, section="interaction"),
            v1("multi_url", Object(shape="multi_url"), deprecated=True, section="interaction"),
        ),
        tagged=False,
        source="card-format §2.20",
    ),
    Component(
        "person_option",
        "part",
        (field_of("value", UserId(), required=True, section="interaction"),),
        tagged=False,
        source="card-format §2.21",
    ),
)
