"""What components that show people have in common (card-format §2.16)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Enum

SIZES = Enum(("extra_small", "small", "medium", "large"))
