"""What a string of a card is to its reader: words, markup of one of three dialects, an address, or just a value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from cardstudio.cards.catalog import CATALOG
from cardstudio.cards.catalog.model import ByLocale, Content, Type, Url
from cardstudio.cards.fill.values import text_of
from cardstudio.cards.types import JSONObject, JSONValue

#: ``value`` keeps the type of a whole ``${…}``; the others are texts. ``markdown_1`` and ``markdown_2`` are the
#: component ``markdown`` in format 1.0 and 2.0 (card-format §3).
Slot = Literal["value", "words", "url", "lark_md", "markdown_1", "markdown_2"]
#: A slot, or for the rows of a table a slot per column.
Slots = Slot | Mapping[str, Slot]

#: Data of the sender, never looked into.
OPAQUE = frozenset({"value", "chart_spec"})
#: Dialects of the tags whose content is markup.
MARKUP: dict[str, tuple[Slot, Slot]] = {
    "lark_md": ("lark_md", "lark_md"),
    "markdown": ("markdown_1", "markdown_2"),
}
#: Columns of a table by data type.
_CELLS: dict[JSONValue, Slot] = {"text": "words", "lark_md": "lark_md", "markdown": "markdown_2"}


def _names(*types: type[Type]) -> frozenset[str]:
    """The names of all fields of these types, or of maps from locale to them."""
    return frozenset(
        field.name
        for component in CATALOG.values()
        for field in component.fields
        if isinstance(field.type.item if isinstance(field.type, ByLocale) else field.type, types)
    )


CONTENT_KEYS = _names(Content)
URL_KEYS = _names(Url)


def slot_of(tag: JSONValue, key: str, modern: bool) -> Slot:
    """The slot of ``key`` in an object with ``tag``; ``modern``: the card is 2.0."""
    if key in CONTENT_KEYS:
        return MARKUP[tag][modern] if isinstance(tag, str) and tag in MARKUP else "words"
    return "url" if key in URL_KEYS else "value"


def cell_slots(table: JSONObject) -> dict[str, Slot]:
    """The slot of each column of a table. Markdown cells are drawn as 2.0 draws them, in both formats."""
    slots: dict[str, Slot] = {}
    columns = table.get("columns")
    for column in columns if isinstance(columns, list) else []:
        if isinstance(column, dict) and isinstance(column.get("name"), str):
            slots[column["name"]] = _CELLS.get(text_of(column.get("data_type", "text")), "value")
    return slots
