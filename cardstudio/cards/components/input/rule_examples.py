"""The smallest thing each rule about fields to type in has something to say about."""

from __future__ import annotations

from cardstudio.cards.lint.examples.making import Examples, v2

EXAMPLES: Examples = {
    "input-too-long": v2({"tag": "input", "name": "why", "max_length": 5000}),
}
