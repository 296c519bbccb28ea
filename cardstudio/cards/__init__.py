"""The card format: reading, checking and measuring Feishu/Lark interactive cards. Pure Python, no Django."""

from cardstudio.cards.catalog.export import catalog_json
from cardstudio.cards.envelope import Unwrapped, unwrap, wrap
from cardstudio.cards.json import Unreadable
from cardstudio.cards.lint import Finding, Fixed, Report, fix, lint

__all__ = ["Finding", "Fixed", "Report", "Unreadable", "Unwrapped", "catalog_json", "fix", "lint", "unwrap", "wrap"]
