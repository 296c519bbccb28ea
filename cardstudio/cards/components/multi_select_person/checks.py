"""Rules about choosing several people (card-format §2.21)."""

from __future__ import annotations

from cardstudio.cards.lint.forms import check_required
from cardstudio.cards.lint.names import check_name
from cardstudio.cards.lint.options import check_text_length
from cardstudio.cards.lint.plan import Checks

CHECKS: Checks = {"multi_select_person": (check_name, check_required, check_text_length)}
