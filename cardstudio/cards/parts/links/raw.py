"""What a press does, as the platform keeps it (platform-api §1.4)."""

from __future__ import annotations

from cardstudio.cards.reading.raw_mends import Tree
from cardstudio.cards.reading.raw_values import plain_key
from cardstudio.cards.types import JSONObject


def pressed(tree: Tree, made: JSONObject, raw: JSONObject) -> None:
    """The addresses of a button or a clickable box; what a callback sends is not in the tree."""
    made.pop("actions", None)
    links = _links(raw)
    if not links:
        return
    if tree.modern:
        made["behaviors"] = [
            {"type": "open_url", "default_url": link.pop("url"), **{key: held for key, held in link.items() if
             key in ("pc_url", "ios_url", "android_url")}} for link in links
        ]  # fmt: skip
    else:
        made["url"] = links[0]["url"]


def _links(raw: JSONObject) -> list[JSONObject]:
    """The addresses among what a press does."""
    found = []
    actions = raw.get("actions")
    for action in actions if isinstance(actions, list) else []:
        target = action.get("action") if isinstance(action, dict) else None
        if isinstance(target, dict) and isinstance(target.get("url"), str):
            found.append({plain_key(key): held for key, held in target.items() if isinstance(held, str) and held})
    return found
