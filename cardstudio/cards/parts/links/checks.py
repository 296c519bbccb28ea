"""Rules about behaviors (card-format §1.6)."""

from __future__ import annotations

from cardstudio.cards.lint.context import Context, Node
from cardstudio.cards.lint.plan import Checks

_ADDRESSES = frozenset({"default_url", "multi_url", "pc_url", "ios_url", "android_url", "url"})


def check_address(context: Context, node: Node) -> None:
    """A link needs an address for the platforms that have none of their own."""
    if node.value.get("type") == "open_url" and not _ADDRESSES.intersection(node.value):
        params = {"property": "default_url", "holder": "behavior"}
        context.warn("missing-property", node.path, params, source="card-format §1.6")


CHECKS: Checks = {"behavior": (check_address,)}
