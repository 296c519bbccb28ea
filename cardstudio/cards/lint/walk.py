"""The walk over the card."""
from __future__ import annotations
from cardstudio.cards.lint.context import Context


def walk(context: Context) -> None:
    """Visit every object."""
