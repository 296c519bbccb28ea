"""Rules about choosing a picture (card-format §2.24)."""

from __future__ import annotations

from cardstudio.cards.lint.callbacks import check_use
from cardstudio.cards.lint.forms import check_required
from cardstudio.cards.lint.names import check_name
from cardstudio.cards.lint.options import check_options
from cardstudio.cards.lint.plan import Checks

CHECKS: Checks = {"select_img": (check_name, check_required, check_options, check_use)}
