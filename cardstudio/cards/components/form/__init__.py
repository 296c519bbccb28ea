"""A form: its fields are sent together (card-format §2.11)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Component, Elements, Text, field_of, v1
from cardstudio.cards.catalog.shared import COMMON, CONFIRM, FALLBACK, LAYOUT, plain

_INPUT = {"tag": "input", "name": "answer", "placeholder": plain("Answer")}
_SUBMIT = {"tag": "button", "name": "submit", "text": plain("Submit"), "type": "primary"}

COMPONENTS = (
    Component(
        "form",
        "container",
        (
            *COMMON,
            *LAYOUT,
            field_of("name", Text(), required=True, section="interaction"),
            field_of("elements", Elements(), required=True),
            CONFIRM,
            v1("fallback", FALLBACK, section="interaction"),
        ),
        rank=20,
        root_only=True,
        is_level=True,
        min_client="6.6",
        source="card-format §2.11",
        snippets={
            "1.0": {"tag": "form", "name": "form", "elements": [_INPUT, {**_SUBMIT, "action_type": "form_submit"}]},
            "2.0": {"tag": "form", "name": "form", "elements": [_INPUT, {**_SUBMIT, "form_action_type": "submit"}]},
        },
    ),
)
