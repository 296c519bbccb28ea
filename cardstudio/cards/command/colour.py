"""Colours for terminals: where somebody looks, unless they say otherwise (``NO_COLOR``, ``FORCE_COLOR``)."""

from __future__ import annotations

import os
import sys
from typing import Literal

When = Literal["auto", "always", "never"]
_CODES = {"error": "1;31", "warning": "1;33", "info": "1;34", "path": "1", "faint": "2", "good": "32"}


def wants_colour(when: When) -> bool:
    """Whether standard output is to be coloured."""
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") != "0":
        return True
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


class Paint:
    """Colours words, or leaves them alone."""

    def __init__(self, colours: bool) -> None:
        self.colours = colours

    def __call__(self, what: str, words: str) -> str:
        return f"\x1b[{_CODES[what]}m{words}\x1b[0m" if self.colours else words


NO_PAINT = Paint(False)
