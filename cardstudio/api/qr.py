"""QR codes as one SVG path: no image request, no style attribute for the content policy to refuse."""

from __future__ import annotations

from itertools import groupby
from typing import Any, NamedTuple

import segno
from rest_framework import serializers

QUIET_ZONE = 2


class QrCode(NamedTuple):
    """`path` fills the dark modules; `size` is the side of the square they stand in, quiet zone included."""

    path: str
    size: int


class QrOut(serializers.Serializer[Any]):
    """A QR code as one SVG path. `size` is the side of its square, quiet zone included."""

    path = serializers.CharField()
    size = serializers.IntegerField()


def qr_code(text: str) -> QrCode:
    """The code for an address; level M survives a fingerprint on the screen."""
    code = segno.make_qr(text, error="m")
    path: list[str] = []
    for y, row in enumerate(code.matrix):
        x = 0
        for dark, run in groupby(row):
            width = len(list(run))
            if dark:
                path.append(f"M{x + QUIET_ZONE} {y + QUIET_ZONE}h{width}v1h-{width}z")
            x += width
    return QrCode("".join(path), len(code.matrix) + 2 * QUIET_ZONE)
