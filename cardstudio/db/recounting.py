"""Numbers that are kept beside what they count, and moved with it: each can be counted anew (`manage.py recount`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recount:
    """One kind of kept number. `run` counts anew, mends what is wrong, and says how many rows were."""

    name: str
    run: Callable[[], int]


_RECOUNTS: list[Recount] = []


def register(recount: Recount) -> None:
    """Called by each app as it starts."""
    _RECOUNTS.append(recount)


def recounts() -> tuple[Recount, ...]:
    return tuple(_RECOUNTS)
