"""Documents drawn before anybody filled them in, by the vectors that the TypeScript twin runs too."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from cardstudio.cards.fill.drawn import drawn

VECTORS = Path(__file__).resolve().parents[2] / "vectors" / "drawn"
CASES = [case for path in sorted(VECTORS.glob("*.json")) for case in json.loads(path.read_text("utf-8"))["cases"]]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_vector(case: dict[str, Any]) -> None:
    before = deepcopy(case["document"])
    assert drawn(case["document"]) == case["card"]
    assert case["document"] == before
