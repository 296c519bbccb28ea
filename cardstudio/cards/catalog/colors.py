"""Colour words and what they look like (card-format §5)."""

from __future__ import annotations

from cardstudio.cards.catalog.tables import SHADES

#: ``header.template`` (13 words).
TEMPLATES = (
    "blue", "wathet", "turquoise", "green", "yellow", "orange", "red", "carmine", "violet", "purple",
    "indigo", "grey", "default",
)  # fmt: skip
#: Colours of header tags and ``<text_tag>`` (13 words).
TAG_COLORS = (
    "neutral", "blue", "turquoise", "lime", "orange", "violet", "indigo", "wathet", "green", "yellow",
    "red", "purple", "carmine",
)  # fmt: skip


def nearest(hex_color: str, words: frozenset[str]) -> str | None:
    """The colour word among ``words`` whose light shade looks most like ``#RGB`` or ``#RRGGBB``."""
    wanted = _channels(hex_color)
    if wanted is None:
        return None
    best: tuple[int, str] | None = None
    for word in sorted(words):
        shade = SHADES.get(word)
        given = _channels(shade.light) if shade else None
        if given is None:
            continue
        distance = sum((one - other) ** 2 for one, other in zip(wanted, given, strict=True))
        if best is None or distance < best[0]:
            best = (distance, word)
    return best[1] if best else None


def _channels(hex_color: str) -> tuple[int, int, int] | None:
    digits = hex_color.removeprefix("#")
    if len(digits) in (3, 4):
        digits = "".join(digit * 2 for digit in digits)
    try:
        return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    except ValueError:
        return None
