"""Buttons in the other format (card-format §2.18)."""

from __future__ import annotations

from cardstudio.cards.parts.links.convert import open_url
from cardstudio.cards.transcribe.changes import Changes
from cardstudio.cards.transcribe.rules import Rules
from cardstudio.cards.types import JSONObject, Path

_OLD_ACTIONS = {"submit": "form_submit", "reset": "form_reset"}
_MODERN_ACTIONS = {old: modern for modern, old in _OLD_ACTIONS.items()}


def to_v1(made: JSONObject, path: Path, changes: Changes) -> None:
    action = made.pop("form_action_type", None)
    if isinstance(action, str) and action in _OLD_ACTIONS:
        made["action_type"] = _OLD_ACTIONS[action]


def to_v2(made: JSONObject, path: Path, changes: Changes) -> None:
    text = made.get("text")
    if isinstance(text, dict) and text.get("tag") == "lark_md":
        made["text"] = {**text, "tag": "plain_text"}
    action = made.pop("action_type", None)
    if isinstance(action, str) and action in _MODERN_ACTIONS:
        made["form_action_type"] = _MODERN_ACTIONS[action]
    link = made.pop("multi_url", None)
    address = made.pop("url", None)
    behaviors = []
    if isinstance(link, dict) or isinstance(address, str):
        behaviors.append(open_url(link if isinstance(link, dict) else {"url": address}))
    # Without complex_interaction a link wins over callback data.
    both = made.pop("complex_interaction", False) is True
    value = made.pop("value", None)
    if value is not None and (both or not behaviors):
        behaviors.append({"type": "callback", "value": value})
    if behaviors and "behaviors" not in made:
        made["behaviors"] = behaviors


TO_V1: Rules = {"button": to_v1}
TO_V2: Rules = {"button": to_v2}
