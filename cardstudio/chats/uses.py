"""Who uses a chat list: asked of the apps above, which tell this one how to find out."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from cardstudio.chats.models import ChatList


class Use(NamedTuple):
    """`name` as people know it, `address` of its page."""

    name: str
    address: str


Ask = Callable[[ChatList], list[Use]]
_asked: list[Ask] = []


def register(ask: Ask) -> Ask:
    """Ask this, too, before a list is deleted; called once by an app's `ready`."""
    _asked.append(ask)
    return ask


def uses_of(chat_list: ChatList) -> list[Use]:
    """What would break without the list."""
    return [use for ask in _asked for use in ask(chat_list)]
