"""The simulator's own time, which tests may move."""

from __future__ import annotations

import time

from cardstudio.simulator.models import World

MINUTE_MS = 60 * 1000


def real_ms() -> int:
    return time.time_ns() // 1_000_000


def now_ms() -> int:
    """Milliseconds since 1970 on the simulator's clock."""
    offset = World.objects.values_list("offset_ms", flat=True).first() or 0
    return real_ms() + offset
