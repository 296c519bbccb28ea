"""One platform, two brands: sentences are written for Feishu and spoken under the name people know theirs by."""

from __future__ import annotations

import re

_CHINESE = "飞书"
# Between Chinese characters a Latin word stands with a space on each side.
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff])(?=Lark)|(?<=Lark)(?=[\u4e00-\u9fff])")


def in_brand(text: object, brand: str) -> str:
    """A sentence of ours (never anybody's data) for people of a brand, `feishu` or `lark`."""
    words = str(text)
    if brand != "lark":
        return words
    return _SPACED.sub(" ", words.replace("Feishu", "Lark").replace(_CHINESE, "Lark"))
