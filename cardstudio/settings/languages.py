"""The languages people can choose: English, which the sources are written in, and each folder of the message tables."""

from __future__ import annotations

from pathlib import Path


def languages(tables: Path) -> list[tuple[str, str]]:
    """Code of Django and own name of each; folders are called as gettext has it (`zh_Hans`) and hold their name."""
    others = [(path.parent.name, path.read_text("utf-8").strip()) for path in sorted(tables.glob("*/name.txt"))]
    return [("en", "English"), *((folder.replace("_", "-").lower(), name) for folder, name in others)]
