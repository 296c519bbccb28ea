"""What docs/cards.md prints for other people's machines works as printed."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
import yaml

from cardstudio.cards.command import main
from cardstudio.cards.command.settings import read
from tests.unit.cards.conftest import ROOT

DOCS = (ROOT / "docs" / "cards.md").read_text(encoding="utf-8")
CLEAN = {"schema": "2.0", "body": {"elements": [{"tag": "hr"}]}}
FAULTY = """{
  "schema": "2.0",
  "body": {"elements": [
    {"tag": "hr", "color": "red"},
    {"tag": "img", "img_key": "img_x"}
  ]}
}
"""
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}


def blocks(language: str) -> list[str]:
    """The code blocks of one language; of no language with ``""``."""
    found = re.findall(r"^```([^\n]*)\n(.*?)^```$", DOCS, re.DOTALL | re.MULTILINE)
    return [content for name, content in found if name == language]


def commands() -> list[str]:
    """Every line of the page that runs ``card``: of code blocks, and of the steps of other people's pipelines."""
    lines = [line for block in blocks("") for line in block.splitlines() if line.startswith("card ")]
    return lines + re.findall(r"^ *- (?:run: )?(card .*)$", "\n".join(blocks("yaml")), re.MULTILINE)


@pytest.fixture
def cards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards" / "deploy.card.json").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "cards" / "hello.json").write_text(json.dumps(CLEAN), encoding="utf-8")
    (tmp_path / "message.json").write_text(json.dumps({"msg_type": "interactive", "card": CLEAN}), encoding="utf-8")
    return tmp_path


def test_there_are_commands_to_try() -> None:
    assert len(commands()) >= 12


@pytest.mark.parametrize("line", commands())
def test_a_command_runs_as_printed(cards: Path, capsys: pytest.CaptureFixture[str], line: str) -> None:
    printed = re.split(r" [|>] ", line)[0]
    argv = [word for given in shlex.split(printed)[1:] for word in _expanded(given)]
    assert main(argv) in (0, 1)
    streams = capsys.readouterr()
    assert streams.out
    assert not streams.err or "--max" in line or "--strict" in line


def _expanded(word: str) -> list[str]:
    if "*" not in word or "'" in word or "**" in word or "," in word:
        return [word]
    return sorted(map(str, Path().glob(word))) or [word]


def test_the_printed_output_is_what_comes(cards: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shown,) = (block for block in blocks("") if block.startswith("$ card lint"))
    main(["lint", "cards/"])
    assert capsys.readouterr().out.splitlines() == shown.splitlines()[1:]


def test_the_jq_line_names_every_file_that_is_not_ok(cards: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (cards / "cards" / "broken.json").write_text("{oops", encoding="utf-8")
    for names in (["cards/deploy.card.json"], ["cards/broken.json", "cards/deploy.card.json", "cards/hello.json"]):
        main(["lint", "--format", "json", *names])
        told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert [one["file"] for one in told if one["ok"] is False] == names[:2]


def test_the_configuration_is_understood(cards: Path) -> None:
    (content,) = blocks("toml")
    (cards / "card.toml").write_text(content, encoding="utf-8")
    settings = read(cards / "card.toml")
    assert settings is not None
    assert settings.max_warnings == 0
    assert [pattern for pattern, _ in settings.per_file_ignores] == ["legacy/", "cards/poll.json"]


def test_the_comments_ignore_what_they_say(cards: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content,) = blocks("js")
    (cards / "card.js").write_text(content, encoding="utf-8")
    assert main(["lint", "--strict", "card.js"]) == 0
    (cards / "card.js").write_text(content.replace("card-lint", "card"), encoding="utf-8")
    assert main(["lint", "--strict", "card.js"]) == 1
    capsys.readouterr()


def test_the_hooks_named_there_exist_and_run(cards: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content,) = (block for block in blocks("yaml") if "repos:" in block)
    (repo,) = yaml.safe_load(content)["repos"]
    assert [hook["id"] for hook in repo["hooks"]] == ["card-lint"]
    assert set(HOOKS) == {"card-lint", "card-fix"}
    for hook in HOOKS.values():
        program, *argv = hook["entry"].split()
        assert program == "card"
        assert re.search(hook["files"], "cards/deploy.card.json")
        assert main([*argv, "cards/deploy.card.json"]) == (1 if hook["id"] == "card-lint" else 0)
    assert re.search(repo["hooks"][0]["files"], "cards/hello.json")
    capsys.readouterr()


@pytest.mark.parametrize("content", blocks("yaml"))
def test_what_is_printed_of_pipelines_is_yaml(content: str) -> None:
    assert yaml.safe_load(content)
