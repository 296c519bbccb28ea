"""Whatever a link's maker is allowed to make, each of its senders sends a complete card, without a word for looking."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from cardstudio.accounts.policy import Actor
from cardstudio.api.errors import ApiError
from cardstudio.library import services as library
from cardstudio.library.models import Template, Version
from cardstudio.sharing.content.card_content import content_of, require_sendable
from cardstudio.sharing.models import ShareLink
from tests.conftest import People

# Of each type: what fits.
FITTING: dict[str, st.SearchStrategy[Any]] = {
    "text": st.text("ab9字", min_size=1, max_size=4),
    "boolean": st.booleans(),
    "choice": st.sampled_from(["a", "b"]),
    "integer": st.integers(0, 3),
    "object_array": st.lists(st.fixed_dictionaries({"due": st.sampled_from(["", "x"])}), max_size=2),
}
#: Words for looking: examples, and values of samples.
LOOKING: dict[str, Any] = {"who": "LOOKING", "many": 987654321, "rows": [{"due": "LOOKING"}]}
SAMPLES = [{"name": "Example", "values": LOOKING}]
NAMES = {"yes": "boolean", "no": "boolean", "kind": "choice", "many": "integer", "who": "text", "rows": "object_array"}
MAY_BE_OPEN = [name for name, type in NAMES.items() if type != "object_array"]
CONDITIONS = st.sampled_from(
    [
        "yes",
        "not yes",
        "no and yes",
        "kind == 'a'",
        "kind != 'b' or no",
        "many > 1",
        "row.due",
        "who",
        "not (yes or no)",
    ]
)
CONTENTS = st.sampled_from(["who", "who", "many", "row.due"]).map("words ${{{}}}".format)


def element(content: str, condition: str | None, loop: str | None) -> dict[str, Any]:
    found: dict[str, Any] = {"tag": "markdown", "content": content}
    return found | ({"$if": condition} if condition else {}) | ({"$each": loop} if loop else {})


def container(held: list[Any], condition: str | None, loop: str | None) -> dict[str, Any]:
    held = held or [{"tag": "markdown", "content": "words"}]
    return {**element("", condition, loop), "tag": "interactive_container", "elements": held}


DIRECTIVES = (CONDITIONS, st.none() | st.just("row in rows"))
LEAVES = st.builds(element, CONTENTS, *DIRECTIVES)
ELEMENTS = LEAVES | st.builds(container, st.lists(LEAVES, max_size=3), *DIRECTIVES)


@st.composite
def variables(draw: st.DrawFn) -> list[dict[str, Any]]:
    found = []
    for name, type in NAMES.items():
        variable: dict[str, Any] = {"name": name, "type": type, "required": draw(st.sampled_from([True, True, False]))}
        if type == "choice":
            variable["options"] = ["a", "b"]
        if draw(st.integers(0, 3)) == 0:
            variable["default"] = draw(FITTING[type])
        if name in LOOKING and draw(st.booleans()):
            variable["example"] = LOOKING[name]
        found.append(variable)
    return found


def chosen(data: st.DataObject, names: list[str]) -> dict[str, Any]:
    return {name: data.draw(FITTING[NAMES[name]]) for name in names}


def sent(link: ShareLink, typed: dict[str, Any]) -> tuple[str, str]:
    """What a sender is told, and the card that goes out."""
    try:
        return "", str(content_of(link, typed, complete=True).card_content["card"])
    except ApiError as error:
        return error.code, ""


@settings(max_examples=300)
@given(st.data())
def test_what_may_be_made_is_always_sent_whole(data: st.DataObject) -> None:
    elements = [{"tag": "markdown", "content": "hello"}, *data.draw(st.lists(ELEMENTS, min_size=1, max_size=3))]
    card = {"schema": "2.0", "body": {"elements": elements}}
    document: dict[str, Any] = {"card": card, "variables": data.draw(variables()), "samples": SAMPLES}
    opened = [name for name in MAY_BE_OPEN if data.draw(st.booleans())]
    values = chosen(data, [name for name in NAMES if name != "who" and data.draw(st.booleans())])
    try:
        require_sendable(document, values, opened)
    except ApiError:
        return
    link = ShareLink(version=Version(pk=1, document=document), values=values, open_variables=opened)
    # A sender fills in all that is asked for, and of the rest what they like.
    asked = [one["name"] for one in document["variables"] if one["required"] and "default" not in one]
    typed = chosen(data, [name for name in opened if name in asked or data.draw(st.booleans())])
    said, went_out = sent(link, typed)
    assert said in ("", "card_refused")  # what some answers leave of a card is none for the platform
    assert not [name for name in NAMES if f"${{{name}}}" in went_out]
    assert "LOOKING" not in went_out
    assert "987654321" not in went_out


FLAGGED: dict[str, Any] = {
    "card": {
        "schema": "2.0",
        "body": {
            "elements": [
                {"tag": "markdown", "content": "hello"},
                {"tag": "markdown", "content": "Call ${hotline}", "$if": "not calm"},
            ]
        },
    },
    "variables": [
        {"name": "calm", "type": "boolean", "label": "Is all calm?"},
        {"name": "hotline", "label": "Hotline", "filled_by": "program"},
    ],
}


@pytest.fixture
def flagged(people: People) -> Template:
    return library.template_create(actor=Actor(people.alice), team=people.team, name="Flagged", document=FLAGGED)


def test_a_gap_that_only_one_answer_opens_is_found_when_the_link_is_made(alice: Client, flagged: Template):
    def make(**more: Any) -> Any:
        body = {"template": str(flagged.pk), **more}
        return alice.post("/api/v1/share-links/", body, content_type="application/json")

    refused = make()
    assert (refused.status_code, refused.json()["error"]["code"]) == (422, "missing_value")
    assert refused.json()["error"]["fields"] == {"values.hotline": ["The card needs “Hotline”."]}
    said = [found["pointer"] for found in refused.json()["report"]["findings"] if found["rule"] == "missing-value"]
    assert said == ["/body/elements/1/content"]
    assert make(values={"hotline": "110"}).status_code == 201
    assert make(open_variables=["calm", "hotline"]).status_code == 201
    assert make(values={"calm": True}).status_code == 201  # fixed, so nobody can be asked for the other part
    assert make(values={"calm": False}).status_code == 422
