"""A button as the platform keeps it (platform-api §1.4)."""

from __future__ import annotations

from cardstudio.cards.parts.links.raw import pressed
from cardstudio.cards.reading.raw_mends import Mends

MENDS: Mends = {"button": pressed}
