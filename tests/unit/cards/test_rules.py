"""``card rules``: every rule there is, told from examples that the linter itself judges."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from cardstudio.cards import lint, unwrap
from cardstudio.cards.command import main
from cardstudio.cards.lint.examples import EXAMPLES
from cardstudio.cards.lint.rules import explain
from cardstudio.cards.messages import rule_names
from tests.component_examples import linted
from tests.unit.cards.conftest import corpus_entry, corpus_files

RULES = rule_names()


def test_every_rule_has_an_example_and_every_example_a_rule() -> None:
    assert set(EXAMPLES) == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_an_example_shows_its_rule(rule: str) -> None:
    for locale in ("en", "zh"):
        told = explain(rule, locale)
        assert [case.example for case in told.cases] == list(EXAMPLES[rule])
        assert not re.search(r"\{\w+\}", told.sentence)
        for case in told.cases:
            assert case.finding.message
            assert (case.mended is None) == (case.finding.fix is None)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule != "more-findings"])
def test_a_finding_names_the_page_that_says_so(rule: str) -> None:
    assert [source for source in explain(rule).sources if not source.startswith("https://")] == []
    for case in explain(rule).cases:
        assert case.finding.to_dict()["source"] in explain(rule).sources


@pytest.mark.parametrize("rule", RULES)
def test_a_repair_of_an_example_mends_it(rule: str) -> None:
    for case in explain(rule).cases:
        if isinstance(case.mended, dict):
            again = lint(
                case.mended, case.example.channel, callbacks=case.example.callbacks, client=case.example.client
            )
            assert rule not in [finding.rule for finding in again.findings]


def test_the_examples_show_every_severity_and_code_real_cards_meet() -> None:
    known = {
        (case.finding.rule, case.finding.severity, case.finding.platform_code)
        for rule in RULES
        for case in explain(rule).cases
    }
    met = set()
    for card in _cards():
        for channel in (None, "webhook"):
            met |= {(one.rule, one.severity, one.platform_code) for one in lint(card, channel).findings}
    assert met <= known


def _cards() -> list[Any]:
    cards = [corpus_entry(path)["card"] for path in corpus_files()]
    cards += [case["card"] for cases in linted().values() for case in cases]
    return [card if isinstance(card, dict) else unwrap(json.dumps(card)) for card in cards]


def test_the_list_names_every_rule_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(RULES)
    assert all(re.sub(r"[…“”.,;() ]", "", line.split(maxsplit=3)[3]) for line in lines)
    (line,) = (line for line in lines if line.startswith("unknown-property"))
    assert re.split(" {2,}", line) == ["unknown-property", "error,info", "200621", "“…” is no property of …."]


def test_a_rule_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "hex-color"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("hex-color: “…”: the platform refuses hex colours")
    for part in ("Error: the platform is known to refuse this.", "10002", '"text_color":"#ff0000"', "--fix: Use red"):
        assert part in out
    assert main(["rules", "hex-color", "--lang", "zh"]) == 0
    assert "错误：已知平台会拒绝这样的卡片。" in capsys.readouterr().out


def test_rules_are_json_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--format", "json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["rule"] for one in told] == list(RULES)
    assert all(one["severities"] and one["examples"] for one in told)
    assert main(["rules", "client-*", "--format", "json"]) == 0
    assert all(line.startswith('{"rule":"client-') for line in capsys.readouterr().out.splitlines())


def test_a_rule_there_is_not_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "hex-colour"]) == 2
    assert capsys.readouterr() == ("", "“RULE” names the unknown rule “hex-colour”; did you mean “hex-color”?\n")


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit:
        main(["--version"])
    assert exit.value.code == 0
    assert re.fullmatch(r"card \d+\.\d+\.\d+\n", capsys.readouterr().out)
