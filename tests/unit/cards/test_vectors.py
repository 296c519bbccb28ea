"""Every component: minimal, complete, and each way of being wrong, in both formats (``tests/vectors/cards``)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cardstudio.cards import lint
from cardstudio.cards.catalog import TAGS

VECTORS = Path(__file__).resolve().parents[2] / "vectors" / "cards"
#: Said about many cards without anything being wrong.
ASIDES = ("unverified-", "placeholder-", "callback-on-webhook", "deprecated-property")


def cases() -> list[Any]:
    found = []
    for path in sorted(VECTORS.glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8"))["cases"]:
            found.append(pytest.param(case, id=f"{path.stem}: {case['name']} {case['format']}"))
    return found


@pytest.mark.parametrize("case", cases())
def test_vector(case: dict[str, Any]) -> None:
    report = lint(case["card"]).to_dict()
    assert report["format"] == case["format"]
    told = [finding for finding in report["findings"] if not finding["rule"].startswith(ASIDES)]
    shown = [{key: finding[key] for key in ("rule", "severity", "pointer", "platform_code")} for finding in told]
    for expected in case["findings"]:
        assert expected in shown
    if not case["findings"]:
        assert shown == []


def test_every_placeable_component_has_vectors() -> None:
    documented = {tag for tag, component in TAGS.items() if component.placeable and not component.undocumented}
    assert documented == {path.stem for path in VECTORS.glob("*.json")} - {"nesting", "card"}
