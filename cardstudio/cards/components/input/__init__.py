"""A field to type in (card-format §2.23)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import (
    ByLocale,
    Component,
    Enum,
    Flag,
    Integer,
    Text,
    field_of,
    given,
    unless,
    v1,
    v2,
)
from cardstudio.cards.catalog.shared import (
    BEHAVIORS,
    COMMON,
    CONFIRM,
    CONTROL_WIDTH,
    DISABLED,
    FALLBACK,
    NAME,
    PLACEHOLDER,
    PLAIN,
    REQUIRED,
    VALUE,
    WHEN_DISABLED,
    plain,
)

_MOST = 1000
_SNIPPET = {"tag": "input", "name": "answer", "placeholder": plain("Type here")}

_LONG = given("input_type", "multiline_text")

COMPONENTS = (
    Component(
        "input",
        "interactive",
        (
            *COMMON,
            NAME,
            REQUIRED,
            DISABLED,
            v2("disabled_tips", PLAIN, section="interaction", when=WHEN_DISABLED),
            PLACEHOLDER,
            field_of("default_value", Text()),
            field_of("i18n_default_value", ByLocale(Text())),
            field_of("width", CONTROL_WIDTH, default="default", section="style"),
            field_of("max_length", Integer(least=1, most=_MOST, refused=("input-too-long", 11310)), default=_MOST),
            field_of("input_type", Enum(("text", "multiline_text", "password")), default="text"),
            field_of("show_icon", Flag(), default=True, section="style", when=given("input_type", "password")),
            field_of("rows", Integer(least=1), default=5, when=_LONG),
            field_of("auto_resize", Flag(), default=False, when=_LONG),
            field_of("max_rows", Integer(least=1), when=_LONG + given("auto_resize", True)),
            field_of("label", PLAIN),
            field_of(
                "label_position",
                Enum(("top", "left")),
                default="top",
                section="style",
                when=unless("label", None),
            ),
            VALUE,
            BEHAVIORS,
            CONFIRM,
            v1("fallback", FALLBACK, section="interaction"),
        ),
        rank=20,
        interactive=True,
        needs_action=True,
        min_client="6.8",
        source="card-format §2.23",
        snippets={"1.0": _SNIPPET, "2.0": _SNIPPET},
    ),
)
