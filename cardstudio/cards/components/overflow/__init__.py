"""A menu behind three dots (card-format §2.19)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Component, Each, Enum, Object, Text, Url, field_of, v1
from cardstudio.cards.catalog.shared import BEHAVIORS, COMMON, CONFIRM, CONTROL_WIDTH, PLAIN, SAMPLE_LINK, VALUE, plain

_SNIPPET = {
    "tag": "overflow",
    "options": [
        {"text": plain("Documents"), "value": "documents", "multi_url": {"url": SAMPLE_LINK}},
        {"text": plain("Feishu"), "value": "feishu", "multi_url": {"url": "https://www.feishu.cn"}},
    ],
}

COMPONENTS = (
    Component(
        "overflow",
        "interactive",
        (
            *COMMON,
            field_of("options", Each(Object(shape="overflow_option")), required=True),
            field_of("width", CONTROL_WIDTH, default="default", section="style"),
            VALUE,
            BEHAVIORS,
            CONFIRM,
        ),
        rank=120,
        interactive=True,
        needs_action=True,
        min_client="3.7",
        source="card-format §2.19",
        snippets={"1.0": _SNIPPET, "2.0": _SNIPPET},
    ),
    Component(
        "overflow_option",
        "part",
        (
            field_of("text", PLAIN),
            # Options without a value stood in accepted cards (card-format §9.4).
            field_of("value", Text(), section="interaction"),
            field_of("multi_url", Object(shape="multi_url"), section="interaction"),
            v1("url", Url(), deprecated=True, section="interaction"),
            v1("action_type", Enum(("link", "request", "multi")), deprecated=True, section="interaction"),
        ),
        tagged=False,
        source="card-format §2.19",
    ),
)
