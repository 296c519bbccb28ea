"""The light frame of a card that stands on a page before the card script has drawn it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cardstudio.cards import outline
from cardstudio.cards.catalog.colors import TEMPLATES


@dataclass(frozen=True)
class Frame:
    """Header band and one line of the card. `color` is one of the platform's header words."""

    title: str
    summary: str
    color: str


def frame_of(card: dict[str, Any]) -> Frame:
    """What can be said of a card without drawing it."""
    header = card.get("header")
    color = header.get("template") if isinstance(header, dict) else None
    return Frame(
        title=outline.title(card),
        summary=outline.summary(card),
        color=color if isinstance(color, str) and color in TEMPLATES else "default",
    )
