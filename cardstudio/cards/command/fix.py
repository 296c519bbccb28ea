"""``card lint --fix``: mended cards go back to where they were found."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from cardstudio.cards import json
from cardstudio.cards.envelope import Unwrapped
from cardstudio.cards.lint import Report, fix
from cardstudio.cards.rewrap import rewrap


def mend(name: str, found: Unwrapped, channel: str | None, lang: str, **circumstances: Any) -> Report:
    """Fix the card and write it back, in what it was found in."""
    if found.envelope == "cardkit":
        found = replace(found, document=None)  # the export stays one, in the card tool's own words
    mended = fix(found, "all", channel, lang, **circumstances)
    text = json.dump(rewrap(found, mended.card), indent=2) + "\n"
    if name == "-":
        sys.stdout.write(text)
    elif mended.applied:
        Path(name).write_text(text, encoding="utf-8")
    return mended.report
