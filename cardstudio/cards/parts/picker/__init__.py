"""What the three pickers of dates and times have in common (card-format §2.22)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Component, Moment, field_of
from cardstudio.cards.catalog.shared import (
    BEHAVIORS,
    COMMON,
    CONFIRM,
    CONTROL_WIDTH,
    DISABLED,
    NAME,
    PLACEHOLDER,
    REQUIRED,
    VALUE,
    plain,
)


def picker(tag: str, rank: int, initial: str, spelling: str, prompt: str) -> Component:
    """A picker whose first value stands in ``initial``."""
    snippet = {"tag": tag, "placeholder": plain(prompt)}
    return Component(
        tag,
        "interactive",
        (
            *COMMON,
            NAME,
            REQUIRED,
            DISABLED,
            PLACEHOLDER,
            field_of("width", CONTROL_WIDTH, default="default", section="style"),
            field_of(initial, Moment(spelling)),
            VALUE,
            BEHAVIORS,
            CONFIRM,
        ),
        rank=rank,
        interactive=True,
        needs_action=True,
        min_client="3.11",
        source="card-format §2.22",
        snippets={"1.0": snippet, "2.0": snippet},
    )
