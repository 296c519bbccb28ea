"""A picture without a tag of its own, as grids hold several (card-format §2.7)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import ByLocale, Component, Flag, ImageKey, field_of, v2

COMPONENTS = (
    Component(
        "combined_image",
        "part",
        (
            field_of("img_key", ImageKey(), required=True),
            field_of("i18n_img_key", ByLocale(ImageKey())),
            # Stands in the skeleton of the official 2.0 page, not in its table.
            v2("transparent", Flag(), default=False, source="card-format §9.5", section="style"),
        ),
        tagged=False,
        source="card-format §2.7",
    ),
)
