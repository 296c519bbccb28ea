"""Icons as objects, and the names of the icon library (card-format §1.6, §5.4)."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import NamedTuple

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


class Icon(NamedTuple):
    """One icon of the library: ``style`` is ``outlined``, ``filled`` or ``colorful``.

    ``category`` is its heading in the published list; empty for those that list leaves out.
    """

    token: str
    style: str
    category: str


_STYLES = {"线性": "outlined", "面性": "filled", "彩色": "colorful"}


def _read() -> dict[str, Icon]:
    """The published list, and the tokens official samples use beside it: each of these with the place it was seen."""
    listed = [Icon(row["token"], _STYLES[row["style"]], row["category"]) for row in _rows("icons.csv")]
    seen = [Icon(row["token"], row["token"].rpartition("_")[2], "") for row in _rows("icons_seen.csv")]
    return {icon.token: icon for icon in [*listed, *seen]}


def _rows(name: str) -> csv.DictReader[str]:
    table = files(__package__).joinpath(f"data/{name}").read_text(encoding="utf-8")
    return csv.DictReader(table.splitlines())


ICONS: dict[str, Icon] = _read()
TOKENS = frozenset(ICONS)
#: The type of every field that takes an icon.
ICON = Tagged(tags=("standard_icon", "custom_icon"))

_FIELDS = (
    field_of("token", IconToken()),
    field_of("color", Color()),
    field_of("img_key", ImageKey()),
    field_of("i18n_img_key", ByLocale(ImageKey())),
    # Only honoured in the header of a collapsible panel.
    field_of("size", Size(px=(1, 999), parts=(1, 2))),
    v2("element_id", Text(pattern="element_id")),
)

COMPONENTS = (
    Component("standard_icon", "part", _FIELDS, placeable=False, source="card-format §1.6"),
    Component("custom_icon", "part", _FIELDS, placeable=False, source="card-format §1.6"),
    Component(
        "ud_icon",
        "part",
        (field_of("token", IconToken()), field_of("style", Object(shape="ud_icon_style"))),
        tagged=False,
        source="card-format §1.4",
    ),
    Component("ud_icon_style", "part", (field_of("color", Color()),), tagged=False, source="card-format §1.4"),
)
