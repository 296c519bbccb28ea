"""What cannot be the key of an uploaded picture (card-format §9.5; platform-errors 200570)."""

from __future__ import annotations

import re

from cardstudio.cards.lint.context import Context
from cardstudio.cards.types import Path

#: Keys are letters, digits, ``_`` and ``-``. No path, scheme, query, word or ending of a file is in one.
_NO_KEY = re.compile(r"[/\\:\s?#&=,;|\"'\u0080-\U0010ffff]|\.[A-Za-z0-9]{1,5}\Z")


def check_image_key(context: Context, key: str, path: Path) -> None:
    """Refuse what can be no key; whether the sending app knows a well formed one, the platform alone can say."""
    if _NO_KEY.search(key):
        context.refuse("image-url", path, {"value": key}, 200570, source="platform-errors 200570")
    else:
        context.unverified.setdefault("unverified-images", []).append(path)
