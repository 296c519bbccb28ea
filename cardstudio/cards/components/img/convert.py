"""Pictures in 2.0 words (card-format §2.6)."""

from __future__ import annotations

from cardstudio.cards.transcribe.changes import Changes
from cardstudio.cards.transcribe.rules import Rules
from cardstudio.cards.types import JSONObject, Path


def to_v2(made: JSONObject, path: Path, changes: Changes) -> None:
    mode = made.pop("mode", None)
    if mode in ("crop_center", "fit_horizontal"):
        made.setdefault("scale_type", mode)
    elif isinstance(mode, str):
        made.setdefault("size", mode)
    if made.get("size") == "stretch_without_padding":
        # 2.0 reaches the edges of the card by a negative margin.
        made["size"] = "stretch"
        made["margin"] = "4px -12px"


TO_V2: Rules = {"img": to_v2}
