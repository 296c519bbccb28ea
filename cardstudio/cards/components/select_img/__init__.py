"""Choosing a picture (card-format §2.24)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import ByLocale, Component, Each, Enum, Flag, ImageKey, Object, Text, field_of, v1
from cardstudio.cards.catalog.shared import (
    BEHAVIORS,
    COMMON,
    CONFIRM,
    DISABLED,
    DISABLED_TIPS,
    HOVER_TIPS,
    NAME,
    REQUIRED,
    SAMPLE_KEY,
    VALUE,
)

_SNIPPET = {
    "tag": "select_img",
    "options": [{"img_key": SAMPLE_KEY, "value": "first"}, {"img_key": SAMPLE_KEY, "value": "second"}],
}

COMPONENTS = (
    Component(
        "select_img",
        "interactive",
        (
            *COMMON,
            field_of("options", Each(Object(shape="image_option")), required=True),
            field_of("multi_select", Flag(), default=False, in_form=True),
            field_of("layout", Enum(("bisect", "stretch", "trisect")), default="bisect", section="style"),
            field_of("aspect_ratio", Enum(("16:9", "1:1", "4:3")), default="16:9", section="style"),
            NAME,
            REQUIRED,
            field_of("can_preview", Flag(), default=True, section="interaction"),
            DISABLED,
            DISABLED_TIPS,
            VALUE,
            BEHAVIORS,
            CONFIRM,
            v1("style", Enum(("default", "laser")), default="default", section="style"),
        ),
        rank=100,
        interactive=True,
        min_client="7.6",
        source="card-format §2.24",
        snippets={"1.0": _SNIPPET, "2.0": _SNIPPET},
    ),
    Component(
        "image_option",
        "part",
        (
            field_of("img_key", ImageKey(), required=True),
            field_of("i18n_img_key", ByLocale(ImageKey())),
            field_of("value", Text(), section="interaction"),
            DISABLED,
            DISABLED_TIPS,
            HOVER_TIPS,
        ),
        tagged=False,
        source="card-format §2.24",
    ),
)
