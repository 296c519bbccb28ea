"""Cards others wrote: what the platform took must pass, what it refused must be named."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cardstudio.cards import fix, lint, unwrap, wrap
from cardstudio.cards import json as card_json
from tests.unit.cards.conftest import corpus_entry, corpus_files

FILES = corpus_files()
pytestmark = pytest.mark.skipif(not FILES, reason="no corpus of cards at CARD_CORPUS")


@pytest.fixture(params=FILES, ids=[path.stem for path in FILES])
def path(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def test_what_was_accepted_has_no_error_and_what_was_refused_has_one(path: Path) -> None:
    entry = corpus_entry(path)
    report = lint(unwrap(json.dumps(entry["card"], ensure_ascii=False)))
    if entry["valid_expected"] is True:
        assert [finding.message for finding in report.errors] == []
        assert report.ok or not any(weight.size <= weight.limit for weight in report.channels.values())
    elif entry["valid_expected"] is False:
        assert report.errors
        assert not report.ok
        recorded = re.search(r"invalid-(\d{6})-", path.name)
        if recorded:
            assert int(recorded[1]) in {finding.platform_code for finding in report.errors}


def test_comes_back_value_for_value(path: Path) -> None:
    text = json.dumps(corpus_entry(path)["card"], ensure_ascii=False)
    assert card_json.dump(card_json.load(text)) == card_json.dump(json.loads(text))
    found = unwrap(text)
    if found.card is not None:
        for channel in ("jsapi", "webhook", "message"):
            assert unwrap(card_json.dump(wrap(found.card, channel))).card == found.card


def test_fixing_adds_no_error(path: Path) -> None:
    found = unwrap(json.dumps(corpus_entry(path)["card"]))
    fixed = fix(found)
    assert len(fixed.report.errors) <= len(lint(found).errors)


def test_the_kind_is_recognised(path: Path) -> None:
    entry = corpus_entry(path)
    found = unwrap(json.dumps(entry["card"]))
    if entry["kind"] in ("v1", "v2"):
        assert found.envelope == "card"
        assert lint(found).format == entry["card"].get("schema", "1.0")
    elif entry["kind"] == "template-ref":
        assert found.envelope == "template_ref"
