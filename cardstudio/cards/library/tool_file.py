"""A card as a file of the platform's own card tool, `{name, dsl, variables}` (card-format §6.3)."""

from __future__ import annotations

import re
from typing import Any

from cardstudio.cards.fill.expressions import MISSING
from cardstudio.cards.fill.variables import Variable, declared
from cardstudio.cards.types import JSONObject

_NEXT_WORD = re.compile("_([a-z])")


def tool_file(name: str, document: JSONObject) -> JSONObject:
    """What the tool imports. Read here again it gives the same card, and variables of the same names and types.

    Conditions and loops stand in it as documents have them, which the tool does not know; who fills a blank, choices
    and further preview values stay behind.
    """
    samples = document.get("samples")
    first = samples[0] if isinstance(samples, list) and samples else {}
    values = first.get("values") if isinstance(first, dict) else None
    shown: dict[str, Any] = values if isinstance(values, dict) else {}
    variables = [_entry(variable, shown) for variable in declared(document).values()]
    return {"name": name, "dsl": document["card"], "variables": variables}


def _entry(variable: Variable, shown: dict[str, Any]) -> JSONObject:
    said = (shown.get(variable.name, MISSING), variable.example, variable.default)
    value = next((value for value in said if value is not MISSING), MISSING)
    return {
        "type": "richtext" if variable.type == "markdown" else _camel(variable.type or "text"),
        "apiName": variable.name,
        "name": variable.name,
        "desc": variable.called,
        **({} if value is MISSING else {"mockData": value}),
    }


def _camel(type: str) -> str:
    """The tool's words are written in one."""
    return _NEXT_WORD.sub(lambda found: found[1].upper(), type)
