from __future__ import annotations

import pytest

from cardstudio.feishu.brands import in_brand


@pytest.mark.parametrize(
    ("text", "lark"),
    [
        ("Open in Feishu", "Open in Lark"),
        ("Check FEISHU_APP_ID.", "Check FEISHU_APP_ID."),
        ("等待你在飞书里确认", "等待你在 Lark 里确认"),
        ("飞书没有回应，请更新飞书。", "Lark 没有回应，请更新 Lark。"),
    ],
)
def test_it_speaks_of_lark_only_to_people_of_lark(text: str, lark: str):
    assert in_brand(text, "lark") == lark
    assert in_brand(text, "feishu") == text
