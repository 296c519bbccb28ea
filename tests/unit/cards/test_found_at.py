"""The steps from a text to its card lead there, whatever is around it."""

from __future__ import annotations

import json
import shlex
from typing import Any

import pytest

from cardstudio.cards import unwrap
from cardstudio.cards.pointers import resolve
from cardstudio.cards.reading.pasted import read
from cardstudio.cards.reading.steps import Inside, Region, Steps, Text

CARD: dict[str, Any] = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": 'Say "Hi"'}]}}
TEXT = json.dumps(CARD)
CODE = "{schema: '2.0', body: {elements: [{tag: 'markdown', content: 'Say \"Hi\"'}]}}"


def followed(text: str, steps: Steps) -> Any:
    """What stands where the steps lead, read again from the text alone."""
    value: Any = text.removeprefix("\ufeff")
    for step in steps:
        match step:
            case Region(start, end, "escaped"):
                value = json.loads(f'"{value[start:end]}"')
            case Region(start, end, "json"):
                value = json.loads(value[start:end])
            case Region(start, end, "shell"):
                (value,) = shlex.split(value[start:end])
            case Region(start, end):
                value = read(value[start:end]).value
            case Inside(pointer):
                value = resolve(value, pointer)
            case Text():
                assert isinstance(value, str)
                value = value.removeprefix("\ufeff")
    return value


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"\ufeff  {TEXT}\r\n",
        json.dumps(TEXT),
        json.dumps(json.dumps(TEXT)),
        TEXT[:-1] + ",}",
        TEXT.replace("{", "{ // first\n", 1),
        CODE,
        f"\ufeffconst card = {CODE};\r\n",
        f"Look:\n\n```json\n{TEXT}\n```\nthanks {{a}}",
        f"  - uses: x\n    content: |\n      {TEXT}\n",
        f"curl -d '{json.dumps({'msg_type': 'interactive', 'card': CARD})}' https://example.com",
        json.dumps(json.dumps({"msg_type": "interactive", "card": CARD}))[1:-1],
        json.dumps({"msg_type": "interactive", "card": CARD}),
        json.dumps({"msg_type": "interactive", "card": TEXT}),
        json.dumps({"receive_id": "oc", "msg_type": "interactive", "content": TEXT}),
        json.dumps({"receive_id": "oc", "content": json.dumps({"card": CARD})}),
        json.dumps({"cardContent": {"msg_type": "interactive", "card": CARD}}),
        json.dumps({"cardContent": json.dumps({"msg_type": "interactive", "card": CARD})}),
        json.dumps({"cardContent": CARD}),
        json.dumps({"type": "card_json", "data": TEXT}),
        json.dumps({"toast": {}, "card": {"type": "raw", "data": TEXT}}),
        json.dumps({"card": {"type": "raw", "data": CARD}}),
        json.dumps({"token": "c-1", "card": CARD}),
        json.dumps({"card": CARD, "variables": []}),
        json.dumps({"name": "x", "dsl": TEXT, "variables": []}),
        json.dumps({"card": CARD}),
    ],
)
def test_the_steps_lead_to_the_card(text: str) -> None:
    found = unwrap(text)
    assert found.card == CARD
    assert followed(text, found.found_at) == CARD


def test_a_bare_card_is_one_region() -> None:
    assert unwrap(f"\ufeff{TEXT}").found_at == (Region(0, len(TEXT), "json"),)


@pytest.mark.parametrize(
    "body",
    [{"type": "template", "data": {"template_id": "AAq1"}}, {"msg_type": "interactive", "content": "words"}],
)
def test_there_is_no_way_to_a_card_that_is_not_there(body: dict[str, Any]) -> None:
    assert unwrap(json.dumps(body)).found_at == ()
