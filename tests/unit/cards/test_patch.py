from __future__ import annotations

from typing import Any, cast

import pytest

from cardstudio.cards.patch import Conflict, Patched, apply

VALUE: dict[str, Any] = {"a": [1, {"b/c": 2}], "d": True}


@pytest.mark.parametrize(
    ("patch", "result"),
    [
        ([{"op": "add", "path": "/e", "value": 1}], {"a": [1, {"b/c": 2}], "d": True, "e": 1}),
        ([{"op": "add", "path": "/a/0", "value": 0}], {"a": [0, 1, {"b/c": 2}], "d": True}),
        ([{"op": "add", "path": "/a/-", "value": 3}], {"a": [1, {"b/c": 2}, 3], "d": True}),
        ([{"op": "replace", "path": "/a/1/b~1c", "value": 5}], {"a": [1, {"b/c": 5}], "d": True}),
        ([{"op": "remove", "path": "/a/0"}], {"a": [{"b/c": 2}], "d": True}),
        ([{"op": "move", "from": "/a/1", "path": "/e"}], {"a": [1], "d": True, "e": {"b/c": 2}}),
        ([{"op": "copy", "from": "/d", "path": "/a/0"}], {"a": [True, 1, {"b/c": 2}], "d": True}),
        ([{"op": "replace", "path": "", "value": {}}], {}),
        ([{"op": "remove", "path": ""}, {"op": "test", "path": "", "value": None}], None),
        ([{"op": "test", "path": "/a/1", "value": {"b/c": 2}}], VALUE),
    ],
)
def test_it_applies(patch: list[dict[str, Any]], result: dict[str, Any] | None) -> None:
    before = {"a": [1, {"b/c": 2}], "d": True}
    assert apply(VALUE, patch) == result
    assert before == VALUE


@pytest.mark.parametrize(
    "operation",
    [
        {"op": "test", "path": "/d", "value": 1},
        {"op": "test", "path": "/a", "value": [1]},
        {"op": "remove", "path": "/x"},
        {"op": "replace", "path": "/a/9", "value": 1},
        {"op": "add", "path": "/a/9", "value": 1},
        {"op": "add", "path": "/x/y", "value": 1},
        {"op": "add", "path": "/a/-1", "value": 1},
        {"op": "replace", "path": "/a/-", "value": 1},
        {"op": "replace", "path": "/a/01", "value": 1},
        {"op": "copy", "from": "/a/01", "path": "/e"},
        {"op": "test", "path": "/a/" + "1" * 5_000, "value": 1},
        {"op": "add", "path": "a", "value": 1},
        {"op": "add", "path": "/d/e", "value": 1},
        {"op": "nonsense", "path": "/d"},
    ],
)
def test_it_refuses_what_does_not_fit(operation: dict[str, Any]) -> None:
    with pytest.raises(Conflict):
        apply(VALUE, [operation])


def test_keys_that_were_removed_come_back_in_their_order() -> None:
    patched = Patched({"a": 1, "b": 2, "c": 3, "d": 4})
    with pytest.raises(Conflict):
        patched.apply(
            [
                {"op": "add", "path": "/e", "value": 5},
                {"op": "remove", "path": "/b"},
                {"op": "remove", "path": "/a"},
                {"op": "add", "path": "/b", "value": 6},
                {"op": "remove", "path": "/b"},
                {"op": "test", "path": "/c", "value": 0},
            ]
        )

    assert list(cast("dict[str, int]", patched.value).items()) == [("a", 1), ("b", 2), ("c", 3), ("d", 4)]
