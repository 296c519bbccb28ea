"""`make mutants` takes minutes; that its list fits the sources is seen at once, by whoever changes a rule it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.mutants import Mutant, Wrong, changed, mutants

ROOT = Path(__file__).resolve().parents[2]


LISTED = mutants([])


@pytest.mark.parametrize("mutant", LISTED, ids=str)
def test_every_change_fits_and_names_its_tests(mutant: Mutant) -> None:
    text = (ROOT / mutant.file).read_text(encoding="utf-8")
    assert changed(text, mutant) != text
    for test in mutant.tests:
        path = ROOT / "frontend" / test if mutant.is_node else ROOT / test.split("::")[0]
        assert list(path.parent.parent.glob(f"**/{path.name}")), test


def test_what_no_longer_stands_there_is_an_error() -> None:
    with pytest.raises(Wrong, match="0 times"):
        changed("", LISTED[0])
