"""Custom colours against the card, in both themes (card-format §5.1; WCAG 2 contrast).

Only what a card declares for itself is judged: the palette's own words are the platform's business.
"""

from __future__ import annotations

import re

from cardstudio.cards.lint.context import ColorUse, Context
from cardstudio.cards.typed_dicts import Severity

#: Background of a card and colour of its text, per theme.
_GROUND = {"light_mode": (255, 255, 255), "dark_mode": (26, 26, 26)}
_WORDS = {"light_mode": (31, 35, 41), "dark_mode": (235, 235, 235)}
#: Below this, text is hard to read even when it is large.
LEAST = 3.0
_RGBA = re.compile(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*(?:,\s*(\d?\.?\d{1,6})\s*(%?)\s*)?\)\Z")
Rgb = tuple[float, float, float]
#: Properties in which a colour is that of words or signs, and those in which words stand upon it.
USES: dict[str, ColorUse] = {
    "text_color": "text",
    "color": "text",
    "background_style": "ground",
    "background_color": "ground",
}
#: On a coloured ground words may have a colour of their own, so that is for the author to judge.
_RULES: dict[ColorUse, tuple[str, Severity]] = {
    "text": ("low-contrast-text", "warning"),
    "ground": ("low-contrast-ground", "info"),
}


def finish(context: Context) -> None:
    """Judge the colours that were used, once each for theme and use."""
    for name, uses in context.color_uses.items():
        shades = context.root["config"]["style"]["color"][name]
        if not isinstance(shades, dict):
            continue
        for theme, ground in _GROUND.items():
            written = shades.get(theme)
            for use in sorted(uses):
                ratio = _ratio(written, ground, _WORDS[theme], use) if isinstance(written, str) else None
                if ratio is not None and ratio < LEAST:
                    path = ((((None, "config"), "style"), "color"), name), theme
                    params = {"name": name, "value": written, "ratio": int(ratio * 10) / 10, "least": LEAST}
                    rule, severity = _RULES[use]
                    context.say(rule, severity, path, params, source="card-format §5.1")


def _ratio(written: str, ground: Rgb, words: Rgb, use: ColorUse) -> float | None:
    match = _RGBA.match(written)
    if match is None:
        return None
    alpha = float(match[4]) / (100 if match[5] else 1) if match[4] else 1.0
    if use == "ground" and alpha == 0:
        return None
    color = (float(match[1]), float(match[2]), float(match[3]))
    seen = _blended(color, ground, min(alpha, 1.0))
    one, other = (_luminance(seen), _luminance(ground if use == "text" else words))
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _blended(color: Rgb, ground: Rgb, alpha: float) -> Rgb:
    red, green, blue = (alpha * top + (1 - alpha) * under for top, under in zip(color, ground, strict=True))
    return red, green, blue


def _luminance(color: Rgb) -> float:
    red, green, blue = (_linear(min(one, 255.0) / 255) for one in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
