"""Filling by the vectors that the TypeScript twin runs too, and what holds for any document."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardstudio.cards import fill
from cardstudio.cards.catalog import CATALOG
from cardstudio.cards.fill.slots import CONTENT_KEYS, OPAQUE, URL_KEYS
from cardstudio.cards.json import dump
from cardstudio.cards.messages import finding_message
from cardstudio.cards.pointers import resolve

VECTORS = Path(__file__).resolve().parents[2] / "vectors" / "fill"
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8)
)
TEMPLATES = st.sampled_from(
    ["${a}", "x ${b | upper} $${", "${loop.index} ${i.t}", "`${a}` [l](${a}) <at id=${b}>", "${", "plain"]
)
KEYS = st.sampled_from(
    ["tag", "content", "url", "text", "value", "elements", "rows", "columns", "$if", "$each", "$x", "k"]
)
JSON = st.recursive(
    SCALARS | TEMPLATES | st.sampled_from(["i in a", "i in b", "a and not b", "markdown", "table", "lark_md"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=3), inner, max_size=4),
    max_leaves=12,
)
DOCUMENTS = st.builds(
    lambda card, variables: {"card": card, "variables": variables},
    st.dictionaries(KEYS, JSON, max_size=4),
    st.just([{"name": "a"}, {"name": "b", "type": "object_array"}, {"name": "c", "type": "any"}]) | JSON,
)


def cases() -> list[Any]:
    found = []
    for path in sorted(VECTORS.glob("*.json")):
        listed = json.loads(path.read_text(encoding="utf-8")).get("cases", [])
        found += [pytest.param(case, id=f"{path.stem}: {case['name']}") for case in listed]
    return found


def document_of(*elements: Any, variables: Any = (), **more: Any) -> dict[str, Any]:
    return {"card": {"schema": "2.0", "body": {"elements": list(elements)}}, "variables": list(variables), **more}


def plain(content: str, **more: Any) -> dict[str, Any]:
    return {"tag": "div", "text": {"tag": "plain_text", "content": content}, **more}


@pytest.mark.parametrize("case", cases())
def test_vector(case: dict[str, Any]) -> None:
    document = copy.deepcopy(case["document"])
    filled = fill(document, case["values"], visitor=case.get("visitor", ()))
    is_document = isinstance(document, dict) and isinstance(document.get("card"), dict)
    template = document["card"] if is_document else document
    if case.get("same"):
        assert filled.card is template
    else:
        assert filled.card == case["card"]
        assert list(dump(filled.card)) == list(dump(case["card"])), "the order of keys changed"
    shown = [{key: held for key, held in problem.to_dict().items() if key != "message"} for problem in filled.problems]
    assert shown == case.get("problems", [])
    assert dict(filled.origins) == case.get("origins", {})
    assert document == case["document"], "the template was changed"


def test_every_problem_has_words() -> None:
    rules = {
        (problem["rule"], tuple(problem["params"]))
        for case in cases()
        for problem in case.values[0].get("problems", [])
    }
    assert len(rules) > 15
    for rule, params in rules:
        for locale in ("en", "zh"):
            assert finding_message(rule, dict.fromkeys(params, "x"), locale)


def test_slots_are_the_catalogs() -> None:
    slots = json.loads((VECTORS / "slots.json").read_text(encoding="utf-8"))
    assert slots["content"] == sorted(CONTENT_KEYS)
    assert slots["url"] == sorted(URL_KEYS)
    assert slots["opaque"] == sorted(OPAQUE)


def test_nothing_of_a_default_snippet_changes() -> None:
    for component in CATALOG.values():
        for snippet in component.snippets.values():
            card = {"schema": "2.0", "body": {"elements": [snippet]}}
            filled = fill({"card": card, "variables": [{"name": "a"}]}, {"a": "x"})
            assert filled.card is card
            assert not filled.problems


def test_unchanged_parts_are_the_same_objects() -> None:
    still, moved = plain("still"), plain("moved")
    document = document_of(
        plain("${a}"),
        still,
        plain("x", **{"$each": "i in l"}),
        moved,
        variables=[{"name": "a"}, {"name": "l", "type": "list"}],
    )
    elements = fill(document, {"a": "A", "l": [1, 2]}).card["body"]["elements"]
    assert elements[1] is still
    assert elements[4] is moved
    assert elements[2]["text"] is elements[3]["text"] is document["card"]["body"]["elements"][2]["text"]


def test_origins_answer_for_any_place() -> None:
    document = document_of(
        plain("gone", **{"$if": "no"}),
        plain("${i}", **{"$each": "i in l"}),
        {"tag": "select_static", "options": "${o}"},
        variables=[{"name": "no"}, {"name": "l", "type": "list"}, {"name": "o", "type": "option_array"}],
    )
    origins = fill(document, {"no": None, "l": [1, 2], "o": [{"text": "A", "value": "a"}]}).origins
    assert origins[""] == ""
    assert origins["/body"] == "/body"
    assert origins["/body/elements/1/text/content"] == "/body/elements/1/text/content"
    assert origins["/body/elements/2/options/0/text/content"] == "/body/elements/2/options"
    assert origins["/body/elements/0/text"] == "/body/elements/1/text"
    assert origins["/body/elements/99"] == "/body/elements"


def test_loops_stop_at_a_thousand_items() -> None:
    document = document_of(
        plain("${i}", **{"$each": "i in l"}), plain("end"), variables=[{"name": "l", "type": "list"}]
    )
    filled = fill(document, {"l": list(range(5000))})
    assert len(filled.card["body"]["elements"]) == 1001
    assert filled.card["body"]["elements"][-1] == plain("end")
    assert [problem.rule for problem in filled.problems] == ["fill-too-many-items"]
    assert not filled.ok


def test_nested_loops_share_the_limit() -> None:
    inner = {"tag": "column", "$each": "j in l", "elements": [plain("${i} ${j}")]}
    outer = {"tag": "column_set", "$each": "i in l", "columns": [inner]}
    filled = fill(document_of(outer, variables=[{"name": "l", "type": "list"}]), {"l": list(range(100_000))})
    columns = [len(each["columns"]) for each in filled.card["body"]["elements"]]
    assert sum(columns) + len(columns) <= 2 * 1_000
    assert {problem.rule for problem in filled.problems} == {"fill-too-many-items"}


BIG = "字" * 50_000


@pytest.mark.parametrize(
    ("element", "values"),
    [
        (plain("${big}" * 10), {"big": BIG}),
        (plain("${big}", **{"$each": "i in l"}), {"big": BIG, "l": list(range(1000))}),
        (plain(BIG, **{"$each": "i in l"}), {"l": list(range(1000))}),
        ({"tag": "button", "$each": "i in l", "value": {"k": BIG}}, {"l": list(range(1000))}),
        ({"tag": "button", "$each": "i in l", "value": "${o}"}, {"l": list(range(1000)), "o": {"k": BIG}}),
        ({"tag": "x", "$each": "i in l", "rows": "${l}"}, {"l": [[1] * 1000] * 1000}),
        ({"tag": "x", "$each": "i in l", "k": [1] * 10_000}, {"l": list(range(1000))}),
    ],
    ids=["text", "text in a loop", "static text in a loop", "opaque", "opaque value", "list", "numbers"],
)
def test_filling_adds_two_hundred_kilobytes_at_most(element: Any, values: dict[str, Any]) -> None:
    names = [{"name": "big"}, {"name": "l", "type": "mystery"}, {"name": "o", "type": "object"}]
    document = document_of(element, plain("after"), variables=names)
    filled = fill(document, values)
    assert "fill-too-large" in {problem.rule for problem in filled.problems}
    assert len(dump(filled.card).encode()) < len(dump(document).encode()) + 450_000
    assert filled.card["body"]["elements"][-1] == plain("after")
    assert "$each" not in dump(filled.card)


@pytest.mark.slow
@pytest.mark.parametrize("depth", [150, 100_000])
def test_any_depth_is_survived(depth: int) -> None:
    template: Any = "${a}"
    value: Any = "x"
    for _ in range(depth):
        template = [{"k": template}]
        value = [{"k": value}]
    document = {
        "card": {"k": template, "v": "${b}"},
        "variables": [{"name": "a"}, {"name": "b", "type": "object_array"}],
    }
    filled = fill(document, {"a": "x", "b": value})
    assert {problem.rule for problem in filled.problems} == {"fill-too-deep"}
    assert filled.card["v"] == "${b}", "a value too deep to be written safely must not get in"


@given(JSON)
def test_without_variables_and_directives_it_is_identity(card: Any) -> None:
    text = dump(card)
    if "$" not in text:
        document = {"card": {"body": card}, "variables": []}
        assert fill(document).card is document["card"]


@settings(max_examples=60)
@given(DOCUMENTS | JSON, JSON)
def test_it_never_raises_and_leaves_no_directive(document: Any, values: Any) -> None:
    before = dump(document)
    filled = fill(document, values)
    assert dump(document) == before
    assert not isinstance(filled.card, dict) or dollar_keys(filled.card) == []
    for pointer in filled.origins:
        resolve(filled.card, pointer)
    for problem in filled.problems:
        assert problem.message("en")
        assert problem.message("zh")


@settings(max_examples=20)
@given(DOCUMENTS, JSON)
def test_filling_twice_gives_the_same(document: Any, values: Any) -> None:
    assert fill(document, values).card == fill(document, values).card


@given(st.text(max_size=40) | st.text(alphabet="`*_~[]()<>#-\n|&:$\\ aAt=i", max_size=40))
def test_a_text_never_becomes_markup(text: str) -> None:
    document = document_of({"tag": "markdown", "content": "A ${a} B"}, variables=[{"name": "a"}])
    content = fill(document, {"a": text}).card["body"]["elements"][0]["content"]
    assert not set("*_~`<>[]\\|") & set(content)


def dollar_keys(value: Any) -> list[str]:
    """Keys with a ``$`` outside what is never looked into."""
    found: list[str] = []
    stack = [(value, False)]
    while stack:
        item, in_rows = stack.pop()
        if isinstance(item, dict):
            for key, held in item.items():
                if key.startswith("$"):
                    found.append(key)
                if key not in OPAQUE or in_rows:
                    stack.append((held, key == "rows"))
        elif isinstance(item, list):
            stack.extend((held, in_rows) for held in item)
    return found
