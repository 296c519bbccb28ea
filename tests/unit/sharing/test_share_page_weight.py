"""What a visitor of a share page waits for stays within its budget, counted as the benchmark counts it."""

from __future__ import annotations

import pytest

from benchmarks.share_page import BUDGET_KIB, BUDGET_REQUESTS, make_link, weight_of
from cardstudio.sharing.page.embed import SCRIPT


@pytest.mark.django_db
@pytest.mark.parametrize("locale", ["en_US", "zh_CN"])
def test_it_keeps_its_budget(locale: str):
    if not SCRIPT.is_file():
        pytest.skip("static/dist is not built: run `make build`")
    weight = weight_of(f"/s/{make_link()}/", locale)
    assert weight["kib"] <= BUDGET_KIB
    assert weight["requests"] <= BUDGET_REQUESTS
