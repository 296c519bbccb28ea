"""Elements that take the place of others."""

from __future__ import annotations

from cardstudio.cards.types import JSONObject, JSONValue


def column_of(element: JSONObject, **width: JSONValue) -> JSONObject:
    """A column around one element; what loops or is left out is the column then, so that none stays behind empty."""
    directives = directives_of(element)
    inside = {key: held for key, held in element.items() if key not in directives}
    return {"tag": "column", **width, "elements": [inside], **directives}


def directives_of(value: JSONObject) -> JSONObject:
    """What a template says about an object: its keys that begin with ``$`` (loops and conditions)."""
    return {key: held for key, held in value.items() if key.startswith("$")}
