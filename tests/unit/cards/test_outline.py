from __future__ import annotations

from cardstudio.cards import outline
from tests.unit.cards.conftest import card_v1, card_v2, text

HEADER = {
    "title": text("Weekly **report**"),
    "subtitle": {"tag": "plain_text", "content": "", "i18n_content": {"en_us": "KW 3"}},
}
CARD = card_v2(
    {"tag": "markdown", "content": "# Done\n**3** tasks, [details](https://example.com) <font color='red'>late</font>"},
    {"tag": "column_set", "columns": [{"tag": "column", "elements": [{"tag": "button", "text": text("Open")}]}]},
    {"tag": "button", "text": text("Call"), "behaviors": [{"type": "callback", "value": {"content": "secret"}}]},
    {"tag": "table", "columns": [{"name": "a", "display_name": "Item"}], "rows": [{"a": "Apples"}]},
    header=HEADER,
)


def test_it_works() -> None:
    assert outline.title(CARD) == "Weekly report"
    assert outline.text(CARD).split("\n") == [
        "Weekly report",
        "KW 3",
        "Done 3 tasks, details late",
        "Open",
        "Call",
        "Item",
        "Apples",
    ]


def test_the_summary_is_the_first_text_of_the_body() -> None:
    assert outline.summary(CARD) == "Done 3 tasks, details late"
    assert outline.summary({**CARD, "config": {"summary": {"content": "Three tasks"}}}) == "Three tasks"
    assert outline.summary(card_v1({"tag": "markdown", "content": "x" * 500}), 10) == "x" * 9 + "…"


def test_titles_of_one_language_count() -> None:
    assert (
        outline.title({"header": {"title": {"tag": "plain_text", "i18n": {"en_us": "Hi", "zh_cn": "你好"}}}}) == "你好"
    )
    assert outline.title({"i18n_header": {"en_us": {"title": text("Hi")}}}) == "Hi"
    assert outline.title({}) == outline.title({"header": None}) == outline.title({"header": {"title": 3}}) == ""


def test_any_depth_is_read() -> None:
    value: dict[str, object] = {"tag": "markdown", "content": "deep"}
    for _ in range(100_000):
        value = {"elements": [value]}
    assert outline.text(value) == "deep"
