"""The share button's script, and what it loads when it is tapped: small, and content with the strictest policy."""

from __future__ import annotations

import re

import pytest

from benchmarks import share_button
from cardstudio.sharing.page.embed import SCRIPT


@pytest.fixture(scope="module")
def script() -> str:
    if not SCRIPT.is_file():
        pytest.skip("static/dist is not built: run `make build`")
    return SCRIPT.read_text("utf-8")


def test_it_keeps_its_budgets(script: str):
    """As the benchmark counts them, which is as they are served."""
    over = [result for result in share_button.run() if not result.ok]
    assert over == []


def test_it_is_one_classic_script_without_eval_or_markup(script: str):
    assert not re.search(r"\beval\(|new Function|\bFunction\(|innerHTML|insertAdjacentHTML|document\.write", script)
    assert not re.search(r"^\s*(import|export)\b", script, re.MULTILINE)
    # What a tap needs is loaded from the address that the link's data names, and nothing else is.
    assert len(re.findall(r"\bimport\(", script)) == 1
    assert not re.search(r"\bimport\([\"'`]", script)
