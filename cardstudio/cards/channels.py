"""The ways a card can be sent, and what each of them weighs and allows (card-format §4, §8)."""

from __future__ import annotations

from dataclasses import dataclass

from cardstudio.cards.json import encode
from cardstudio.cards.types import JSONObject


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to send; ``limit_bytes`` counts what :meth:`weigh` weighs."""

    name: str
    limit_bytes: int
    #: Whether a click in the card can call a program back.
    callbacks: bool

    def weigh(self, card_bytes: int, outer: JSONObject | None = None) -> int:
        """Bytes the channel counts for a card of ``card_bytes``; ``outer`` is the body it was found in, if any."""
        return card_bytes + _overhead(self.name, outer)


CHANNELS: dict[str, Channel] = {
    "jsapi": Channel("jsapi", 20_000, callbacks=True),
    "webhook": Channel("webhook", 20_000, callbacks=False),
    "message": Channel("message", 30_000, callbacks=True),
}
ALL = tuple(CHANNELS)


def _overhead(channel: str, outer: JSONObject | None) -> int:
    """Bytes around the card: the card content for ``jsapi``, the request body for ``webhook``, else none."""
    if channel == "message":
        return 0
    if channel == "webhook" and outer is not None:
        body = {key: held for key, held in outer.items() if key != "card"}
        return len(encode({"msg_type": "interactive", **body, "card": {}})) - 2
    return _BARE[channel]


def wrapped(channel: str, card: JSONObject, *, update_multi: bool = True) -> JSONObject:
    """The object the channel takes, with ``card`` in it as an object."""
    if channel == "jsapi":
        return {"msg_type": "interactive", "update_multi": update_multi, "card": card}
    return {"msg_type": "interactive", "card": card}


#: What each channel puts around a card that came without a body of its own.
_BARE = {name: len(encode(wrapped(name, {}))) - 2 for name in CHANNELS}
