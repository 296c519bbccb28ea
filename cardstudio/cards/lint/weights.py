"""What a card weighs for each way to send it, and whether that is too much: weighed once, decided once."""

from __future__ import annotations

from dataclasses import dataclass

from cardstudio.cards.channels import CHANNELS
from cardstudio.cards.envelope import Unwrapped
from cardstudio.cards.typed_dicts import WeightJson


@dataclass(frozen=True, slots=True)
class Weight:
    """What one channel makes of the card; ``size`` and ``limit`` in bytes. ``ok`` counts the other faults as well."""

    ok: bool
    size: int
    limit: int

    @property
    def fits(self) -> bool:
        """Whether the channel takes as much; exactly its limit still is."""
        return self.size <= self.limit

    def to_dict(self) -> WeightJson:
        return {"ok": self.ok, "bytes": self.size, "limit_bytes": self.limit}


#: By the channel's name.
Weights = dict[str, Weight]


def weigh(card_bytes: int, found: Unwrapped | None = None) -> Weights:
    """The weights of a card of so many bytes, found in ``found``: only a webhook's own body is sent along with it."""
    outer = found.outer if found is not None and found.envelope == "webhook" else None
    return {
        name: Weight(True, channel.weigh(card_bytes, outer), channel.limit_bytes) for name, channel in CHANNELS.items()
    }


def unweighed(ok: bool) -> Weights:
    """Where there is no card to weigh."""
    return {name: Weight(ok, 0, channel.limit_bytes) for name, channel in CHANNELS.items()}
