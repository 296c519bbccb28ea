"""The title bar in the other format (card-format §1.4)."""

from __future__ import annotations

from cardstudio.cards.parts.icon.convert import library_icon
from cardstudio.cards.transcribe.changes import Changes
from cardstudio.cards.transcribe.rules import Rules
from cardstudio.cards.types import JSONObject, Path


def to_v1(made: JSONObject, path: Path, changes: Changes) -> None:
    for key in ("title", "subtitle"):
        text = made.get(key)
        if isinstance(text, dict) and text.get("tag") == "lark_md":
            made[key] = {**text, "tag": "plain_text"}
            changes.replaced((path, key), "lark_md", "plain_text")
    icon = made.pop("icon", None)
    if not isinstance(icon, dict):
        return
    if icon.get("tag") == "standard_icon":
        made["ud_icon"] = {"token": icon.get("token", "")}
        if "color" in icon:
            made["ud_icon"]["style"] = {"color": icon["color"]}
    elif "img_key" in icon:
        made["icon"] = {"img_key": icon["img_key"]}


def to_v2(made: JSONObject, path: Path, changes: Changes) -> None:
    icon, image = made.pop("ud_icon", None), made.get("icon")
    if isinstance(icon, dict):
        made["icon"] = library_icon(icon)
    elif isinstance(image, dict) and "tag" not in image:
        made["icon"] = {"tag": "custom_icon", **image}


TO_V1: Rules = {"header": to_v1}
TO_V2: Rules = {"header": to_v2}
