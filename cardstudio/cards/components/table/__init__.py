"""A table (card-format §2.14)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import (
    Component,
    Each,
    Enum,
    Flag,
    Integer,
    Object,
    Opaque,
    Size,
    Text,
    field_of,
    given,
    tolerated,
    v2,
)
from cardstudio.cards.catalog.shared import COMMON, LEFT_TO_RIGHT, TOP_TO_BOTTOM

DATA_TYPES = ("text", "lark_md", "options", "number", "persons", "date", "markdown")
_SNIPPET = {
    "tag": "table",
    "page_size": 5,
    "columns": [
        {"name": "item", "display_name": "Item", "data_type": "text"},
        {"name": "amount", "display_name": "Amount", "data_type": "number"},
    ],
    "rows": [{"item": "Apples", "amount": 3}, {"item": "Pears", "amount": 5}],
}

COMPONENTS = (
    Component(
        "table",
        "data",
        (
            *COMMON,
            field_of("columns", Each(Object(shape="table_column"), most=50), required=True),
            field_of("rows", Opaque((list,)), required=True, stand_in=[]),
            field_of("page_size", Integer(least=1, most=10), default=5),
            field_of(
                "row_height",
                Size(words=("low", "middle", "high", "auto"), px=(32, 124)),
                default="low",
                section="style",
            ),
            v2(
                "row_max_height",
                Size(px=(32, 999)),
                default="124px",
                section="style",
                when=given("row_height", "auto"),
            ),
            field_of("freeze_first_column", Flag(), default=False, section="style"),
            field_of("header_style", Object(shape="table_header"), section="style"),
        ),
        rank=10,
        root_only=True,
        min_client="7.4",
        source="card-format §2.14",
        snippets={"1.0": _SNIPPET, "2.0": _SNIPPET},
    ),
    Component(
        "table_header",
        "part",
        (
            field_of("text_align", LEFT_TO_RIGHT, default="left"),
            field_of("text_size", Enum(("normal", "heading")), default="normal"),
            field_of("background_style", Enum(("none", "grey")), default="none", section="style"),
            field_of("text_color", Enum(("default", "grey")), default="default"),
            field_of("bold", Flag(), default=True),
            field_of("lines", Integer(least=1), default=1),
        ),
        tagged=False,
        source="card-format §2.14",
    ),
    Component(
        "table_column",
        "part",
        (
            field_of("name", Text(), required=True, section="interaction"),
            field_of("display_name", Text()),
            field_of("width", Size(words=("auto",), px=(80, 600), percent=(1, 100)), default="auto", section="style"),
            field_of("vertical_align", TOP_TO_BOTTOM, default="center", section="style"),
            field_of("horizontal_align", LEFT_TO_RIGHT, default="left", section="style"),
            field_of(
                "data_type", Enum(DATA_TYPES, refused=("unknown-data-type", 200914)), required=True, default="text"
            ),
            field_of("format", Object(shape="number_format"), when=given("data_type", "number")),
            field_of("date_format", Text(), when=given("data_type", "date")),
        ),
        tagged=False,
        source="card-format §2.14",
    ),
    Component(
        "number_format",
        "part",
        (
            field_of("precision", Integer(least=0, most=10)),
            field_of("symbol", Text(most=1)),
            field_of("separator", Flag(), default=False),
            tolerated("seperator", Flag()),
        ),
        tagged=False,
        source="card-format §2.14",
    ),
)
