"""The title bar (card-format §1.4)."""

from __future__ import annotations

from cardstudio.cards.catalog.colors import TEMPLATES
from cardstudio.cards.catalog.model import ByLocale, Color, Component, Each, ImageKey, Object, Tagged, field_of, v1, v2
from cardstudio.cards.catalog.shared import PADDING_V2, PLAIN, RICH
from cardstudio.cards.parts.icon import ICON

_TAGS = Each(Tagged(tags=("text_tag",)), most=3)

COMPONENTS = (
    Component(
        "header",
        "card",
        (
            v1("title", PLAIN, required=True),
            v2("title", RICH, required=True),
            v1("subtitle", PLAIN),
            v2("subtitle", RICH),
            field_of("text_tag_list", _TAGS, min_client="6.11"),
            field_of("i18n_text_tag_list", ByLocale(_TAGS)),
            field_of("template", Color(words=TEMPLATES, palette=False), default="default"),
            v1("icon", Object(shape="header_image")),
            v2("icon", ICON),
            v1("ud_icon", Object(shape="ud_icon")),
            v2("padding", PADDING_V2, default="12px", section="style"),
        ),
        rank=10,
        tagged=False,
        source="card-format §1.4",
    ),
    Component(
        "header_image", "part", (v1("img_key", ImageKey()),), tagged=False, formats=("1.0",), source="card-format §1.4"
    ),
)
