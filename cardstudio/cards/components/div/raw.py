"""A text as the platform keeps it (platform-api §1.4)."""

from __future__ import annotations

from cardstudio.cards.reading.raw_mends import Mends, Tree
from cardstudio.cards.types import JSONObject


def div(tree: Tree, made: JSONObject, raw: JSONObject) -> JSONObject | None:
    """What was sent as markdown is kept as the text of a block."""
    text = made.get("text")
    if not tree.modern or not isinstance(text, dict) or text.get("tag") != "markdown":
        return None
    return {**text, **({"margin": made["margin"]} if "margin" in made else {})}


MENDS: Mends = {"div": div}
