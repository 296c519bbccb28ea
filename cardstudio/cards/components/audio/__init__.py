"""A voice message (card-format §2.17)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import (
    ByLocale,
    Color,
    Component,
    Enum,
    FileKey,
    Flag,
    Object,
    Size,
    Text,
    unless,
    v2,
)
from cardstudio.cards.catalog.shared import COMMON, CORNER, FALLBACK, PADDING_V2, PLAIN, WHEN_DISABLED

COMPONENTS = (
    Component(
        "audio",
        "media",
        (
            *COMMON,
            v2("file_key", FileKey(), required=True),
            v2("i18n_file_key", ByLocale(FileKey())),
            v2("audio_id", Text(), section="interaction"),
            v2("disabled", Flag(), default=False, section="interaction"),
            v2("disabled_tips", PLAIN, section="interaction", when=WHEN_DISABLED),
            v2("show_progress_bar", Flag(), default=True, section="style"),
            v2("show_time", Flag(), default=True, section="style"),
            v2(
                "time_display",
                Enum(("default", "both")),
                default="default",
                section="style",
                when=unless("show_time", False),
            ),
            v2(
                "time_position",
                Enum(("end", "start", "both_sides")),
                default="end",
                section="style",
                when=unless("show_time", False),
            ),
            v2("border", Object(shape="audio_border"), section="style"),
            v2("style", Enum(("normal", "flat", "speak")), default="normal", section="style"),
            v2("padding", PADDING_V2, default="12px", section="style"),
            v2("background_style", Color(), default="default", section="style"),
            v2("fill_color", Color(), default="grey-800", section="style"),
            v2("width", Size(words=("default", "fill"), px=(100, None)), default="default", section="style"),
            v2("fallback", FALLBACK, section="interaction"),
        ),
        rank=30,
        formats=("2.0",),
        min_client="7.49",
        source="card-format §2.17",
        snippets={"2.0": {"tag": "audio", "file_key": "file_v3_0000_00000000-0000-0000-0000-000000000000"}},
    ),
    Component(
        "audio_border",
        "part",
        (v2("color", Color()), v2("corner_radius", CORNER, default="8px", section="style")),
        tagged=False,
        formats=("2.0",),
        source="card-format §2.17",
    ),
)
