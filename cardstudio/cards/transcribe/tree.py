"""The walk of a conversion: from the leaves up, each object is rewritten by its rule and stripped of what is unknown.

Recursion is bounded: :func:`cardstudio.cards.transcribe.transcribe` lets no deeper card in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cardstudio.cards.catalog import CATALOG, TAGS
from cardstudio.cards.catalog.json_types import expected_type, found_type
from cardstudio.cards.catalog.model import (
    ByLocale,
    ByName,
    Component,
    Each,
    Elements,
    Format,
    Object,
    Tagged,
    Type,
)
from cardstudio.cards.transcribe import to_v1, to_v2
from cardstudio.cards.transcribe.changes import Changes
from cardstudio.cards.transcribe.elements import directives_of
from cardstudio.cards.transcribe.languages import merge_languages
from cardstudio.cards.transcribe.rules import rules
from cardstudio.cards.types import JSONObject, JSONValue, Path

_MODULES: dict[Format, Any] = {"1.0": to_v1, "2.0": to_v2}


class Converter:
    """One conversion."""

    def __init__(self, source: Format, changes: Changes, *, template: bool) -> None:
        target = changes.target
        self.source = source
        self.target = target
        self.changes = changes
        self.template = template
        self.rules = rules(target)
        self.placed: Callable[[JSONObject, str, Path, Changes], list[JSONValue]] = _MODULES[target].placed
        self.arranged: Callable[[list[JSONValue], str], list[JSONValue]] = _MODULES[target].arranged
        self.held_back: frozenset[tuple[str, str]] = _MODULES[target].HELD_BACK

    def root(self, card: JSONObject) -> JSONObject:
        """The whole card."""
        if self.target == "2.0":
            card = merge_languages(card, self.changes)
            elements = card.get("elements")
            made = self._object(CATALOG["root"], {key: held for key, held in card.items() if key != "elements"}, None)
            inside = self._elements(elements, (None, "elements"), "root") if isinstance(elements, list) else []
            return {"schema": "2.0", **_without(made, "schema"), "body": {"elements": inside}}
        body = card.get("body")
        made = self._object(CATALOG["root"], _without(card, "body"), None)
        made = _without(made, "schema")
        if isinstance(body, dict):
            for key in body:
                if key != "elements":
                    self.changes.dropped_property((None, "body"), key, "body")
            elements = body.get("elements")
            path: Path = ((None, "body"), "elements")
            made["elements"] = self._elements(elements, path, "root") if isinstance(elements, list) else []
        return made

    def _object(self, component: Component, value: JSONObject, path: Path) -> JSONObject:
        """One object: what it holds first, then the object itself."""
        known = component.fields_in(self.source)
        dawning = component.fields_in(self.target)
        made: JSONObject = {}
        directives = directives_of(value) if self.template else {}
        for key, held in value.items():
            if held is None or key in directives:
                continue  # 1.0 counts null as absent, 2.0 cannot parse it
            field = known.get(key)
            if field is not None:
                made[key] = self._value(field.type, component.name, held, (path, key))
            elif key in dawning and found_type(held) not in expected_type(dawning[key].type).replace(
                "integer", "number"
            ):
                # The source ignores what it does not know; the target would refuse it for its type.
                self.changes.dropped_property(path, key, component.name)
            else:
                made[key] = held
        rule = self.rules.get(component.name)
        if rule is not None:
            rule(made, path, self.changes)
        tag = made.get("tag")
        became = TAGS.get(tag, component) if component.tagged and isinstance(tag, str) else component
        if (
            self.target in became.formats
        ):  # what the target has no such object for, the rule of its holder takes care of
            self._strip(became, made, path, value)
        return _directed(made, directives)

    def _strip(self, component: Component, made: JSONObject, path: Path, before: JSONObject) -> None:
        """Leave out what the target does not document for this kind of object."""
        allowed = component.fields_in(self.target)
        for key in list(made):
            field = allowed.get(key)
            if (component.name, key) in self.held_back or (self.template and key.startswith("$")):
                continue
            if (field is None or field.tolerated) and not (key == "tag" and component.tagged):
                del made[key]
                if key in before:
                    self.changes.dropped_property(path, key, component.name)

    def _value(self, type: Type, parent: str, held: JSONValue, path: Path) -> JSONValue:
        """A value of a known type. A `null` in a list or table counts as absent, as one for a property does."""
        if isinstance(type, Elements) and isinstance(held, list):
            return self._elements(held, path, parent)
        if isinstance(type, Each) and isinstance(held, list):
            present = ((index, item) for index, item in enumerate(held) if item is not None)
            return [self._value(type.item, parent, item, (path, index)) for index, item in present]
        if isinstance(type, ByLocale | ByName) and isinstance(held, dict):
            given = ((name, item) for name, item in held.items() if item is not None)
            return {name: self._value(type.item, parent, item, (path, name)) for name, item in given}
        if isinstance(type, Object) and isinstance(held, dict):
            return self._object(CATALOG[type.shape], held, path)
        if isinstance(type, Tagged) and isinstance(held, dict):
            tag = held.get("tag")
            if isinstance(tag, str) and tag in TAGS:
                return self._object(TAGS[tag], held, path)
        return held

    def _elements(self, held: list[JSONValue], path: Path, parent: str) -> list[JSONValue]:
        made: list[JSONValue] = []
        for index, item in enumerate(held):
            if item is None:
                continue
            tag = item.get("tag") if isinstance(item, dict) else None
            if not isinstance(tag, str) or tag not in TAGS:
                made.append(item)
                continue
            place = (path, index)
            if self.target not in TAGS[tag].formats and tag not in self.rules:
                self.changes.dropped_element(place, tag)
                continue
            made += self.placed(self._object(TAGS[tag], item, place), parent, place, self.changes)
        return self.arranged(made, parent)


def _directed(made: JSONObject, directives: JSONObject) -> JSONObject:
    """The object under the loops and conditions it stood under; what took its place may have some of its own."""
    if directives and directives_of(made):
        made = {"tag": "column_set", "columns": [{"tag": "column", "width": "auto", "elements": [made]}]}
    return {**made, **directives}


def _without(value: JSONObject, *keys: str) -> JSONObject:
    return {key: held for key, held in value.items() if key not in keys}
