"""Words for looking (examples, values of samples) never stand in a filled card, whatever its document and values."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cardstudio.cards import fill
from cardstudio.cards import json as card_json
from cardstudio.cards.fill.drawn import drawn

NAMES = ["a", "b", "c"]
LOOKING = "LOOKING"
EXAMPLES: dict[str, Any] = {
    "text": LOOKING,
    "markdown": f"**{LOOKING}**",
    "url": f"https://example.com/{LOOKING}",
    "text_array": [LOOKING],
    "object_array": [{"m": LOOKING}],
    "table_rows": [{"m": LOOKING}],
    "choice": LOOKING,
    "image": {"img_key": LOOKING},
    "person": {"id": LOOKING},
    "integer": 987654321,
}


def variables(name: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.sampled_from(sorted(EXAMPLES)).flatmap(
        lambda type: st.fixed_dictionaries(
            {"name": st.just(name), "type": st.just(type)},
            optional={
                "example": st.just(EXAMPLES[type]),
                "label": st.just("Label"),
                "required": st.booleans(),
                "filled_by": st.sampled_from(["author", "sender", "program"]),
            },
        )
    )


PATHS = st.sampled_from([*NAMES, "a.m", "x", "x.m", "b.0.m"])
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(["Hi ", "**", " ", "\n"]),
        PATHS.map(lambda path: f"${{{path}}}"),
        PATHS.map(lambda path: f"${{{path} | default:'none'}}"),
        PATHS.map(lambda path: f"${{{path} | join:', ':'m'}}"),
    ),
    min_size=1,
    max_size=5,
).map("".join)
ELEMENTS = st.fixed_dictionaries(
    {"tag": st.just("markdown"), "content": TEXTS},
    optional={
        "$each": st.sampled_from(NAMES).map(lambda name: f"x in {name}"),
        "$if": PATHS.map(lambda path: f"{path} != null"),
        "img_key": PATHS.map(lambda path: f"${{{path}}}"),
        "rows": PATHS.map(lambda path: f"${{{path}}}"),
    },
)
DOCUMENTS = st.fixed_dictionaries(
    {
        "card": st.fixed_dictionaries({"elements": st.lists(ELEMENTS, min_size=1, max_size=4)}),
        "variables": st.tuples(*map(variables, NAMES)).map(list),
    }
).map(
    lambda document: {
        **document,
        "samples": [
            {"name": "s", "values": {one["name"]: EXAMPLES[one["type"]] for one in document["variables"]}},
        ],
    }
)
VALUES = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["given", None, [], [{"m": "given"}]]))


@settings(max_examples=200, deadline=None)
@given(document=DOCUMENTS, values=VALUES)
def test_no_example_and_no_sample_is_filled_in(document: dict[str, Any], values: dict[str, Any]) -> None:
    drawn(document)
    sent = card_json.dump(fill(document, values).card)
    assert LOOKING not in sent
    assert "987654321" not in sent
