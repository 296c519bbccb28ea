"""Rules about times of day (card-format §2.22)."""

from __future__ import annotations

from cardstudio.cards.lint.callbacks import check_use
from cardstudio.cards.lint.forms import check_required
from cardstudio.cards.lint.names import check_name
from cardstudio.cards.lint.options import check_text_length
from cardstudio.cards.lint.plan import Checks
from cardstudio.cards.parts.picker.rules import check_prompt

CHECKS: Checks = {"picker_time": (check_name, check_required, check_text_length, check_prompt, check_use)}
