"""A picture (card-format §2.6)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import (
    ByLocale,
    Component,
    Enum,
    Flag,
    ImageKey,
    Integer,
    Size,
    field_of,
    tolerated,
    unless,
    v1,
    v2,
)
from cardstudio.cards.catalog.shared import COMMON, CORNER, PLAIN, RICH, SAMPLE_KEY, plain

_WORDS = ("large", "medium", "small", "tiny", "stretch")
_MODES = Enum(("crop_center", "fit_horizontal", "stretch", "large", "medium", "small", "tiny"))
_SNIPPET = {"tag": "img", "img_key": SAMPLE_KEY, "alt": plain("Picture")}

#: Sizes belong to the two ways of cropping (card-format §2.6).
_CROPPED = unless("scale_type", "fit_horizontal")

COMPONENTS = (
    Component(
        "img",
        "media",
        (
            *COMMON,
            field_of("img_key", ImageKey(), required=True),
            field_of("i18n_img_key", ByLocale(ImageKey())),
            field_of("alt", PLAIN, required=True, default=plain(""), stand_in=plain("")),
            field_of("title", RICH),
            field_of("corner_radius", CORNER, section="style"),
            field_of(
                "scale_type",
                Enum(("crop_center", "crop_top", "fit_horizontal")),
                default="crop_center",
                section="style",
            ),
            v1(
                "size",
                Size(words=(*_WORDS, "stretch_without_padding"), px=(1, 999), parts=(1, 2)),
                section="style",
                when=_CROPPED,
            ),
            v2("size", Size(words=_WORDS, px=(1, 1000), parts=(1, 2)), section="style", when=_CROPPED),
            field_of("transparent", Flag(), default=False, section="style"),
            field_of("preview", Flag(), default=True, section="interaction"),
            v1("mode", _MODES, deprecated=True, section="style"),
            v1("custom_width", Integer(least=278, most=580), deprecated=True, min_client="4.0", section="style"),
            v1("compact_width", Flag(), default=False, deprecated=True, section="style"),
            tolerated("mode", _MODES, section="style"),
            # The official 2.0 sample writes "300px".
            tolerated("custom_width", Integer(least=278, most=580, or_length=True), section="style"),
            tolerated("compact_width", Flag(), section="style"),
        ),
        rank=10,
        source="card-format §2.6",
        snippets={"1.0": _SNIPPET, "2.0": _SNIPPET},
    ),
)
