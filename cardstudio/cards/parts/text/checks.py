"""Rules about texts with markup (card-format §3)."""

from __future__ import annotations

from cardstudio.cards.lint.plan import Checks
from cardstudio.cards.lint.text import check_text

CHECKS: Checks = {"lark_md": (check_text,)}
