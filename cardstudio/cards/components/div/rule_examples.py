"""The smallest thing each rule about texts has something to say about."""

from __future__ import annotations

from cardstudio.cards.lint.examples.making import Examples, v2

EXAMPLES: Examples = {
    "empty-text": v2({"tag": "div"}),
}
