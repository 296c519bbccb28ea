"""Lengths: ``8px``, ``4px 12px``, ``50%``, ``auto`` (card-format §1.6)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from cardstudio.cards.catalog.types import Type, without_none
from cardstudio.cards.types import JSONObject


@dataclass(frozen=True)
class Size(Type):
    """Lengths: words, pixels and per cent in ranges, one or several of them (``"4px 12px"``)."""

    kind = "size"
    words: tuple[str, ...] = ()
    px: tuple[int, int | None] | None = None
    percent: tuple[int, int] | None = None
    #: How many lengths one value may hold: (1,) or (1, 2, 4) …
    parts: tuple[int, ...] = (1,)

    def fits(self, value: str) -> bool:
        """Whether ``value`` keeps the grammar and the ranges."""
        return _size_fits(self, value)

    @property
    def spelled(self) -> str:
        """The grammar in a few signs: ``fill, auto, [16,999]px``."""
        parts = list(self.words)
        if self.px:
            parts.append(f"[{self.px[0]},{'∞' if self.px[1] is None else self.px[1]}]px")
        if self.percent:
            parts.append(f"[{self.percent[0]},{self.percent[1]}]%")
        return ", ".join(parts) + (f" ×{'/'.join(map(str, self.parts))}" if self.parts != (1,) else "")

    @cached_property
    def _set(self) -> frozenset[str]:
        return frozenset(self.words)

    @property
    def accepts(self) -> frozenset[str] | None:
        return self._set

    def describe(self) -> JSONObject:
        px = list(self.px) if self.px else None
        percent = list(self.percent) if self.percent else None
        described = {
            "kind": self.kind,
            "words": list(self.words) or None,
            "px": px,
            "percent": percent,
            "parts": list(self.parts),
        }
        return without_none(described)


_LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d{1,3})?)(px|%)\Z")


@lru_cache(maxsize=4096)
def _size_fits(size: Size, value: str) -> bool:
    if len(value) > 64:
        return False
    if value in size.words:
        return True
    parts = value.split()
    return len(parts) in size.parts and all(_length_fits(size, part) for part in parts)


def _length_fits(size: Size, part: str) -> bool:
    match = _LENGTH.match(part)
    if match is None:
        return part in size.words and len(size.parts) > 1
    number = float(match[1])
    allowed: tuple[float, float | None] | None = size.px if match[2] == "px" else size.percent
    return allowed is not None and allowed[0] <= number and (allowed[1] is None or number <= allowed[1])
