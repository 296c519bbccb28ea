"""The cards behind the sign-in form: real card JSON, drawn by the same component as everywhere else."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from cardstudio.api.language import card_locale
from cardstudio.cards import json as card_json

CARDS = Path(__file__).parent / "wall_cards"


def columns() -> list[list[Any]]:
    """The wall in the page's language: two columns of cards, top to bottom."""
    return _columns(card_locale())


@functools.cache
def _columns(language: str) -> list[list[Any]]:
    path = CARDS / f"{language}.json"
    value = card_json.load((path if path.exists() else CARDS / "en.json").read_bytes())
    assert isinstance(value, list)
    return value
