"""Choosing a person (card-format §2.21)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Component, Each, Object, UserId, field_of
from cardstudio.cards.catalog.shared import plain
from cardstudio.cards.parts.select import SELECT

# Without options every member of the chat can be chosen.
_SNIPPET = {"tag": "select_person", "placeholder": plain("Choose a person")}

COMPONENTS = (
    Component(
        "select_person",
        "interactive",
        (*SELECT, field_of("options", Each(Object(shape="person_option"))), field_of("initial_option", UserId())),
        rank=50,
        interactive=True,
        needs_action=True,
        source="card-format §2.21",
        snippets={"1.0": _SNIPPET, "2.0": _SNIPPET},
    ),
)
