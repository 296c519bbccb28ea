"""Rules about rich text (card-format §3)."""

from __future__ import annotations

from cardstudio.cards.lint import dialects
from cardstudio.cards.lint.clients import check_syntax
from cardstudio.cards.lint.context import Context, Node
from cardstudio.cards.lint.plan import Checks
from cardstudio.cards.lint.text import check_text


def check_clients(context: Context, node: Node) -> None:
    """What older clients do not draw."""
    content = node.value.get("content")
    if context.client is not None and isinstance(content, str):
        for syntax in dialects.used(content):
            check_syntax(context, (node.path, "content"), syntax.name, syntax.min_client)


CHECKS: Checks = {"markdown": (check_clients, check_text)}
