"""Rules about boxes that can be clicked (card-format §2.12)."""

from __future__ import annotations

from cardstudio.cards.lint.callbacks import calls_back, tell
from cardstudio.cards.lint.context import Context, Node
from cardstudio.cards.lint.plan import Checks


def check_callback(context: Context, node: Node) -> None:
    """A box can open a link instead of reporting to the app."""
    if calls_back(node):
        tell(context, node, is_link=True)


CHECKS: Checks = {"interactive_container": (check_callback,)}
