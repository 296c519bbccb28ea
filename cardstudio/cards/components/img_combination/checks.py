"""Rules about grids of pictures (card-format §2.7)."""

from __future__ import annotations

from cardstudio.cards.components.img_combination import MODES
from cardstudio.cards.lint.context import Context, Node
from cardstudio.cards.lint.plan import Checks


def check_count(context: Context, node: Node) -> None:
    """More pictures than the mode shows stay hidden."""
    mode, images = node.value.get("combination_mode"), node.value.get("img_list")
    most = MODES.get(mode) if isinstance(mode, str) else None
    if most is not None and isinstance(images, list) and len(images) > most:
        params = {"mode": mode, "most": most, "count": len(images)}
        context.warn("image-count", (node.path, "img_list"), params, source="card-format §2.7")


CHECKS: Checks = {"img_combination": (check_count,)}
