"""A drop-down list: several choices (card-format §2.20)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Component, Each, Object, Text, field_of
from cardstudio.cards.catalog.shared import plain
from cardstudio.cards.parts.select import SAMPLE_OPTIONS, SELECT

_SNIPPET = {
    "tag": "multi_select_static",
    "name": "choices",
    "required": False,
    "placeholder": plain("Choose"),
    "options": SAMPLE_OPTIONS,
}

COMPONENTS = (
    Component(
        "multi_select_static",
        "interactive",
        (
            *SELECT,
            field_of("options", Each(Object(shape="option")), required=True),
            field_of("selected_values", Each(Text())),
        ),
        rank=40,
        interactive=True,
        form_only=True,
        min_client="7.4",
        source="card-format §2.20",
        snippets={"1.0": _SNIPPET, "2.0": _SNIPPET},
    ),
)
