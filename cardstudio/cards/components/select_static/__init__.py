"""Drop-down lists: one choice or several (card-format §2.20)."""

from __future__ import annotations

from cardstudio.cards.catalog.icons import ICON
from cardstudio.cards.catalog.model import Component, Each, Enum, Field, Integer, Object, Text, field_of, v1, v2
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

#: What all four kinds of drop-down have.
SELECT: tuple[Field, ...] = (
    *COMMON,
    field_of("type", Enum(("default", "text")), default="default"),
    NAME,
    PLACEHOLDER,
    field_of("width", CONTROL_WIDTH, default="default"),
    REQUIRED,
    DISABLED,
    BEHAVIORS,
    *OLD_VALUE,
    CONFIRM,
)
_OPTIONS = [{"text": plain("First"), "value": "first"}, {"text": plain("Second"), "value": "second"}]
_SINGLE = {"tag": "select_static", "placeholder": plain("Choose"), "options": _OPTIONS}
_MULTIPLE = {
    "tag": "multi_select_static",
    "name": "choices",
    "required": False,
    "placeholder": plain("Choose"),
    "options": _OPTIONS,
}

COMPONENTS = (
    Component(
        "select_static",
        "interactive",
        (
            *SELECT,
            field_of("options", Each(Object(shape="option")), required=True),
            field_of("initial_option", Text()),
            v2("initial_index", Integer(least=0), default=0),
        ),
        interactive=True,
        min_client="3.7",
        source="card-format §2.20",
        snippets={"1.0": _SINGLE, "2.0": _SINGLE},
    ),
    Component(
        "multi_select_static",
        "interactive",
        (
            *SELECT,
            field_of("options", Each(Object(shape="option")), required=True),
            field_of("selected_values", Each(Text())),
        ),
        interactive=True,
        min_client="7.4",
        source="card-format §2.20",
        snippets={"1.0": _MULTIPLE, "2.0": _MULTIPLE},
    ),
    Component(
        "option",
        "part",
        (
            field_of("text", PLAIN, required=True),
            field_of("value", Text(), required=True),
            field_of("icon", ICON),
            v1("url", Text(), deprecated=True),
            v1("multi_url", Object(shape="multi_url"), deprecated=True),
        ),
        tagged=False,
        source="card-format §2.20",
    ),
)
