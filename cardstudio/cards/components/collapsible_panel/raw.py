"""A panel as the platform keeps it (platform-api §1.4)."""

from __future__ import annotations

from cardstudio.cards.reading.raw_mends import Mends, Tree
from cardstudio.cards.types import JSONObject


def panel(tree: Tree, made: JSONObject, raw: JSONObject) -> None:
    header, border = made.get("header"), made.get("border")
    if isinstance(header, dict):
        for key in ("position", "width", "vertical_align"):
            header.pop(key, None)
    if isinstance(border, dict) and "border_color" in border:
        border["color"] = border.pop("border_color")


MENDS: Mends = {"collapsible_panel": panel}
