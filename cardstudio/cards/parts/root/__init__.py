"""The card itself: root, config, body, degradation (card-format §1.1, §1.2)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import (
    ByLocale,
    ByName,
    Component,
    Content,
    Each,
    Elements,
    Enum,
    Flag,
    Integer,
    Object,
    Opaque,
    Text,
    TextSize,
    field_of,
    given,
    tolerated,
    v1,
    v2,
)
from cardstudio.cards.catalog.shared import LAYOUT, LOCALES, TEXT_SIZES

_PER_CLIENT = tuple(field_of(name, Integer(least=0)) for name in ("default", "android", "ios", "pc"))

COMPONENTS = (
    Component(
        "root",
        "card",
        (
            field_of("schema", Text()),
            field_of("config", Object(shape="config")),
            field_of("card_link", Object(shape="card_link")),
            field_of("header", Object(shape="header")),
            v1("i18n_header", ByLocale(Object(shape="header"))),
            tolerated("i18n_header", ByLocale(Object(shape="header"))),
            v1("elements", Elements()),
            v1("i18n_elements", ByLocale(Elements())),
            v2("body", Object(shape="body")),
            v1("fallback", Object(shape="card_fallback"), min_client="7.7", section="interaction"),
            tolerated("fallback", Object(shape="card_fallback"), section="interaction"),
        ),
        tagged=False,
        source="card-format §1.1",
    ),
    Component(
        "body", "card", (*LAYOUT, v2("elements", Elements())), tagged=False, formats=("2.0",), source="card-format §1.1"
    ),
    Component(
        "config",
        "card",
        (
            field_of("enable_forward", Flag(), default=True, min_client="3.31"),
            field_of("update_multi", Flag()),
            field_of("enable_forward_interaction", Flag(), default=False),
            field_of("width_mode", Enum(("default", "compact", "fill")), default="default"),
            v1("compact_width", Flag(), default=False, deprecated=True, section="style"),
            v1("wide_screen_mode", Flag(), deprecated=True),
            tolerated("wide_screen_mode", Flag()),
            field_of("use_custom_translation", Flag(), default=False),
            field_of("style", Object(shape="style"), section="style"),
            v2("locales", Each(Enum(LOCALES))),
            v2("summary", Object(shape="summary")),
            # On no page of 1.0, but nobody says that they do nothing there.
            v1("locales", Each(Enum(LOCALES)), confidence="?"),
            v1("summary", Object(shape="summary"), confidence="?"),
            v2("streaming_mode", Flag(), default=False),
            v2("streaming_config", Object(shape="streaming_config"), when=given("streaming_mode", True)),
        ),
        tagged=False,
        source="card-format §1.2",
    ),
    Component(
        "style",
        "card",
        (
            field_of("text_size", ByName(Object(shape="custom_text_size"))),
            field_of("color", ByName(Object(shape="custom_color"))),
        ),
        tagged=False,
        source="card-format §1.2",
    ),
    Component(
        "custom_text_size",
        "card",
        tuple(field_of(name, TextSize(TEXT_SIZES)) for name in ("default", "pc", "mobile")),
        tagged=False,
        source="card-format §1.2",
    ),
    Component(
        "custom_color",
        "card",
        (
            field_of("light_mode", Text(pattern="rgba"), required=True),
            field_of("dark_mode", Text(pattern="rgba"), required=True),
        ),
        tagged=False,
        source="card-format §1.2",
    ),
    Component(
        "summary",
        "card",
        (field_of("content", Content()), field_of("i18n_content", ByLocale(Content()))),
        tagged=False,
        source="card-format §1.2",
    ),
    Component(
        "streaming_config",
        "card",
        (
            v2("print_frequency_ms", Object(shape="per_client")),
            v2("print_step", Object(shape="per_client")),
            v2("print_strategy", Enum(("fast", "delay")), default="fast"),
        ),
        tagged=False,
        formats=("2.0",),
        source="card-format §1.2",
    ),
    Component("per_client", "card", _PER_CLIENT, tagged=False, source="card-format §1.2"),
    Component(
        "card_fallback",
        "card",
        (field_of("trigger_conditions", Each(Object(shape="trigger_condition"))),),
        tagged=False,
        source="card-format §1.1",
    ),
    Component(
        "trigger_condition",
        "card",
        (
            field_of("type", Enum(("min_client_version", "element_tags")), required=True, section="style"),
            field_of("value", Opaque((str, list)), required=True, section="interaction"),
        ),
        tagged=False,
        source="card-format §1.1",
    ),
)
