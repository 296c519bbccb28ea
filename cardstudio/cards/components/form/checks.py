"""Rules about forms (card-format §2.11); what is known at their end is in :mod:`cardstudio.cards.lint.forms`."""

from __future__ import annotations

from cardstudio.cards.lint.context import Context, Node
from cardstudio.cards.lint.names import note_name
from cardstudio.cards.lint.plan import Checks


def check_name(context: Context, node: Node) -> None:
    """A form needs a name wherever it stands."""
    if not note_name(context, node):
        context.nameless.append(node)


CHECKS: Checks = {"form": (check_name,)}
