"""Text objects: what other components show words with (card-format §2.2)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import ByName, Color, Component, Content, Integer, Object, Text, field_of, v1, v2
from cardstudio.cards.catalog.shared import I18N_OLD, I18N_TEXT, LEFT_TO_RIGHT, PLAIN, TAG_COLOR, TEXT_SIZE

_TEXT = (
    v2("element_id", Text(pattern="element_id"), section="interaction"),
    field_of("content", Content(), required=True),
    I18N_TEXT,
    *I18N_OLD,
    field_of("lines", Integer(least=1)),
    field_of("text_size", TEXT_SIZE, default="normal"),
    field_of("text_color", Color(), default="default"),
    field_of("text_align", LEFT_TO_RIGHT, default="left"),
)
_HREF = v1("href", ByName(Object(shape="multi_url")), deprecated=True)

COMPONENTS = (
    Component("plain_text", "part", _TEXT, placeable=False, source="card-format §2.2"),
    Component("lark_md", "part", (*_TEXT, _HREF), placeable=False, source="card-format §2.2"),
    Component(
        "text_tag",
        "part",
        (
            v2("element_id", Text(pattern="element_id"), section="interaction"),
            field_of("text", PLAIN, required=True),
            field_of("color", TAG_COLOR, default="blue"),
        ),
        placeable=False,
        min_client="6.11",
        source="card-format §1.4",
    ),
    Component(
        "fallback_text",
        "part",
        (field_of("text", PLAIN, required=True),),
        placeable=False,
        confidence="?",
        source="card-format §2.17",
    ),
)
