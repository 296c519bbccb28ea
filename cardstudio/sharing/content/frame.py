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


def frame_of(document: dict[str, Any]) -> Frame:
    """What can be said of a document, or of a card that is filled already, without drawing it."""
    card = document["card"] if isinstance(document.get("card"), dict) else document
    header = card.get("header")
    color = header.get("template") if isinstance(header, dict) else None
    said = outline.text_for_people(document)
    return Frame(
        title=said.title,
        summary=said.summary,
        color=color if isinstance(color, str) and color in TEMPLATES else "default",
    )
