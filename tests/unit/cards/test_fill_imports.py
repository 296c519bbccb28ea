"""Loops and conditions of other tools fill like our own."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cardstudio.cards import fill, lint
from cardstudio.cards.fill.imports import with_own_loops

TASKS = [{"title": "A", "subs": [{"t": "1"}, {"t": "2"}]}, {"title": "B", "subs": []}]
VALUES = st.recursive(
    st.none()
    | st.text(max_size=4)
    | st.sampled_from(["${a}", "x ${b.c}", "repeat", "${a == 1 && b}", "template_open_url"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["tag", "variable", "elements", "_varloop", "$data", "$when", "type", "multi_url", "value", "k"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=15,
)


def card_of(*elements: Any) -> dict[str, Any]:
    return {"schema": "2.0", "body": {"elements": list(elements)}}


def plain(content: str, **more: Any) -> dict[str, Any]:
    return {"tag": "div", "text": {"tag": "plain_text", "content": content}, **more}


def filled(card: dict[str, Any], **values: Any) -> list[Any]:
    types = {list: "object_array", dict: "url", str: "text"}
    variables = [{"name": name, "type": types[type(value)]} for name, value in values.items()]
    document = {"card": with_own_loops(card, values), "variables": variables}
    result = fill(document, values)
    assert not result.problems
    elements: list[Any] = result.card["body"]["elements"]
    return elements


def texts(elements: list[Any]) -> list[str]:
    return [element["text"]["content"] for element in elements]


def test_the_loop_container() -> None:
    loop = {"tag": "repeat", "variable": "tasks", "elements": [plain("${tasks.title} ${name}")]}
    assert texts(filled(card_of(plain("top"), loop), tasks=TASKS, name="N")) == ["top", "A N", "B N"]


def test_what_stands_together_in_a_loop_container_stays_together() -> None:
    loop = {"tag": "repeat", "variable": "tasks", "elements": [plain("${tasks.title}"), {"tag": "hr"}]}
    sets = filled(card_of(loop), tasks=TASKS)
    assert [texts(one["columns"][0]["elements"][:1]) for one in sets] == [["A"], ["B"]]
    assert all(one["columns"][0]["elements"][1] == {"tag": "hr"} for one in sets)
    assert not lint(card_of(*sets)).errors


def test_varloop() -> None:
    loop = {
        "tag": "column_set",
        "_varloop": "${tasks}",
        "columns": [{"tag": "column", "elements": [plain("${title} ${name}")]}],
    }
    sets = filled(card_of(loop), tasks=TASKS, name="N")
    assert [texts(one["columns"][0]["elements"]) for one in sets] == [["A N"], ["B N"]]


def test_data_and_when() -> None:
    inner = plain("$${x} ${t | upper}", **{"$data": "${subs}", "$when": "${t != '2' && name}"})
    outer = {"tag": "column_set", "$data": "${tasks}", "columns": [{"tag": "column", "elements": [inner]}]}
    sets = filled(card_of(outer), tasks=TASKS, name="N")
    assert [texts(one["columns"][0]["elements"]) for one in sets] == [["${x} 1"], []]


def test_a_condition_that_says_more_than_ours_is_left_to_be_reported() -> None:
    card = with_own_loops(card_of(plain("x", **{"$when": "${count(a) > 1}"})), [])
    assert card["body"]["elements"][0]["$when"] == "${count(a) > 1}"


def test_a_link_of_one_variable() -> None:
    button = {"tag": "button", "behaviors": [{"type": "template_open_url", "multi_url": "${link}"}]}
    (made,) = filled(card_of(button), link={"url": "https://x.com/", "pc_url": "https://pc.x.com/"})
    assert made["behaviors"] == [
        {
            "type": "open_url",
            "default_url": "https://x.com/",
            "pc_url": "https://pc.x.com/",
            "ios_url": "https://x.com/",
            "android_url": "https://x.com/",
        }
    ]


def test_a_card_without_any_stays_the_same_object() -> None:
    card = card_of(plain("${name}"), {"tag": "button", "value": {"_varloop": "${x}"}})
    assert with_own_loops(card, ["name"]) is card


@given(VALUES)
def test_it_never_raises(value: Any) -> None:
    card = with_own_loops({"k": value}, ["a"])
    assert isinstance(card, dict)
