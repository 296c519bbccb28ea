"""Small print, which 2.0 writes as grey text (card-format §2.8)."""

from __future__ import annotations

from cardstudio.cards.transcribe.changes import Changes
from cardstudio.cards.transcribe.rules import Replacements, Rules
from cardstudio.cards.types import JSONObject, Path


def to_v2(made: JSONObject, path: Path, changes: Changes) -> None:
    changes.replaced(path, "note", "div")
    replacement = modern_note(made) or {"tag": "column_set", "flex_mode": "flow", "columns": _columns(made)}
    made.clear()
    made.update(replacement)


def _columns(note: JSONObject) -> list[JSONObject]:
    """A note with several pictures: each piece in a narrow column of its own."""
    elements = note.get("elements")
    columns = []
    for held in elements if isinstance(elements, list) else []:
        element = modern_note({"elements": [held]}) if isinstance(held, dict) else None
        if element is None and isinstance(held, dict) and held.get("tag") == "img":
            element = {**held, "size": "tiny", "scale_type": "crop_center"}
        if element is not None:
            columns.append({"tag": "column", "width": "auto", "elements": [element]})
    return columns


def modern_note(item: JSONObject, *, sparing: bool = False) -> JSONObject | None:
    """A note as small grey text; only with at most one picture or icon, in front, it looks the same as a ``div``."""
    elements = item.get("elements")
    if not isinstance(elements, list) or not all(isinstance(held, dict) for held in elements):
        return None
    texts = [
        held
        for held in elements
        if held.get("tag") in ("plain_text", "lark_md") and isinstance(held.get("content"), str)
    ]
    others = [held for held in elements if held.get("tag") not in ("plain_text", "lark_md")]
    if (
        not texts
        or len(texts) + len(others) != len(elements)
        or len(others) > 1
        or (others and elements[0] is not others[0])
    ):
        return None
    rich = any(held["tag"] == "lark_md" for held in texts)
    words = " ".join(held["content"] for held in texts)
    small = {"text_size": "notation", "text_color": "grey"}
    made: JSONObject = {"tag": "div", "text": {"tag": "lark_md" if rich else "plain_text", "content": words, **small}}
    if others:
        icon = _icon(others[0])
        if icon is None:
            return None
        made["icon"] = icon
    return made


def _icon(held: JSONObject) -> JSONObject | None:
    if held.get("tag") == "img" and isinstance(held.get("img_key"), str):
        return {"tag": "custom_icon", "img_key": held["img_key"]}
    return dict(held) if held.get("tag") in ("standard_icon", "custom_icon") else None


TO_V2: Rules = {"note": to_v2}
INSTEAD: Replacements = {"note": modern_note}
