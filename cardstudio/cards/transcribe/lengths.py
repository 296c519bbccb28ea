"""The words for gaps, which the two formats do not share (card-format §1.6)."""

from __future__ import annotations

from cardstudio.cards.transcribe.changes import Changes
from cardstudio.cards.types import JSONObject, Path

_MODERN = {"default": "8px", "small": "4px", "medium": "8px", "large": "12px"}
_OLD = {"small": "4px", "medium": "8px", "large": "12px", "extra_large": "16px"}


def modern_spacing(made: JSONObject, path: Path, changes: Changes) -> None:
    """2.0 knows other words for gaps."""
    _reword(made, _MODERN)


def old_lengths(made: JSONObject, path: Path, changes: Changes) -> None:
    """1.0 knows other words for gaps, and one or four values of padding."""
    _reword(made, _OLD)
    padding = made.get("padding")
    sides = padding.split() if isinstance(padding, str) else []
    if len(sides) == 2:
        made["padding"] = " ".join(sides * 2)


def _reword(made: JSONObject, lengths: dict[str, str]) -> None:
    for key in ("horizontal_spacing", "vertical_spacing"):
        word = made.get(key)
        if isinstance(word, str) and word in lengths:
            made[key] = lengths[word]
