"""Pictures side by side as the platform keeps them (platform-api §1.4)."""

from __future__ import annotations

from cardstudio.cards.reading.raw_mends import Mends, Tree
from cardstudio.cards.types import JSONObject


def img_combination(tree: Tree, made: JSONObject, raw: JSONObject) -> None:
    pictures = made.get("img_list")
    if isinstance(pictures, list):
        made["img_list"] = [
            {"img_key": tree.picture(held.get("image_id", held.get("img_key")))}
            for held in pictures
            if isinstance(held, dict)
        ]


MENDS: Mends = {"img_combination": img_combination}
