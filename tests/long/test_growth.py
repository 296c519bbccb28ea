"""Twice the input is twice the work, for every kind of input: what a rule looks for, what a text is made of, and so on.

Families of rules and components come from the examples of each, so that a new one is here by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from cardstudio.cards import Finding, convert, fill, fix
from cardstudio.cards.envelope import Unwrapped, recognise
from cardstudio.cards.lint import lint
from cardstudio.cards.lint.examples import EXAMPLES, Example
from cardstudio.cards.lint.rules import explain
from tests.component_examples import examples_of, tags_with_examples
from tests.long.growing import Grown, Place, lists_of, size_of, with_items, with_keys, with_text
from tests.scaling import assert_linear_on

pytestmark = pytest.mark.long


def families_of_rules() -> Iterator[Any]:
    """The first and the innermost list of an example grown, and the object or the text its finding points at."""
    for rule, examples in EXAMPLES.items():
        cases = explain(rule).cases
        for number, example in enumerate(examples):
            held = json.loads(example.holds) if isinstance(example.holds, str) and rule == "no-card" else example.holds
            if not isinstance(held, dict | list) or not held:
                continue
            for told, grown in _grown(held, cases[number].finding):
                yield pytest.param(example, grown, id=f"{rule} {number}: {told}")


def _grown(held: Any, finding: Finding) -> Iterator[tuple[str, Grown]]:
    listed = list(lists_of(held))
    for place in {str(place): place for place in (*listed[:1], *listed[-1:])}.values():
        yield f"items of {place}", with_items(held, place)
    place, there = _pointed_at(held, finding.pointer)
    if isinstance(there, dict) and any(given in there for given in finding.params.values() if isinstance(given, str)):
        yield f"keys of {place}", with_keys(held, place)
    elif isinstance(there, str) and there:
        yield f"text of {place}", with_text(held, place)


def _pointed_at(held: Any, pointer: str) -> tuple[Place, Any]:
    """The nearest object or text on the way: in wrappers and documents the pointer begins at the card."""
    keys: tuple[str | int, ...] = ()
    if isinstance(held, dict) and isinstance(held.get("card"), dict):
        keys, held = ("card",), held["card"]
    found = Place(keys), held
    for token in pointer.split("/")[1:]:
        key = int(token) if isinstance(held, list) else token
        if not isinstance(held, dict | list) or (isinstance(held, dict) and key not in held):
            break
        held, keys = held[key], (*keys, key)
        if isinstance(held, dict | str):
            found = Place(keys), held
    return found


def looked_at(example: Example, held: Any) -> None:
    """Looked at as the example is, and mended: that looks for everything, where people are told some of it."""
    if example.values is not None:
        fill(held, example.values)
    elif not isinstance(held, dict):
        lint(held, example.channel)
    elif example.sending:
        lint(held, example.channel, sending=True)
    else:
        found: Unwrapped = recognise(held)
        fix(found, "all", example.channel, callbacks=example.callbacks, client=example.client)


@pytest.mark.parametrize(("example", "grown"), list(families_of_rules()))
def test_a_rule_takes_time_by_the_size_of_the_card(example: Example, grown: Grown) -> None:
    assert_linear_on(grown, lambda held: looked_at(example, held), size_of)


def families_of_components() -> Iterator[Any]:
    """The lists of each minimal card grown, and the keys of its component."""
    for tag in tags_with_examples():
        for case in examples_of(tag):
            if case["name"] != "minimal":
                continue
            card, other = case["card"], "2.0" if case["format"] == "1.0" else "1.0"
            places = list(lists_of(card))
            grown = {f"items of {place}": with_items(card, place) for place in places}
            inner = Place((*places[-1].keys, 0))
            if isinstance(inner.of(card), dict):
                grown[f"keys of {inner}"] = with_keys(card, inner)
            yield from (pytest.param(one, other, id=f"{tag} {case['format']}: {told}") for told, one in grown.items())


@pytest.mark.parametrize(("grown", "to"), list(families_of_components()))
def test_a_component_is_mended_and_converted_in_time_by_the_size_of_the_card(grown: Grown, to: str) -> None:
    def work(card: Any) -> None:
        fix(card)
        convert(card, to)

    assert_linear_on(grown, work, size_of)
