"""Templates of the platform: their content is not at hand, but what a call gives them is."""

from __future__ import annotations

from collections.abc import Iterator

from cardstudio.cards import json
from cardstudio.cards.json import Unreadable
from cardstudio.cards.lint.context import Context
from cardstudio.cards.types import JSONObject, JSONValue


def check(context: Context, reference: JSONObject) -> None:
    """Values of a template that were made JSON text once too often: the platform fails on them (230099)."""
    context.inform("template-reference", None, source="card-format §6.1")
    data = reference.get("data")
    given = data.get("template_variable") if isinstance(data, dict) else None
    for name in _encoded({"template_variable": given} if isinstance(given, str) else given):
        context.warn("encoded-value", None, {"name": name}, code=230099, source="platform-errors 230099")


def _encoded(values: JSONValue) -> Iterator[str]:
    """The names of values that are a list or an object as text; a few numbers in brackets may be meant as text."""
    for name, value in values.items() if isinstance(values, dict) else ():
        if not isinstance(value, str) or not value.lstrip().startswith(("[", "{")):
            continue
        try:
            held = json.load(value)
        except Unreadable:
            continue
        if isinstance(held, dict) or any(isinstance(one, str | list | dict) for one in held):
            yield name
