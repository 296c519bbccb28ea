"""The card format: reading, checking and measuring Feishu/Lark interactive cards. Pure Python, no Django, no network."""

from cardstudio.cards.envelope import Unwrapped, unwrap, wrap
from cardstudio.cards.json import Unreadable
from cardstudio.cards.lint import Finding, Report, fix, lint

__all__ = ["Finding", "Report", "Unreadable", "Unwrapped", "fix", "lint", "unwrap", "wrap"]
