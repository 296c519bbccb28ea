"""A drop-down list: one choice (card-format §2.20)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Component, Each, Integer, Object, Text, field_of, given, v2
from cardstudio.cards.catalog.shared import plain
from cardstudio.cards.parts.select import SAMPLE_OPTIONS, SELECT

_SNIPPET = {"tag": "select_static", "placeholder": plain("Choose"), "options": SAMPLE_OPTIONS}

COMPONENTS = (
    Component(
        "select_static",
        "interactive",
        (
            *SELECT,
            field_of("options", Each(Object(shape="option")), required=True),
            field_of("initial_option", Text()),
            v2("initial_index", Integer(least=0), default=0, when=given("initial_option", None)),
        ),
        rank=30,
        interactive=True,
        needs_action=True,
        min_client="3.7",
        source="card-format §2.20",
        snippets={"1.0": _SNIPPET, "2.0": _SNIPPET},
    ),
)
