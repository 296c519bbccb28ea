"""From one format to the other, as far as it goes: what the target lacks is replaced or left out, and listed.

A card without errors has none afterwards, as long as it stays within the limits of its new format (a 2.0 card may have
200 elements, a 1.0 card any number). What the linter says about the result and not about the card it was made of is
listed, too.
"""

from __future__ import annotations

from cardstudio.cards.convert.new_findings import news
from cardstudio.cards.transcribe import Converted, transcribe
from cardstudio.cards.transcribe.changes import Change
from cardstudio.cards.types import JSONObject

__all__ = ["Change", "Converted", "convert"]


def convert(card: JSONObject, to: str = "2.0", *, template: bool = False) -> Converted:
    """``card`` in the format ``to``; the input is not changed. Raises :class:`ValueError` for an unknown format.

    With ``template`` it is the card of a document: what its ``$`` keys say (loops, conditions) stays. The result is
    linted: what is wrong with it and was not wrong before ends the list of changes.
    """
    made = transcribe(card, to, template=template)
    return Converted(made.card, (*made.changes, *news(card, made.card, template=template)))
