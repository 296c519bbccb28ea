"""What the card tool writes, in the words of documents (card-format §6.2, §6.3; contracts §fill).

Loops (``repeat``, ``_varloop``, ``$data``) become ``$each``, ``$when`` becomes ``$if``, ``template_open_url`` becomes
``open_url``. Whatever is written in a way not known here is left as it is. Parts in which nothing changes are shared
with the input, which is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from cardstudio.cards.fill.conditions import parse_condition
from cardstudio.cards.fill.expressions import is_name
from cardstudio.cards.measure import OPAQUE
from cardstudio.cards.types import JSONObject, JSONValue

#: Objects nested deeper than this stay as they are; no text that was read holds any.
_DEEPEST = 200
_WHOLE = re.compile(r"\$\{\s{0,20}([A-Za-z]\w{0,99}(?:\.\w{1,100}){0,8})\s{0,20}\}\Z")
_EXPRESSION = re.compile(r"\$\{([^{}]{1,1000})\}\Z")
_PLACEHOLDER = re.compile(r"\$\{(\s{0,20})([A-Za-z]\w{0,99})")
#: Names in a condition; those inside quotes are texts, those behind a dot members.
_NAME = re.compile(r"'[^']*'|\"[^\"]*\"|(?<![\w.])[A-Za-z]\w{0,99}")
_AND, _OR = re.compile(r"\s{0,9}&&\s{0,9}"), re.compile(r"\s{0,9}\|\|\s{0,9}")
_WORDS = frozenset({"and", "or", "not", "in", "true", "false", "null"})
_LINKS = ("default_url", "pc_url", "ios_url", "android_url")


def document_of_export(export: JSONObject, card: JSONObject) -> JSONObject:
    """The document a template stores of a ``.card`` file: ``card`` is its ``dsl``, mock data becomes a sample."""
    variables = []
    mock: JSONObject = {}
    listed = export.get("variables")
    for entry in listed if isinstance(listed, list) else []:
        if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
            continue
        variables.append(
            {"name": entry["name"], "type": entry.get("type", "text"), "description": entry.get("desc", "")}
        )
        if "mockData" in entry:
            mock[entry["name"]] = entry["mockData"]
    samples = [{"name": "mock", "values": mock}] if mock else []
    imported = _Importer({entry["name"] for entry in variables}).value(card, frozenset(), 0)
    return {"card": imported, "variables": variables, "samples": samples}


class _Importer:
    """One walk; ``declared`` are the names of variables."""

    def __init__(self, declared: Collection[str]) -> None:
        self.declared = declared

    def value(self, value: JSONValue, items: frozenset[str], depth: int) -> JSONValue:
        """``items`` is not empty inside a loop whose texts name members alone: there, undeclared names are members."""
        if isinstance(value, str):
            return self._text(value) if items else value
        if depth > _DEEPEST:
            return value
        if isinstance(value, list):
            made = [self.value(held, items, depth + 1) for held in value]
            return made if any(one is not other for one, other in zip(made, value, strict=True)) else value
        if not isinstance(value, dict):
            return value
        return self._object(value, items, depth)

    def _object(self, value: JSONObject, items: frozenset[str], depth: int) -> JSONObject:
        if value.get("tag") == "repeat":
            loop = self._repeat(value, items, depth)
            if loop is not None:
                return loop
        if value.get("type") == "template_open_url":
            value = _link(value)
        for key in ("_varloop", "$data"):
            variable = _variable(value.get(key))
            if variable is not None:
                rest = {name: held for name, held in value.items() if name != key}
                inner = self._object(rest, frozenset({"item"}), depth)
                return {"$each": f"item in {variable}", **inner}
        if "$when" in value and "$if" not in value:
            value = self._condition(value, bool(items))
        made = {
            key: held if key in OPAQUE and not isinstance(held, str) else self.value(held, items, depth + 1)
            for key, held in value.items()
            if key != "$if"
        }
        if "$if" in value:
            made["$if"] = value["$if"]
        return made if any(made[key] is not held for key, held in value.items()) else value

    def _repeat(self, value: JSONObject, items: frozenset[str], depth: int) -> JSONObject | None:
        """The loop container. Its texts say ``${list.member}``, so one item may be called what the list is called."""
        variable = value.get("variable")
        variable = _variable(variable) or (variable if isinstance(variable, str) and is_name(variable) else None)
        elements = value.get("elements")
        if variable is None or not isinstance(elements, list) or not all(isinstance(held, dict) for held in elements):
            return None
        each = f"{variable.rpartition('.')[2]} in {variable}"
        inner = [self._object(held, items, depth + 1) for held in elements]
        if len(inner) == 1 and "$each" not in inner[0]:
            return {"$each": each, **inner[0]}
        column = {"tag": "column", "width": "weighted", "weight": 1, "elements": inner}
        return {"$each": each, "tag": "column_set", "columns": [column]}

    def _text(self, text: str) -> str:
        return _PLACEHOLDER.sub(lambda found: "${" + found[1] + self._member(found[2]), text)

    def _member(self, name: str) -> str:
        return name if name in self.declared or name in ("item", "loop") else f"item.{name}"

    def _condition(self, value: JSONObject, in_loop: bool) -> JSONObject:
        written = value["$when"]
        found = _EXPRESSION.match(written) if isinstance(written, str) else None
        if found is None:
            return value
        text = _OR.sub(" or ", _AND.sub(" and ", found[1]))
        if in_loop:
            text = _NAME.sub(lambda name: self._named(name[0]), text)
        if parse_condition(text) is None:
            return value
        rest = {key: held for key, held in value.items() if key != "$when"}
        return {"$if": text.strip(), **rest}

    def _named(self, name: str) -> str:
        return name if name[0] in "'\"" or name in _WORDS else self._member(name)


def _variable(written: JSONValue) -> str | None:
    """The path in a text that is one whole placeholder."""
    found = _WHOLE.match(written) if isinstance(written, str) else None
    return found[1] if found else None


def _link(behavior: JSONObject) -> JSONObject:
    """The tool's own behavior with a link variable, as the one every channel takes."""
    variable = _variable(behavior.get("multi_url"))
    if variable is None:
        return behavior
    links = dict.fromkeys(_LINKS, f"${{{variable}}}")  # filling picks the member that each of them means
    rest = {key: held for key, held in behavior.items() if key not in ("type", "multi_url")}
    return {"type": "open_url", **links, **rest}
