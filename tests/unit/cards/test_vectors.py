"""Every component: minimal, complete, and each way of being wrong, in both formats; and what may stand where."""

from __future__ import annotations

from typing import Any

import pytest

from cardstudio.cards import lint
from cardstudio.cards.catalog import TAGS
from scripts import vectors
from tests.component_examples import linted, tags_with_examples

#: Said about many cards without anything being wrong.
ASIDES = ("unverified-", "placeholder-", "callback-on-webhook", "deprecated-property")


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{name}: {case['name']} {case['format']}")
        for name, given in linted().items()
        for case in given
    ]


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


def test_every_placeable_component_has_examples() -> None:
    documented = [tag for tag, component in TAGS.items() if component.placeable and not component.undocumented]
    without = [tag for tag in documented if tag not in tags_with_examples()]
    assert [f"cardstudio/cards/components/{tag}/examples.json" for tag in without] == []
    assert set(tags_with_examples()) <= set(documented)


def test_vectors_made_from_the_catalog_are_up_to_date() -> None:
    """`make vectors` writes them."""
    assert vectors.stale() == []
