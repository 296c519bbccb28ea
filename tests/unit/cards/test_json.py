from __future__ import annotations

from decimal import Decimal

import pytest

from cardstudio.cards import Unreadable
from cardstudio.cards.json import dump, load, load_noting_duplicates


def test_it_works() -> None:
    assert load('{"b": 1, "a": [true, null, "ü"]}') == {"b": 1, "a": [True, None, "ü"]}


def test_it_keeps_what_a_float_would_lose() -> None:
    text = '{"id":12345678901234567890,"ratio":0.1234567890123456789,"half":0.5,"many":1000.0}'
    assert load(text)["ratio"] == Decimal("0.1234567890123456789")
    assert dump(load(text)) == text


def test_it_keeps_the_order_of_keys() -> None:
    assert list(load('{"z":1,"a":2,"m":3}')) == ["z", "a", "m"]


@pytest.mark.parametrize(
    ("text", "reason", "line", "column"),
    [
        ('{"a":\n  1e999}', "number-too-large", 2, 3),
        ('{"a": NaN}', "not-a-number", 1, 7),
        ('{"a": -Infinity}', "not-a-number", 1, 7),
        ('{"a": "\\ud800"}', "lone-surrogate", 1, 8),
        ('{"a": "\\udc00"}', "lone-surrogate", 1, 8),
        ('{"a": "\\ud800\\u0041"}', "lone-surrogate", 1, 8),
        ('{"a": "\ud800"}', "lone-surrogate", 1, 8),
        ('{"a": 1,\n "b" 2}', "syntax", 2, 6),
        ("", "syntax", 1, 1),
        ("1" * 5000, "number-too-long", 1, 1),
        (b'{"a": "\xff"}', "not-utf-8", 1, 8),
    ],
)
def test_it_refuses_with_the_place(text: str | bytes, reason: str, line: int, column: int) -> None:
    with pytest.raises(Unreadable) as caught:
        load(text)
    assert (caught.value.reason, caught.value.line, caught.value.column) == (reason, line, column)


def test_it_takes_pairs_of_surrogates_and_escaped_backslashes() -> None:
    assert load('{"a": "\\ud83d\\ude00", "b": "\\\\ud800"}') == {"a": "😀", "b": "\\ud800"}


def test_it_skips_a_byte_order_mark() -> None:
    assert load("\ufeff{}") == load(b"\xef\xbb\xbf{}") == {}


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[" * 100_000 + "]" * 100_000])
def test_it_refuses_depth_without_recursing(text: str) -> None:
    with pytest.raises(Unreadable, match="levels deep"):
        load(text)


def test_brackets_in_strings_are_no_depth() -> None:
    assert load('{"a": "' + "[" * 1000 + '"}')


def test_it_notices_duplicate_keys() -> None:
    loaded = load_noting_duplicates('{"a": 1, "b": [{"c/d": 1, "c/d": 2}], "a": 3}')
    assert loaded.value == {"a": 3, "b": [{"c/d": 2}]}
    assert sorted(loaded.duplicates) == ["/a", "/b/0/c~1d"]


@pytest.mark.slow
def test_it_writes_any_depth() -> None:
    value: object = []
    for _ in range(100_000):
        value = [value]
    assert dump(value) == "[" * 100_001 + "]" * 100_001


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        ('{"a":', "a value is missing here", "这里缺少一个值"),
        ("{a: 1}", "a name in double quotes is missing here", "这里缺少用英文双引号括起来的属性名"),
        ('{"a" 1}', "a colon is missing here", "这里缺少英文冒号"),
        ('{"a": 1 "b"', "a comma is missing here", "这里缺少英文逗号"),
        ('{"a": "x', "this text has no closing quote", "这段文本缺少右引号"),
        ('{"a": "x\ny"}', "a line break", "换行"),
        ('{"a": "\\q"}', "a backslash", "反斜杠"),
        ('{"a": "\\u12"}', "a backslash", "反斜杠"),
        ("{} {}", "more text follows", "多余的内容"),
    ],
)
def test_a_fault_of_syntax_is_said_in_words(text: str, en: str, zh: str) -> None:
    with pytest.raises(Unreadable) as raised:
        load(text)

    assert en in raised.value.message("en")
    assert zh in raised.value.message("zh")
