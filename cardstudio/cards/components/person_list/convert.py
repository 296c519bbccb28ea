"""Lists of people in 2.0 words (card-format §2.16)."""

from __future__ import annotations

from cardstudio.cards.parts.icon.convert import library_icon
from cardstudio.cards.transcribe.changes import Changes
from cardstudio.cards.transcribe.rules import Rules
from cardstudio.cards.types import JSONObject, Path


def to_v2(made: JSONObject, path: Path, changes: Changes) -> None:
    icon = made.pop("ud_icon", None)
    if isinstance(icon, dict) and "icon" not in made:
        made["icon"] = library_icon(icon)


TO_V2: Rules = {"person_list": to_v2}
