"""Choosing people (card-format §2.21)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Component, Each, Object, UserId, field_of
from cardstudio.cards.catalog.select_static import SELECT
from cardstudio.cards.catalog.shared import plain

# Without options every member of the chat can be chosen.
_SINGLE = {"tag": "select_person", "placeholder": plain("Choose a person")}
_MULTIPLE = {"tag": "multi_select_person", "name": "people", "required": False, "placeholder": plain("Choose people")}

COMPONENTS = (
    Component(
        "select_person",
        "interactive",
        (*SELECT, field_of("options", Each(Object(shape="person_option"))), field_of("initial_option", UserId())),
        interactive=True,
        source="card-format §2.21",
        snippets={"1.0": _SINGLE, "2.0": _SINGLE},
    ),
    Component(
        "multi_select_person",
        "interactive",
        (
            *SELECT,
            field_of("options", Each(Object(shape="person_option"))),
            field_of("selected_values", Each(UserId())),
        ),
        interactive=True,
        min_client="7.4",
        source="card-format §2.21",
        snippets={"1.0": _MULTIPLE, "2.0": _MULTIPLE},
    ),
    Component(
        "person_option", "part", (field_of("value", UserId(), required=True),), tagged=False, source="card-format §2.21"
    ),
)
