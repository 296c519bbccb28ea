"""What a click does, in 2.0 words (card-format §1.6)."""

from __future__ import annotations

from cardstudio.cards.types import JSONObject

#: Where a link may have an address of its own.
PLATFORMS = ("pc_url", "ios_url", "android_url")


def open_url(link: JSONObject) -> JSONObject:
    """A ``multi_url`` as a behavior."""
    platforms = {key: link[key] for key in PLATFORMS if key in link}
    return {"type": "open_url", "default_url": link.get("url", ""), **platforms}
