from __future__ import annotations

import pytest
from django.utils import translation

from cardstudio.feishu import errors

FOUNDING = [-1, -2, -3, -4, -5, -6, -7, -8, -9, -10, 42406]
CONFIG = [1012, 1014, 10001, 10002, 333430, *range(333440, 333451), *range(99991691, 99991695)]
ERRNO = [*range(100, 114), 1002002, 2601001, 2601002]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("code", [*FOUNDING, *CONFIG, *ERRNO])
def test_every_documented_code_has_a_sentence(code: int, language: str):
    with translation.override(language):
        words = errors.explain(code).to_dict()
    assert words["title"]
    assert words["next"]
    assert str(code) not in words["title"], "a sentence, not the number"


def test_a_cancel_is_no_error():
    for code in errors.CANCEL_CODES:
        assert errors.explain(code).tone == "neutral"


def test_a_lost_note_is_a_sent_card():
    words = errors.explain(42406)
    assert words.tone == "ok"
    assert not words.again


def test_an_unknown_code_is_named():
    assert "-77" in str(errors.explain(-77).title)


def test_the_table_speaks_the_current_language():
    with translation.override("zh-hans"):
        chinese = errors.explanations("feishu")
    assert chinese["-6"]["title"] != errors.explanations("feishu")["-6"]["title"]
