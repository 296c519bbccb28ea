from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardstudio.cards.outline import text_for_people as read
from tests.unit.cards.conftest import card_v1, card_v2, text

#: The TypeScript twin runs these, too.
VECTORS = Path(__file__).resolve().parents[2] / "vectors" / "words" / "cards.json"
CASES = json.loads(VECTORS.read_text(encoding="utf-8"))["cases"]
VALUES = st.sampled_from(
    [None, "", "word", "<i>*x*", 3, True, [], ["word"], [{"x": "word"}, {"y": 1}], {"c": "word"}, {}]
)
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
    assert read(CARD).title == "Weekly report"
    assert read(CARD).text.split("\n") == [
        "Weekly report",
        "KW 3",
        "Done 3 tasks, details late",
        "Open",
        "Call",
        "Item",
        "Apples",
    ]


def test_the_summary_is_the_first_text_of_the_body() -> None:
    assert read(CARD).summary == "Done 3 tasks, details late"
    assert read({**CARD, "config": {"summary": {"content": "Three tasks"}}}).summary == "Three tasks"
    assert read(card_v1({"tag": "markdown", "content": "x" * 500}), 10).summary == "x" * 9 + "…"


def test_titles_of_one_language_count() -> None:
    assert read({"header": {"title": {"tag": "plain_text", "i18n": {"en_us": "Hi", "zh_cn": "你好"}}}}).title == "你好"
    assert read({"i18n_header": {"en_us": {"title": text("Hi")}}}).title == "Hi"
    assert read({}).title == read({"header": None}).title == read({"header": {"title": 3}}).title == ""


def test_any_depth_is_read() -> None:
    value: dict[str, object] = {"tag": "markdown", "content": "deep"}
    for _ in range(100_000):
        value = {"elements": [value]}
    assert read(value).text == "deep"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_vectors(case: dict[str, Any]) -> None:
    said = read(case["document"])
    assert [said.title, said.summary, said.text.split("\n")] == [case["title"], case["summary"], case["text"]]


@pytest.mark.slow
@given(
    st.lists(
        st.sampled_from(["a", "b.c", "items", "item.x", "a | date:'short'", "b | nonsense", "items.0.x"]), max_size=6
    ),
    st.lists(
        st.fixed_dictionaries(
            {"name": st.sampled_from(["a", "b", "items"])},
            optional={
                "type": st.sampled_from(["text", "number", "image", "object", "object_array", "choice", "nonsense"]),
                "label": st.sampled_from(["", "Amount", "金额"]),
                "default": VALUES,
                "example": VALUES,
                "required": st.booleans(),
            },
        ),
        min_size=3,
        max_size=5,
    ),
    VALUES,
)
def test_no_declared_blank_is_ever_read_as_code(
    placed: list[str], variables: list[dict[str, Any]], sample: object
) -> None:
    code = " ".join("${" + one + "}" for one in placed)
    element = {"tag": "markdown", "content": code, "i18n_content": {"en_us": code}}
    document = {
        "card": card_v2(
            element,
            {**element, "$each": "item in items"},
            {"tag": "input", "default_value": code},
            header={"title": text(code)},
        ),
        "variables": variables,
        "samples": [{"values": {"a": sample, "b": sample, "items": sample}}],
    }
    said = read(document)
    declared = {variable["name"] for variable in variables} | {"item"}
    roots = "|".join(declared - ({"item"} if any("item." in one for one in placed) else set()))
    assert not re.search(rf"\$\{{ *({roots})\b", said.title + said.text + said.summary)
