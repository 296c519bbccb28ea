"""A picture as the platform keeps it (platform-api §1.4)."""

from __future__ import annotations

from cardstudio.cards.reading.raw_mends import Mends, Tree
from cardstudio.cards.types import JSONObject

NODES = {"image": "img"}


def img(tree: Tree, made: JSONObject, raw: JSONObject) -> None:
    if "image_id" in made:
        made["img_key"] = tree.picture(made.pop("image_id"))
    for key in ("compact_width", "custom_width", "mode"):  # said by size and scale_type as well
        made.pop(key, None)


MENDS: Mends = {"img": img}
