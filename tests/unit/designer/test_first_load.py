"""What the designer waits for until the card can be selected stays within its budget."""

from __future__ import annotations

import gzip

import pytest

from benchmarks.designer import BUDGET_KB, DIST
from cardstudio.designer import catalog

LANGUAGES = ("en", "zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_keeps_its_budget(language: str) -> None:
    scripts = [DIST / name for name in ("card.js", f"designer.{language}.js")]
    if not all(script.is_file() for script in scripts):
        pytest.skip("static/dist is not built: run `make build`")
    served = len(catalog.for_designer(language).gzipped)
    assert (served + sum(len(gzip.compress(script.read_bytes(), 9)) for script in scripts)) / 1000 <= BUDGET_KB
