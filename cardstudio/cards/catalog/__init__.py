"""The one description of the card format: every component, its fields and limits, in both formats.

The words it is written in are here (:mod:`.model`); what is described lies in :mod:`cardstudio.cards.components` and
:mod:`cardstudio.cards.parts`, a folder each.
"""

from __future__ import annotations

from cardstudio.cards.catalog.model import FORMATS, GROUPS, Component, Format
from cardstudio.cards.catalog.nesting import Verdicts, verdicts
from cardstudio.cards.discovery import folders


def _in_order() -> list[Component]:
    """As the palette shows them: by group, then by rank; what belongs to a component comes right behind it."""
    described: list[tuple[Component, ...]] = [getattr(folder, "COMPONENTS", ()) for folder in folders()]
    held = sorted(filter(None, described), key=lambda one: (GROUPS.index(one[0].group), one[0].rank, one[0].name))
    return [component for components in held for component in components]


#: Every entry by its tag or shape name.
CATALOG: dict[str, Component] = {component.name: component for component in _in_order()}
#: The entries that have a tag.
TAGS: dict[str, Component] = {name: component for name, component in CATALOG.items() if component.tagged}
#: What may not stand where, per format.
NESTING: dict[Format, Verdicts] = {format: verdicts(list(TAGS.values()), format) for format in FORMATS}

__all__ = ["CATALOG", "NESTING", "TAGS"]
