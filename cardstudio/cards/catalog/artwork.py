"""The icon each component is known by wherever it is named: ``<name>.svg`` in its folder, 24 by 24, of strokes only.

They are Lucide's (https://lucide.dev); any file of that kind will do.
"""

from __future__ import annotations

from functools import cache

from cardstudio.cards.discovery import folders
from cardstudio.cards.resources import read_text
from cardstudio.cards.types import JSONValue


@cache
def icons() -> dict[str, JSONValue]:
    """The icons by the name of the component or part, as a page can draw them: ``[shape, attributes]``, one by one."""
    found: dict[str, JSONValue] = {}
    for folder in folders():
        for component in getattr(folder, "COMPONENTS", ()):
            try:
                found[component.name] = _shapes(read_text(folder.__name__, f"{component.name}.svg"))
            except FileNotFoundError:
                # What is never named by itself, like a border, has none.
                continue
    return found


def _shapes(svg: str) -> JSONValue:
    # Importing it takes longer than the rest of the package, and only pages need icons.
    from xml.etree import ElementTree

    root = ElementTree.fromstring(svg)
    return [[shape.tag.rpartition("}")[2], dict(shape.attrib)] for shape in root]
