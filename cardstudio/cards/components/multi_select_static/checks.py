"""Rules about drop-down lists of several choices (card-format §2.20)."""

from __future__ import annotations

from cardstudio.cards.lint.forms import check_required
from cardstudio.cards.lint.names import check_name
from cardstudio.cards.lint.options import check_options, check_text_length, check_words
from cardstudio.cards.lint.plan import Checks

CHECKS: Checks = {"multi_select_static": (check_name, check_required, check_text_length, check_options, check_words)}
