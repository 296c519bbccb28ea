"""The smallest thing each rule about behaviors has something to say about."""

from __future__ import annotations

from cardstudio.cards.lint.examples.making import Examples, button, v2

EXAMPLES: Examples = {
    "unknown-behavior": v2(button(behaviors=[{"type": "open"}])),
}
