"""Reading a card somebody pasted, with a refusal that says where the text is wrong."""

from __future__ import annotations

from typing import NotRequired

from cardstudio.api.errors import ApiError, ErrorJson
from cardstudio.api.language import card_locale
from cardstudio.cards import Unreadable, Unwrapped, unwrap


class UnreadableJson(ErrorJson):
    """A wrong request. In a text that cannot be read, `line` and `column` (both from 1) say where."""

    line: NotRequired[int | None]
    column: NotRequired[int | None]


#: The answer of an endpoint that reads a pasted text.
UNREADABLE = {400: UnreadableJson}


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
