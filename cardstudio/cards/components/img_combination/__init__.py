"""Several pictures in a grid (card-format §2.7)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import (
    Component,
    Each,
    Enum,
    Flag,
    Integer,
    Object,
    field_of,
    tolerated,
)
from cardstudio.cards.catalog.shared import COMMON, CORNER, SAMPLE_KEY

#: How many pictures each mode shows.
MODES = {"double": 2, "triple": 3, "bisect": 6, "trisect": 9}
_SNIPPET = {
    "tag": "img_combination",
    "combination_mode": "double",
    "img_list": [{"img_key": SAMPLE_KEY}, {"img_key": SAMPLE_KEY}],
}

COMPONENTS = (
    Component(
        "img_combination",
        "media",
        (
            *COMMON,
            field_of("combination_mode", Enum(tuple(MODES)), required=True),
            field_of("img_list", Each(Object(shape="combined_image")), required=True),
            field_of("corner_radius", CORNER, section="style"),
            field_of("combination_transparent", Flag(), default=False, section="style"),
            tolerated("img_list_length", Integer(least=0)),
        ),
        rank=20,
        source="card-format §2.7",
        snippets={"1.0": _SNIPPET, "2.0": _SNIPPET},
    ),
)
