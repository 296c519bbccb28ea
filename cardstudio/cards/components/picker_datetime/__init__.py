"""A date with a time (card-format §2.22)."""

from __future__ import annotations

from cardstudio.cards.catalog.pickers import picker

COMPONENTS = (picker("picker_datetime", "initial_datetime", "datetime", "Choose a date and time"),)
