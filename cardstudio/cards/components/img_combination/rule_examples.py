"""The smallest thing each rule about grids of pictures has something to say about."""

from __future__ import annotations

from cardstudio.cards.lint.examples.making import Examples, v2

EXAMPLES: Examples = {
    "image-count": v2({"tag": "img_combination", "combination_mode": "double", "img_list": [{"img_key": "img_1"}] * 3}),
}
