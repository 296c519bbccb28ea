"""What components, properties and words of closed lists are called: ``words/<language>.json`` in their folders.

``components`` and ``fields`` in them name and explain what the folder describes. What several folders have in common
stands at the top of a file (``fields``, ``words``, ``snippets``), mostly in that of :mod:`cardstudio.cards.parts`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypedDict

from cardstudio.cards.discovery import folders
from cardstudio.cards.resources import read_text

#: The package whose words count for all components; it has no description of its own.
_SHARED = "cardstudio.cards.parts"


class PropertyWords(TypedDict, total=False):
    label: str
    #: Limits and surprises; absent where the label says it all.
    help: str


class ComponentWords(TypedDict, total=False):
    label: str
    help: str
    fields: dict[str, PropertyWords]


@dataclass(frozen=True)
class Words:
    """All that is said of components in one language. Of ``words`` those with a dot mean ``property.word``."""

    language: str
    groups: dict[str, str] = field(default_factory=dict)
    components: dict[str, ComponentWords] = field(default_factory=dict)
    fields: dict[str, PropertyWords] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    #: Texts of snippets, which are written in English.
    snippets: dict[str, str] = field(default_factory=dict)
    #: What rules about one component say, and what their repairs do.
    findings: dict[str, str] = field(default_factory=dict)
    fixes: dict[str, str] = field(default_factory=dict)

    def component(self, name: str) -> ComponentWords:
        """What is said of a component or part."""
        if name not in self.components:
            raise LookupError(f"{_file_of(name, self.language)} has no label and help of {name!r}")
        return self.components[name]

    def label_of(self, component: str, property: str) -> str:
        """What a property is called: by its component, else by all that have it."""
        own = self.component(component).get("fields", {}).get(property, {})
        label = own.get("label") or self.fields.get(property, {}).get("label")
        if label is None:
            raise LookupError(f"{_file_of(component, self.language)} has no label of {property!r} of {component!r}")
        return label

    def help_of(self, component: str, property: str) -> str:
        """What people have to know about a property; empty where its label says it all."""
        own = self.component(component).get("fields", {}).get(property, {})
        return own.get("help") or self.fields.get(property, {}).get("help", "")


@cache
def words(language: str) -> Words:
    """The words of all folders in one language."""
    found = Words(language)
    for package in (_SHARED, *(folder.__name__ for folder in folders())):
        for kind, table in words_of(package, language).items():
            getattr(found, kind).update(table)
    return found


def words_of(package: str, language: str) -> dict[str, dict[str, Any]]:
    """One folder's file of words; empty where it has none, as folders that describe nothing."""
    try:
        text = read_text(package, f"words/{language}.json")
    except FileNotFoundError:
        return {}
    found: dict[str, dict[str, Any]] = json.loads(text)
    return found


def _file_of(component: str, language: str) -> str:
    """The file that should name a component."""
    homes = (
        folder.__name__
        for folder in folders()
        if component in [described.name for described in getattr(folder, "COMPONENTS", ())]
    )
    return f"{next(homes, 'no folder').replace('.', '/')}/words/{language}.json"
