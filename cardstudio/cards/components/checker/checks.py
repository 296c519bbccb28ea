"""Rules about what is ticked off (card-format §2.24)."""

from __future__ import annotations

from cardstudio.cards.lint.callbacks import check_click
from cardstudio.cards.lint.forms import check_required
from cardstudio.cards.lint.names import check_name
from cardstudio.cards.lint.plan import Checks

CHECKS: Checks = {"checker": (check_name, check_required, check_click)}
