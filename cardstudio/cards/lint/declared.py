"""Names a card declares for itself: custom colours and text sizes (card-format §1.2)."""

from __future__ import annotations

from cardstudio.cards.lint.context import Context


def note_declared(context: Context) -> None:
    """Remember the names of ``config.style`` before anything refers to them."""
    config = context.root.get("config")
    style = config.get("style") if isinstance(config, dict) else None
    if not isinstance(style, dict):
        return
    colors, sizes = style.get("color"), style.get("text_size")
    context.colors = frozenset(colors) if isinstance(colors, dict) else frozenset()
    context.text_sizes = frozenset(sizes) if isinstance(sizes, dict) else frozenset()
