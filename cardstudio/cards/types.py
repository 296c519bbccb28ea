"""Names for JSON values: the one home of these aliases.

The apps import them from here as well: this package is published alone, so they can't lie above it.
"""

from __future__ import annotations

from typing import Any

#: Any value :func:`cardstudio.cards.json.load` can return (``Decimal`` where a float would lose digits).
JSONValue = Any
JSONObject = dict[str, Any]

#: A place inside a JSON value as a linked list: ``(parent, key)``, ``None`` for the root. Building one costs a tuple;
#: the text form is made only for the few places a finding speaks of.
Path = tuple[Any, str | int] | None
