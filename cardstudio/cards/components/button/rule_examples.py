"""The smallest thing each rule about buttons has something to say about."""

from __future__ import annotations

from cardstudio.cards.lint.examples.making import Examples, button, text, v2

EXAMPLES: Examples = {
    "button-without-words": v2({"tag": "button", "text": text("")}),
    "submit-outside-form": v2(button(form_action_type="submit")),
}
