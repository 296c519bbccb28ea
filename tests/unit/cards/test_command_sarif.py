"""``card lint --format sarif``: what GitHub, GitLab and editors read (SARIF 2.1.0)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from cardstudio.cards.command import main

FAULTY = """{
  "schema": "2.0",
  "body": {"elements": [
    {"tag": "hr", "color": "red"},
    {"tag": "img", "img_key": "img_x"}
  ]}
}
"""


def _object(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


_TEXT = {"type": "string", "minLength": 1}
_COUNT = {"type": "integer", "minimum": 1}
_MESSAGE = _object(["text"], text=_TEXT)
_ARTIFACT = _object(["uri"], uri={**_TEXT, "format": "uri-reference"}, uriBaseId=_TEXT)
_REGION = _object(["startLine"], startLine=_COUNT, startColumn=_COUNT, endLine=_COUNT, endColumn=_COUNT)
_PHYSICAL = _object(["artifactLocation"], artifactLocation=_ARTIFACT, region=_REGION)
_LOGICAL = _object([], fullyQualifiedName=_TEXT)
_REPLACEMENT = _object(["deletedRegion"], deletedRegion=_REGION, insertedContent=_object([], text={"type": "string"}))
_CHANGE = _object(
    ["artifactLocation", "replacements"],
    artifactLocation=_ARTIFACT,
    replacements={"type": "array", "minItems": 1, "items": _REPLACEMENT},
)
_RESULT = _object(
    ["message", "ruleId", "level", "locations", "partialFingerprints"],
    ruleId=_TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level={"enum": ["none", "note", "warning", "error"]},
    message=_MESSAGE,
    locations={
        "type": "array",
        "minItems": 1,
        "items": _object([], physicalLocation=_PHYSICAL, logicalLocations={"type": "array", "items": _LOGICAL}),
    },
    partialFingerprints={"type": "object", "additionalProperties": {"type": "string"}},
    fixes={
        "type": "array",
        "items": _object(
            ["artifactChanges"], description=_MESSAGE, artifactChanges={"type": "array", "items": _CHANGE}
        ),
    },
    properties={"type": "object"},
)
_RULE = _object(["id"], id=_TEXT, shortDescription=_MESSAGE, help=_MESSAGE, helpUri=_TEXT)
_DRIVER = _object(
    ["name"],
    name=_TEXT,
    version=_TEXT,
    semanticVersion=_TEXT,
    rules={"type": "array", "items": _RULE, "uniqueItems": True},
)
_RUN = _object(
    ["tool", "results"],
    tool=_object(["driver"], driver=_DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    originalUriBaseIds={"type": "object", "additionalProperties": _ARTIFACT},
    invocations={
        "type": "array",
        "items": _object(
            ["executionSuccessful"], executionSuccessful={"type": "boolean"}, exitCode={"type": "integer"}
        ),
    },
    results={"type": "array", "items": _RESULT},
)
#: The parts of the standard's schema for what we write; as there, nothing may stand beside them.
SCHEMA = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": _RUN},
    },
    "additionalProperties": False,
}


@pytest.fixture
def sarif(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    monkeypatch.chdir(tmp_path)

    def run(*argv: str) -> dict[str, Any]:
        main(["lint", "--format", "sarif", *argv])
        told = json.loads(capsys.readouterr().out)
        jsonschema_rs.validate(SCHEMA, told)
        (one,) = told["runs"]
        rules = one["tool"]["driver"]["rules"]
        assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in one["results"])
        return dict(one)

    return run


def write(name: str, content: str) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return name


def test_it_works(sarif: Any) -> None:
    run = sarif(write("sub dir/a.json", FAULTY))
    assert run["columnKind"] == "utf16CodeUnits"
    assert run["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]
    assert [(one["ruleId"], one["level"]) for one in run["results"]] == [
        ("unknown-property", "error"), ("missing-property", "warning"), ("unverified-images", "note"),
    ]  # fmt: skip
    (location,) = run["results"][0]["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "sub%20dir/a.json", "uriBaseId": "SRCROOT"},
        "region": {"startLine": 4, "startColumn": 19, "endLine": 4, "endColumn": 26},
    }
    assert location["logicalLocations"] == [{"fullyQualifiedName": "/body/elements/0"}]
    assert run["results"][0]["properties"] == {"platform_code": 200621, "pointer": "/body/elements/0"}


def test_a_clean_run_is_a_document_too(sarif: Any) -> None:
    assert sarif(write("a.json", '{"elements": [{"tag": "hr"}]}'))["results"] == []


def test_what_cannot_be_read_is_a_result(sarif: Any) -> None:
    run = sarif(write("a.json", "{\n oops"), "gone.json")
    assert [one["ruleId"] for one in run["results"]] == ["unreadable", "unreadable"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 2}
    assert "region" not in run["results"][1]["locations"][0]["physicalLocation"]
    assert run["invocations"] == [{"executionSuccessful": False, "exitCode": 2}]


def test_columns_count_the_halves_of_large_characters(sarif: Any) -> None:
    card = '{"elements": [{"tag": "markdown", "content": "👍👍"}, {"tag": "no"}]}'
    (result,) = sarif(write("a.json", card))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    before = card[: card.index('{"tag": "no"')]
    assert region["startColumn"] == len(before.encode("utf-16-le")) // 2 + 1


def test_fingerprints_stay_when_lines_move(sarif: Any) -> None:
    def prints(content: str) -> list[dict[str, str]]:
        return [one["partialFingerprints"] for one in sarif(write("a.json", content))["results"]]

    assert prints(FAULTY) == prints("\n\n" + FAULTY.replace("\n", "\n\n"))
    assert len({json.dumps(one) for one in prints(FAULTY)}) == 3


def test_a_file_elsewhere_has_an_address(sarif: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("else where") / "a.json"
    (result, *_) = sarif(write(str(other), FAULTY))["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": other.as_uri()}


def test_repairs_are_the_characters_they_change(sarif: Any) -> None:
    content = FAULTY.replace('"2.0",', '"2.0", // 👍')
    for result in sarif(write("a.jsonc", content))["results"]:
        if result["ruleId"] == "unverified-images":
            assert "fixes" not in result
            continue
        (fix,) = result["fixes"]
        (change,) = fix["artifactChanges"]
        (replacement,) = change["replacements"]
        write("mended.jsonc", _replaced(content, replacement))
        again = sarif("mended.jsonc")["results"]
        assert result["ruleId"] not in [one["ruleId"] for one in again]
        assert len(again) == 2


def test_a_declaration_is_repaired_too(sarif: Any) -> None:
    card = {"elements": [{"tag": "markdown", "content": "${a}"}]}
    content = json.dumps({"card": card, "variables": [{"name": "a", "type": "text", "lable": "A"}]}, indent=1)
    (result,) = sarif(write("a.json", content))["results"]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert json.loads(_replaced(content, change["replacements"][0]))["variables"][0]["label"] == "A"


def _replaced(text: str, replacement: dict[str, Any]) -> str:
    """The text with one replacement made, as an editor would that counts in UTF-16."""
    region = replacement["deletedRegion"]
    halves = [line.encode("utf-16-le") for line in text.split("\n")]
    start = sum(len(line) + 2 for line in halves[: region["startLine"] - 1]) + 2 * (region["startColumn"] - 1)
    end = sum(len(line) + 2 for line in halves[: region["endLine"] - 1]) + 2 * (region["endColumn"] - 1)
    whole = text.encode("utf-16-le")
    return (whole[:start] + replacement["insertedContent"]["text"].encode("utf-16-le") + whole[end:]).decode(
        "utf-16-le"
    )
