"""Icons as the platform keeps them (platform-api §1.4)."""

from __future__ import annotations

NODES = {"ud_icon": "standard_icon"}
