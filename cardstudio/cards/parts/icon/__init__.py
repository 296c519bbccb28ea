"""Icons as objects (card-format §1.6)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import (
    ByLocale,
    Color,
    Component,
    IconToken,
    ImageKey,
    Object,
    Size,
    Tagged,
    Text,
    field_of,
    v2,
)

#: The type of every field that takes an icon.
ICON = Tagged(tags=("standard_icon", "custom_icon"))

_FIELDS = (
    field_of("token", IconToken()),
    field_of("color", Color()),
    field_of("img_key", ImageKey()),
    field_of("i18n_img_key", ByLocale(ImageKey())),
    # Only honoured in the header of a collapsible panel.
    field_of("size", Size(px=(1, 999), parts=(1, 2)), section="style"),
    v2("element_id", Text(pattern="element_id"), section="interaction"),
)

COMPONENTS = (
    Component("standard_icon", "part", _FIELDS, placeable=False, source="card-format §1.6"),
    Component("custom_icon", "part", _FIELDS, placeable=False, source="card-format §1.6"),
    Component(
        "ud_icon",
        "part",
        (field_of("token", IconToken()), field_of("style", Object(shape="ud_icon_style"), section="style")),
        tagged=False,
        source="card-format §1.4",
    ),
    Component("ud_icon_style", "part", (field_of("color", Color()),), tagged=False, source="card-format §1.4"),
)
