"""Checkboxes in 1.0 words."""

from __future__ import annotations

from cardstudio.cards.transcribe.lengths import old_lengths
from cardstudio.cards.transcribe.rules import Rules

TO_V1: Rules = {"checker": old_lengths}
