"""Icons in 2.0 words (card-format §1.4)."""

from __future__ import annotations

from cardstudio.cards.types import JSONObject


def library_icon(icon: JSONObject) -> JSONObject:
    """A ``ud_icon`` as a ``standard_icon``."""
    made: JSONObject = {"tag": "standard_icon", "token": icon.get("token", "")}
    style = icon.get("style")
    if isinstance(style, dict) and "color" in style:
        made["color"] = style["color"]
    return made
