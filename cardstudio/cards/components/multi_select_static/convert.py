"""A drop-down of several choices, in 2.0 words."""

from __future__ import annotations

from cardstudio.cards.parts.select.convert import calls_back
from cardstudio.cards.transcribe.rules import Rules

TO_V2: Rules = {"multi_select_static": calls_back}
