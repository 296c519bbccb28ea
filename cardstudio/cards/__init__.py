"""The card format: reading, checking and measuring Feishu/Lark interactive cards. Pure Python, no Django."""

from cardstudio.cards.catalog.export import catalog_help, catalog_json
from cardstudio.cards.convert import Converted, convert
from cardstudio.cards.envelope import Unwrapped, unwrap, wrap
from cardstudio.cards.fill import Filled, fill
from cardstudio.cards.json import Unreadable
from cardstudio.cards.lint import Finding, Fixed, Report, fix, lint
from cardstudio.cards.locate import Located, locate

#: Of the package and the command; nothing else says it.
__version__ = "0.1.0"

__all__ = [
    "Converted",
    "Filled",
    "Finding",
    "Fixed",
    "Located",
    "Report",
    "Unreadable",
    "Unwrapped",
    "catalog_help",
    "catalog_json",
    "convert",
    "fill",
    "fix",
    "lint",
    "locate",
    "unwrap",
    "wrap",
]
