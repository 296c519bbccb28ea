"""The published tables: colour words with their shades, and the names of the icon library (card-format §5)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import NamedTuple

from cardstudio.cards.resources import read_text


class Shade(NamedTuple):
    """A colour in both themes, ``#RRGGBB``; empty where nothing is published."""

    light: str
    dark: str


class Icon(NamedTuple):
    """One icon of the library: ``style`` is ``outlined``, ``filled`` or ``colorful``.

    ``category`` is its heading in the published list; empty for those that list leaves out.
    """

    token: str
    style: str
    category: str


_STYLES = {"线性": "outlined", "面性": "filled", "彩色": "colorful"}


def _rows(name: str) -> Iterator[list[str]]:
    rows = csv.reader(read_text(__package__, f"data/{name}.csv").splitlines())
    next(rows)  # the headings
    return rows


def _icons() -> dict[str, Icon]:
    """The published list, and the tokens official samples use beside it: each of these with the place it was seen."""
    listed = [Icon(token, _STYLES[style], category) for style, category, token in _rows("icons")]
    seen = [Icon(token, token.rpartition("_")[2], "") for token, *_ in _rows("icons_seen")]
    return {icon.token: icon for icon in [*listed, *seen]}


#: Every colour word of the published palette.
SHADES: dict[str, Shade] = {word: Shade(light, dark) for word, light, dark in _rows("colors")}
#: The words a colour field takes wherever the palette counts; ``default`` keeps the client's own colour.
PALETTE = frozenset(SHADES) | {"default"}
ICONS: dict[str, Icon] = _icons()
TOKENS = frozenset(ICONS)
