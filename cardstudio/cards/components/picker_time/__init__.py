"""A time of day (card-format §2.22)."""

from __future__ import annotations

from cardstudio.cards.parts.picker import picker

COMPONENTS = (picker("picker_time", 80, "initial_time", "time", "Choose a time"),)
