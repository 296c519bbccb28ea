"""A date with a time (card-format §2.22)."""

from __future__ import annotations

from cardstudio.cards.parts.picker import picker

COMPONENTS = (picker("picker_datetime", 90, "initial_datetime", "datetime", "Choose a date and time"),)
