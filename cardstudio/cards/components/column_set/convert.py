"""Columns in the other format (card-format §1.6)."""

from __future__ import annotations

from cardstudio.cards.transcribe.lengths import modern_spacing, old_lengths
from cardstudio.cards.transcribe.rules import Rules

TO_V1: Rules = {"column_set": old_lengths}
TO_V2: Rules = {"column_set": modern_spacing}
