"""A row of buttons as the platform keeps it (platform-api §1.4)."""

from __future__ import annotations

NODES = {"actions": "action"}
