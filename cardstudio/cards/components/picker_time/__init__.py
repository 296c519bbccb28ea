"""A time of day (card-format §2.22)."""

from __future__ import annotations

from cardstudio.cards.catalog.pickers import picker

COMPONENTS = (picker("picker_time", "initial_time", "time", "Choose a time"),)
