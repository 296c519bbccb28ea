"""Drop-downs and what they list, in 2.0 words (card-format §2.20, §9.5)."""

from __future__ import annotations

from cardstudio.cards.texts import is_blank
from cardstudio.cards.transcribe.changes import Changes
from cardstudio.cards.transcribe.rules import Rules
from cardstudio.cards.types import JSONObject, Path


def calls_back(made: JSONObject, path: Path, changes: Changes) -> None:
    """Callback data is a behavior."""
    value = made.pop("value", None)
    if value is not None and "behaviors" not in made:
        made["behaviors"] = [{"type": "callback", "value": value}]


def option(made: JSONObject, path: Path, changes: Changes) -> None:
    """2.0 refuses an option without words, so it shows its value."""
    text = made.get("text")
    if isinstance(text, dict) and is_blank(text):
        value = made.get("value")
        shown = value if isinstance(value, str) and value.strip() else "-"
        made["text"] = {**text, "content": shown}
        changes.replaced((path, "text"), "", shown)


TO_V2: Rules = {"option": option}
