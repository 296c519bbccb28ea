"""What a card may come to need while some of its values are still to be given."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardstudio.cards import fill
from cardstudio.cards.fill.needs import may_miss

NAMES = ("flag", "kind", "count", "day", "gap", "rest", "list", "spare")
TYPES = {"flag": "boolean", "kind": "choice", "count": "integer", "list": "object_array"}
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "flag": st.booleans(),
    "kind": st.sampled_from(["a", "b", ""]),
    "count": st.integers(0, 3),
    "list": st.lists(st.fixed_dictionaries({"due": st.none() | st.sampled_from(["", "x"])}), max_size=3),
}
TEXT = st.text(max_size=4)
OPERANDS = st.sampled_from([*NAMES, "item.due", "loop.first", "loop.last", "true", "'a'", "1", "null"])
CONDITIONS = st.recursive(
    OPERANDS
    | st.builds("{} {} {}".format, OPERANDS, st.sampled_from(["==", "!=", "<", ">=", "in", "not in"]), OPERANDS)
    | st.builds("{} in ['a', 1]".format, OPERANDS),
    lambda inner: (
        st.builds("({} and {})".format, inner, inner)
        | st.builds("({} or {})".format, inner, inner)
        | st.builds("not ({})".format, inner)
    ),
    max_leaves=4,
)
CONTENTS = st.sampled_from([*NAMES, "item.due"]).flatmap(
    lambda name: st.sampled_from(
        [f"${{{name}}}", f"a ${{{name}}} b", f"${{{name} | default:'-'}}", f"${{{name} | upper}}"]
    )
)


def with_directives(element: dict[str, Any], condition: str | None, loop: str | None) -> dict[str, Any]:
    more = {key: held for key, held in (("$if", condition), ("$each", loop)) if held is not None}
    return {**element, **more}


DIRECTIVES = (st.none() | CONDITIONS, st.none() | st.sampled_from(["item in list", "item in gap", "inner in item.due"]))
LEAVES = st.builds(with_directives, st.builds(lambda text: {"tag": "markdown", "content": text}, CONTENTS), *DIRECTIVES)
TABLES = st.builds(lambda text: {"tag": "table", "rows": [{"value": [text]}]}, CONTENTS)
ELEMENTS = st.recursive(
    LEAVES | TABLES,
    lambda inner: st.builds(
        with_directives,
        st.builds(lambda held: {"tag": "form", "elements": held}, st.lists(inner, max_size=3)),
        *DIRECTIVES,
    ),
    max_leaves=6,
)
CARDS = st.builds(lambda held: {"schema": "2.0", "body": {"elements": held}}, st.lists(ELEMENTS, max_size=4))


def a_value(name: str) -> st.SearchStrategy[Any]:
    return VALUES.get(name, TEXT)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    variables = []
    for name in NAMES:
        variable = {"name": name, "type": TYPES.get(name, "text"), "required": draw(st.booleans())}
        if draw(st.integers(0, 2)) == 0:
            variable["default"] = draw(a_value(name))
        variables.append(variable)
    return {"card": draw(CARDS), "variables": variables}


def some_values(draw: st.DrawFn, names: Any) -> dict[str, Any]:
    return {name: draw(a_value(name)) for name in names}


@given(st.data())
def test_what_is_not_named_is_never_missing(data: st.DataObject) -> None:
    document = data.draw(documents())
    later = data.draw(st.sets(st.sampled_from(NAMES)))
    closed = some_values(data.draw, data.draw(st.sets(st.sampled_from(NAMES))) - later)
    named = {problem.params["name"] for problem in may_miss(document, closed, later)}
    filled = fill(document, {**closed, **some_values(data.draw, later)})
    assert set(filled.missing) <= named


@given(st.data())
def test_with_nothing_to_come_it_is_what_filling_says(data: st.DataObject) -> None:
    document = data.draw(documents())
    values = some_values(data.draw, data.draw(st.sets(st.sampled_from(NAMES))))
    said = [problem for problem in fill(document, values).problems if problem.rule == "missing-value"]
    assert list(may_miss(document, values, ())) == said


def document_of(*elements: dict[str, Any], **types: str) -> dict[str, Any]:
    variables = [{"name": name, "type": type} for name, type in types.items()]
    return {"card": {"schema": "2.0", "body": {"elements": list(elements)}}, "variables": variables}


def element(content: str, **more: str) -> dict[str, Any]:
    return {"tag": "markdown", "content": content, **{f"${key}": held for key, held in more.items()}}


@pytest.mark.parametrize(
    ("condition", "needed"),
    [
        ("flag", True),
        ("not flag", True),
        ("flag and not flag", True),  # each part by itself
        ("false and flag", False),
        ("flag or true", True),
        ("closed", False),
        ("not closed", True),
        ("closed and flag", False),
        ("kind == 'a'", True),
        ("kind == 'a' and closed", False),
    ],
)
def test_a_part_is_there_unless_its_condition_can_never_hold(condition: str, needed: bool) -> None:
    document = document_of(
        element("${gap}", **{"if": condition}), flag="boolean", closed="boolean", kind="choice", gap="text"
    )
    named = {one.params["name"] for one in may_miss(document, {"closed": False}, ("flag", "kind"))}
    assert named == ({"gap"} if needed else set())


def test_a_list_nobody_knows_yet_may_have_any_items() -> None:
    document = document_of(
        {
            "tag": "form",
            "elements": [element("${gap}", **{"if": "not loop.first and item.due"})],
            "$each": "item in list",
        },
        list="object_array",
        gap="text",
    )
    assert [one.pointer for one in may_miss(document, {}, ("list",))] == ["/body/elements/0/elements/0/content"]
    assert not may_miss(document, {"list": []}, ())
    assert not may_miss(document, {"list": [{"due": "x"}]}, ())


def test_a_walk_that_is_too_long_is_no_reason_to_believe_it() -> None:
    rows = [
        element("x", each="item in list", **{"if": "flag"}),
        element("y", each="item in list", **{"if": "not flag"}),
    ]
    document = document_of(
        *rows, {"tag": "form", "elements": [element("${gap}")], "$each": "item in list", "$if": "flag and false"},
        list="object_array", flag="boolean", gap="text",
    )  # fmt: skip
    few, many = ({"list": [{}] * count} for count in (10, 600))
    assert not may_miss(document, few, ("flag",))
    assert [one.params["name"] for one in may_miss(document, many, ("flag",))] == ["gap"]


def test_no_number_of_warnings_hides_an_error() -> None:
    document = document_of(*(element(f"${{nobody{index}}}") for index in range(250)), element("${gap}"), gap="text")
    assert fill(document).missing == ("gap",)
    assert not fill(document).ok
