"""A date (card-format §2.22)."""

from __future__ import annotations

from cardstudio.cards.catalog.pickers import picker

COMPONENTS = (picker("date_picker", "initial_date", "date", "Choose a date"),)
