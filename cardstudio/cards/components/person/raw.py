"""A person as the platform keeps it (platform-api §1.4)."""

from __future__ import annotations

NODES = {"person_v1": "person"}
