"""The share button's script: small, and content with the strictest policy."""

from __future__ import annotations

import gzip
import re

import pytest

from cardstudio.sharing.page.embed import SCRIPT

MOST_GZIPPED = 12_000


@pytest.fixture(scope="module")
def script() -> bytes:
    if not SCRIPT.is_file():
        pytest.skip("static/dist is not built: run `make build`")
    return SCRIPT.read_bytes().rpartition(b"//# sourceMappingURL=")[0] or SCRIPT.read_bytes()


def test_it_keeps_its_budget(script: bytes):
    assert len(gzip.compress(script, 9)) <= MOST_GZIPPED


def test_it_is_one_classic_script_without_eval_or_markup(script: bytes):
    text = script.decode()
    assert not re.search(r"\beval\(|new Function|\bFunction\(|innerHTML|insertAdjacentHTML|document\.write", text)
    assert not re.search(r"^\s*(import|export)\b|\bimport\(", text, re.MULTILINE)
