"""Rules about texts (card-format §2.3)."""

from __future__ import annotations

from cardstudio.cards.lint.context import Context, Node
from cardstudio.cards.lint.plan import Checks


def check_div(context: Context, node: Node) -> None:
    """A ``div`` without any text is an empty line."""
    if "text" not in node.value and "fields" not in node.value:
        context.warn("empty-text", node.path, source="card-format §2.3")


CHECKS: Checks = {"div": (check_div,)}
