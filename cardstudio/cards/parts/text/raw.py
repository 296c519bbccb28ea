"""Texts as the platform keeps them (platform-api §1.4)."""

from __future__ import annotations

NODES = {"text": "plain_text"}
