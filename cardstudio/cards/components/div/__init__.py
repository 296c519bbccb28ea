"""Text with an icon, fields in two columns, something at its right (card-format §2.3)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Component, Each, Flag, Object, Size, Tagged, field_of, v1, v2
from cardstudio.cards.catalog.shared import COMMON, RICH, plain
from cardstudio.cards.parts.icon import ICON

COMPONENTS = (
    Component(
        "div",
        "text",
        (
            *COMMON,
            field_of("text", RICH),
            # Documented for 1.0 only; the official style guide uses it in 2.0 cards, too.
            field_of("fields", Each(Object(shape="div_field")), confidence="S"),
            v1(
                "extra",
                Tagged(
                    tags=(
                        "img",
                        "button",
                        "select_static",
                        "select_person",
                        "overflow",
                        "date_picker",
                        "picker_time",
                        "picker_datetime",
                    ),
                ),
            ),
            field_of("icon", ICON),
            v2("width", Size(words=("fill", "auto"), px=(16, 999)), default="fill", section="style"),
        ),
        rank=20,
        source="card-format §2.3",
        snippets={
            "1.0": {"tag": "div", "text": plain("Text")},
            "2.0": {"tag": "div", "text": plain("Text")},
        },
    ),
    Component(
        "div_field",
        "part",
        (field_of("is_short", Flag()), field_of("text", RICH, required=True)),
        tagged=False,
        source="card-format §2.3",
    ),
)
