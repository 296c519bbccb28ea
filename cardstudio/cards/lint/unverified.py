"""What only the platform can decide, gathered into one finding a kind (contracts §lint-report)."""

from __future__ import annotations

from cardstudio.cards.lint.context import Context


def finish(context: Context) -> None:
    """One info per kind, at one of its places (the walk ends with the first elements)."""
    for rule, places in context.unverified.items():
        context.inform(rule, places[-1], {"count": len(places)}, source="card-format §4")
