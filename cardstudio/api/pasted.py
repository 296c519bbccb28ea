"""Reading a card somebody pasted, with a refusal that says where the text is wrong."""

from __future__ import annotations

from cardstudio.api.errors import ApiError
from cardstudio.api.language import card_locale
from cardstudio.cards import Unreadable, Unwrapped, unwrap


def unwrapped(text: str) -> Unwrapped:
    """What the text holds.

    Raises:
        ApiError: 400 `unreadable`, with `line` and `column` (both from 1) beside the error.
    """
    try:
        return unwrap(text)
    except Unreadable as error:
        message = error.message(card_locale())
        place = {"line": error.line, "column": error.column}
        raise ApiError("unreadable", message, fields={"text": [message]}, extra=place) from None
