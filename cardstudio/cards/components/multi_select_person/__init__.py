"""Choosing several people (card-format §2.21)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Component, Each, Object, UserId, field_of
from cardstudio.cards.catalog.shared import plain
from cardstudio.cards.parts.select import SELECT

# Without options every member of the chat can be chosen.
_SNIPPET = {"tag": "multi_select_person", "name": "people", "required": False, "placeholder": plain("Choose people")}

COMPONENTS = (
    Component(
        "multi_select_person",
        "interactive",
        (
            *SELECT,
            field_of("options", Each(Object(shape="person_option"))),
            field_of("selected_values", Each(UserId())),
        ),
        rank=60,
        interactive=True,
        form_only=True,
        min_client="7.4",
        source="card-format §2.21",
        snippets={"1.0": _SNIPPET, "2.0": _SNIPPET},
    ),
)
