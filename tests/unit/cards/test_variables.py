"""Declarations and values; what each type takes is in ``tests/vectors/fill/values.json``."""

from __future__ import annotations

from typing import Any

import pytest

from cardstudio.cards.fill.expressions import MISSING
from cardstudio.cards.fill.problems import Problems
from cardstudio.cards.fill.value_types import TYPES, type_named
from cardstudio.cards.fill.variables import FILLERS, bindings, declared


def problems_of(document: dict[str, Any], values: Any) -> list[str]:
    problems = Problems()
    bindings(declared(document, problems), values, problems)
    return [problem.rule for problem in problems.listed]


def test_it_works() -> None:
    variables = declared({"variables": [{"name": "n", "type": "Integer", "default": "3"}, {"name": "late"}]})
    bound = bindings(variables, {}, Problems())
    assert bound["n"].value == 3
    assert bound["late"].value is MISSING


@pytest.mark.parametrize("name", TYPES)
def test_every_type_is_known_in_the_card_tools_spelling(name: str) -> None:
    camel = "".join(word.capitalize() for word in name.split("_"))
    assert type_named(name) == type_named(camel) == type_named(camel[0].lower() + camel[1:]) == name


def test_wrong_values_carry_the_platforms_codes() -> None:
    problems = Problems()
    document = {"variables": [{"name": "n", "type": "integer"}, {"name": "d", "type": "date"}]}
    bindings(declared(document), {"n": "many", "d": "tomorrow"}, problems)
    assert [(problem.params["name"], problem.platform_code) for problem in problems.listed] == [
        ("n", 200732),
        ("d", 200737),
    ]
    assert all(problem.severity == "error" for problem in problems.listed)
    assert "“n”" in problems.listed[0].message("en")
    assert "“n”" in problems.listed[0].message("zh")


def test_a_wrong_value_gives_way_to_the_default() -> None:
    variables = declared({"variables": [{"name": "n", "type": "integer", "default": 1}]})
    assert bindings(variables, {"n": "x"}, Problems())["n"].value == 1


def test_members_are_checked_one_by_one() -> None:
    field = {"name": "due", "type": "date"}
    document = {"variables": [{"name": "tasks", "type": "object_array", "fields": [field]}]}
    problems = Problems()
    bindings(declared(document), {"tasks": [{"due": "2024-06-01"}, {"due": "soon"}, {}]}, problems)
    assert [problem.params["name"] for problem in problems.listed] == ["tasks.1.due"]


def test_only_type_markdown_is_markup_and_never_a_visitors() -> None:
    field = {"name": "note", "type": "markdown"}
    document = {
        "variables": [
            {"name": "text"},
            {"name": "rich", "type": "markdown"},
            {"name": "tasks", "type": "object_array", "fields": [field]},
        ]
    }
    trusted = bindings(declared(document), {}, Problems())
    assert not trusted["text"].kind.markup
    assert trusted["rich"].kind.markup
    assert trusted["tasks"].kind.fields["note"].markup
    stranger = bindings(declared(document), {}, Problems(), visitor=["rich", "tasks"])
    assert not stranger["rich"].kind.markup
    assert not stranger["tasks"].kind.fields["note"].markup


def test_declarations_inside_declarations_end() -> None:
    entry: dict[str, Any] = {"name": "a", "type": "object"}
    for _ in range(5000):
        entry = {"name": "a", "type": "object", "fields": [entry]}
    assert problems_of({"variables": [entry]}, {"a": {}}) == []


def test_who_fills_it_in_hangs_on_the_default_unless_it_is_said() -> None:
    variables = declared(
        {
            "variables": [
                {"name": "a"},
                {"name": "b", "default": "x"},
                {"name": "c", "default": None},
                *({"name": f"d{filler}", "default": "x", "filled_by": filler} for filler in FILLERS),
                {"name": "e", "filled_by": "nobody"},
                {"name": "f", "filled_by": ["author"], "default": "x"},
            ]
        }
    )
    fillers = [variable.filled_by for variable in variables.values()]
    assert fillers == ["sender", "author", "sender", "author", "sender", "program", "sender", "author"]


def test_what_a_declaration_gets_wrong_counts_as_not_said() -> None:
    entry = {
        "name": "a",
        "label": 5,
        "description": [],
        "required": "no",
        "options": {},
        "example": 1,
        "type": "choice",
    }
    (variable,) = declared({"variables": [entry]}).values()
    assert (variable.called, variable.required, list(variable.options)) == ("a", True, [])
    assert variable.example is MISSING


def test_telling_of_a_thousand_options_costs_no_more_than_ten() -> None:
    options = [f"option {number}" for number in range(1000)]
    document = {"variables": [{"name": "c", "type": "choice", "options": options}]}
    problems = Problems()
    bindings(declared(document), {"c": "none of them"}, problems)
    assert problems.listed[0].params["options"].count("option") == 10
