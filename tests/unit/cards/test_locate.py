"""The platform's own words, as official pages and reports quote them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cardstudio.cards import Finding, lint, locate
from cardstudio.cards.locate.error_text import pattern, read, table
from tests.scaling import assert_linear
from tests.unit.cards.conftest import ROOT, card_v1, card_v2, text

VECTORS = json.loads((ROOT / "tests" / "vectors" / "locate" / "wordings.json").read_text(encoding="utf-8"))

CARD = card_v2(
    {"tag": "markdown", "content": "Hi ![x](https://example.com/a.png)"},
    {"tag": "div", "text": {**text("x"), "text_weight": "bold", "text_color": "#067062"}},
    {"tag": "column_set", "columns": [{"tag": "column", "elements": [{"tag": "note", "elements": []}]}]},
    header={"title": text("x"), "template": "#067062", "tag": "header"},
)


@pytest.mark.parametrize(
    ("error", "pointers", "exact"),
    [
        (
            "unknown property, property: text_weight, path: ROOT -> body -> elements -> [1](tag: div) -> text",
            ["/body/elements/1/text"],
            True,
        ),
        ("ErrCode: 200621; ErrPath: ROOT -> header; ErrMsg: unknown property, property: tag", ["/header"], True),
        ("ErrPath: ROOT -&gt; body -&gt; elements -&gt; [2](tag: column_set)", ["/body/elements/2"], True),
        ('{"msg":"path: ROOT -\\u003e body -\\u003e elements -\\u003e [1](tag: div)"}', ["/body/elements/1"], True),
        # Another edition of the card: the tag tells more than the number; a path is followed as far as it goes.
        ("ErrPath: ROOT -> body -> elements -> [0](tag: div) -> text -> nothing", ["/body/elements/1/text"], False),
        ("ErrPath: ROOT -> body -> elements -> [9](tag: img)", ["/body/elements"], False),
        ("unknown property, property: text_weight, path: ", ["/body/elements/1/text"], False),
        ("ErrCode: 200570; ErrorValue: image key https://example.com/a.png", ["/body/elements/0/content"], False),
        (
            "cards of schema V2 no longer support this capability; ErrorValue: unsupported tag note",
            ["/body/elements/2/columns/0/elements/0"],
            False,
        ),
        ("invalid color: #067062", ["/body/elements/1/text/text_color", "/header/template"], False),
        ("230099 Failed to create card content, ext=ErrCode: 200861", ["/body/elements/2/columns/0/elements/0"], False),
        ("something went wrong", [], False),
        ("", [], False),
    ],
)
def test_it_finds_the_place(error: str, pointers: list[str], exact: bool) -> None:
    found = locate(CARD, error)
    assert sorted(one.pointer for one in found) == sorted(pointers)
    assert all(one.exact is exact for one in found)


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: f"{case['note']}: {case['text'][-40:]}")
def test_it_reads_every_wording(case: dict[str, Any]) -> None:
    found = locate(VECTORS["cards"][case["card"]]["card"], case["text"])
    assert [one.pointer for one in found] == case["places"]
    assert all(one.exact is case["exact"] for one in found)
    told = read(case["text"])
    assert (told.code, told.property) == (case["code"], case["property"])


def test_every_wording_has_a_vector() -> None:
    said = [one["text"] for one in VECTORS["cases"]]
    for row in (*table()["nouns"], *table()["wordings"]):
        assert any(pattern(row["pattern"].removeprefix("^")).search(text) for text in said), row["pattern"]


@pytest.mark.parametrize("name", sorted(VECTORS["cards"]))
def test_the_vectors_tell_the_browser_what_the_linter_says(name: str) -> None:
    kept = VECTORS["cards"][name]
    said = [_kept(finding) for finding in lint(kept["card"]).findings]
    assert [finding for finding in kept["findings"] if finding not in said] == []


def _kept(finding: Finding) -> dict[str, Any]:
    changed = (
        [{"op": "replace", "path": one["path"]} for one in finding.fix.patch if one["op"] == "replace"]
        if finding.fix
        else []
    )
    return {
        "rule": finding.rule,
        "pointer": finding.pointer,
        "platform_code": finding.platform_code,
        "params": {key: value for key, value in finding.params.items() if key == "property"},
        "fix": {"patch": changed} if changed else None,
    }


def test_it_tells_code_and_property() -> None:
    (found,) = locate(
        CARD, "230099 ext=ErrCode: 200621; ErrMsg: unknown property, property: text_weight, path: ROOT -> body"
    )
    assert found.to_dict() == {"pointer": "/body", "platform_code": 200621, "property": "text_weight", "exact": True}


def test_it_reads_paths_of_old_messages() -> None:
    card = card_v1({"tag": "hr"}, {"tag": "div", "text": text("x")})
    for number in (1, 2):
        error = f"path: message->card->{number}th block(div)->element(text)->2th md(code)"
        assert [one.pointer for one in locate(card, error)] == ["/elements/1/text"]


def test_the_linters_own_paths_lead_back() -> None:
    for finding in lint(CARD).errors:
        if finding.platform_path:
            (found,) = locate(CARD, f"path: {finding.platform_path}")
            assert found.pointer == finding.pointer


@pytest.mark.parametrize("value", [{}, {"type": "template", "data": {"template_id": "A"}}, {"elements": 3}])
def test_it_never_raises(value: Any) -> None:
    assert all(one.pointer in ("", "/elements") for one in locate(value, "path: ROOT -> elements -> [0](tag: div)"))


@pytest.mark.long
@pytest.mark.parametrize("piece", ["ROOT -> a", "ROOT ->", "[1](tag: ", "1th block(", "ErrorValue: ", "-> a " * 50])
def test_it_takes_linear_time(piece: str) -> None:
    assert_linear(lambda size: locate(CARD, piece * (size // len(piece))), 50_000)
