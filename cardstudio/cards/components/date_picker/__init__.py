"""A date (card-format §2.22)."""

from __future__ import annotations

from cardstudio.cards.parts.picker import picker

COMPONENTS = (picker("date_picker", 70, "initial_date", "date", "Choose a date"),)
