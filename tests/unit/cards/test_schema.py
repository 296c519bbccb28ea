from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
import pytest

from cardstudio.cards import lint, unwrap
from cardstudio.cards.catalog.model import FORMATS
from cardstudio.cards.document_schema import document_schema
from cardstudio.cards.schema import schema
from tests.component_examples import linted
from tests.unit.cards.conftest import card_v2, corpus_entry, corpus_files, text

VALIDATORS = {format: jsonschema_rs.validator_for(schema(format)) for format in FORMATS}
#: Faults of shape a schema can see.
SHAPES = {"wrong-type", "unknown-property", "wrong-tag"}


@pytest.mark.parametrize("format", FORMATS)
def test_it_is_a_schema_in_both_languages(format: Any) -> None:
    for locale in ("en", "zh"):
        jsonschema_rs.meta.validate(schema(format, locale))
        json.dumps(schema(format, locale))


def test_it_works() -> None:
    assert VALIDATORS["2.0"].is_valid(card_v2({"tag": "div", "text": text("x")}))
    assert not VALIDATORS["2.0"].is_valid(card_v2({"tag": "div", "text": "x"}))
    assert not VALIDATORS["2.0"].is_valid(card_v2({"tag": "no"}))
    assert VALIDATORS["2.0"].is_valid(card_v2({"tag": "table", "columns": "${columns}", "page_size": "{{n}}"}))


def test_editors_can_complete_from_it() -> None:
    button = schema("2.0", "en")["$defs"]["button"]["properties"]
    assert "primary" in button["type"]["anyOf"][0]["enum"]
    assert button["type"]["default"] == "default"
    assert "blue-500" in schema("2.0")["$defs"]["plain_text"]["properties"]["text_color"]["anyOf"][0]["enum"]
    assert schema("2.0")["$defs"]["table"]["properties"]["page_size"]["description"].endswith("From 1 to 10.")
    chinese = schema("2.0", "zh")["$defs"]["collapsible_panel"]
    assert (chinese["title"], chinese["properties"]["expanded"]["description"]) == ("折叠面板", "初始是否展开。")
    for definition in schema("1.0")["$defs"].values():
        assert all("title" in held for name, held in definition.get("properties", {}).items() if name != "tag")


@pytest.mark.parametrize("name", linted())
def test_it_agrees_with_the_linter(name: str) -> None:
    for case in linted()[name]:
        shapes = [one for one in case["findings"] if one["rule"] in SHAPES and one["severity"] == "error"]
        valid = VALIDATORS[case["format"]].is_valid(case["card"])
        if shapes:
            assert not valid, case["name"]
        elif not case["findings"]:
            assert valid, case["name"]


@pytest.mark.skipif(not corpus_files(), reason="no corpus of cards at CARD_CORPUS")
def test_every_accepted_card_is_valid() -> None:
    for path in corpus_files():
        entry = corpus_entry(path)
        card = unwrap(json.dumps(entry["card"])).card
        if entry["valid_expected"] is True and card is not None:
            assert list(VALIDATORS[str(lint(card).format)].iter_errors(card)) == [], path.name  # type: ignore[index]  # a format


@pytest.mark.parametrize("format", FORMATS)
def test_there_is_one_of_documents_in_both_languages(format: Any) -> None:
    for locale in ("en", "zh"):
        jsonschema_rs.meta.validate(document_schema(format, locale))
    assert "$each" not in json.dumps(schema(format)), "the schema of cards stays as it was"


def test_documents_are_judged_with_what_they_declare() -> None:
    validator = jsonschema_rs.validator_for(document_schema("2.0"))
    loop = {"tag": "div", "text": text("${i}"), "$each": "i in l", "$if": "i"}
    variable = {
        "name": "l",
        "type": "object_array",
        "label": "Rows",
        "required": False,
        "filled_by": "program",
        "example": [{"x": 1}],
        "fields": [{"name": "x", "type": "choice", "options": ["a"]}],
    }
    document = {"card": card_v2(loop), "variables": [variable], "samples": [{"name": "s", "values": {}}]}
    assert validator.is_valid(document)
    assert not validator.is_valid({"variables": []})
    for wrong in ({"filled_by": "nobody"}, {"required": "no"}, {"requird": True}, {"options": []}, {"label": 5}):
        assert not validator.is_valid({**document, "variables": [{**variable, **wrong}]}), wrong
    assert not validator.is_valid({**document, "card": card_v2({"tag": "div", "$repeat": "x"})})
