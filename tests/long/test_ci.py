"""The recipe of `docs/ci.md` against a running server: the script that releases a file, and the steps of the action."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.long.site import ROOT, Site, site

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed"),
]
RELEASE_CARD = ROOT / "action" / "release-card.sh"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with site(tmp_path_factory.mktemp("var")) as started:
        yield started


def release_card(running: Site, folder: Path, *words: str, token: str = "") -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "CARD_STUDIO_URL": running.origin, "GITHUB_SHA": "0f7b1c54"}
    env["CARD_STUDIO_TOKEN"] = token or running.known["ci_key"]
    command = ["sh", str(RELEASE_CARD), *words]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_a_file_of_a_repository_becomes_the_release(running: Site, tmp_path: Path) -> None:
    ask = running.asking(running.known["ci_key"])
    template = ask("POST", "templates/", {"name": "Deploy", "document": {"card": {"elements": []}}})[1]
    here = f"templates/{template['id']}"
    file = tmp_path / "deploy.json"

    def release(words: str, *note: str) -> subprocess.CompletedProcess[str]:
        file.write_text(json.dumps({"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": words}]}}))
        return release_card(running, tmp_path, "deploy.json", template["id"], *note)

    first = release("one")
    assert (first.returncode, first.stderr) == (0, "")
    # The empty card that stood there is the first version.
    assert ask("GET", f"{here}/release/")[1]["version"] == 2
    assert ask("GET", f"{here}/release/")[1]["note"] == "0f7b1c54"
    assert release("one").returncode == 0
    assert release('"two"', 'For "Monday"').returncode == 0
    standing = ask("GET", f"{here}/release/")[1]
    assert (standing["version"], standing["note"]) == (3, 'For "Monday"')
    assert len(ask("GET", f"{here}/versions/")[1]["results"]) == 3

    wrong = release_card(running, tmp_path, "deploy.json", template["id"], token="cs_nobody")
    assert (wrong.returncode, "401" in wrong.stderr) == (1, True)
    assert release_card(running, tmp_path, "deploy.json").returncode == 2


def test_what_would_break_is_told_and_not_released(running: Site, tmp_path: Path) -> None:
    ask, program = running.asking(running.known["ci_key"]), running.asking(running.known["program_key"])
    document = {
        "card": {"elements": [{"tag": "markdown", "content": "Build ${build}"}]},
        "variables": [{"name": "build", "type": "text"}],
    }
    template = ask("POST", "templates/", {"name": "Build", "document": document})[1]
    (tmp_path / "one.json").write_text(json.dumps(document))
    assert release_card(running, tmp_path, "one.json", template["id"]).returncode == 0
    assert program("POST", f"templates/{template['id']}/content/", {"values": {"build": "3.2"}})[0] == 200
    (tmp_path / "two.json").write_text(json.dumps({"elements": []}))
    refused = release_card(running, tmp_path, "two.json", template["id"])
    assert refused.returncode == 1
    assert "409" in refused.stderr
    assert "oa-cron" in refused.stderr
    assert ask("GET", f"templates/{template['id']}/release/")[1]["version"] == 1


def step(name: str, folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """A step of the action with these inputs, as GitHub runs it. `card` is ours instead of an installed one."""
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    [found] = [one for one in action["runs"]["steps"] if one["name"] == name]
    given = {key: str(one["default"]) for key, one in action["inputs"].items()} | inputs
    env = {key: given[value.partition("inputs.")[2].rstrip(" }")] for key, value in found["env"].items()}
    card = folder / "card-studio" / "bin" / "card"
    card.parent.mkdir(parents=True, exist_ok=True)
    card.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m cardstudio.cards.command "$@"\n')
    card.chmod(0o755)
    env |= {"RUNNER_TEMP": str(folder), "GITHUB_ACTION_PATH": str(ROOT), "GITHUB_SHA": "0f7b1c54"}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", found["run"]]
    return subprocess.run(command, cwd=folder, env={**os.environ, **env}, capture_output=True, text=True, check=False)


def test_the_action_notes_what_would_be_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.card.json").write_text(json.dumps({"elements": [{"tag": "marquee"}]}))
    told = step("Check", tmp_path)
    assert (told.returncode, "::error file=bad.card.json" in told.stdout) == (1, True), told
    (tmp_path / "bad.card.json").write_text(json.dumps({"elements": [{"tag": "hr"}]}))
    assert step("Check", tmp_path, files="*.json", options="--max-warnings 0 --channel webhook").returncode == 0


def test_the_action_releases(running: Site, tmp_path: Path) -> None:
    ask = running.asking(running.known["ci_key"])
    template = ask("POST", "templates/", {"name": "Deploy", "document": {"card": {"elements": []}}})[1]
    (tmp_path / "deploy.card.json").write_text(json.dumps({"elements": [{"tag": "hr"}]}))
    given = {"url": running.origin, "token": running.known["ci_key"], "template": template["id"]}
    done = step("Release", tmp_path, release="deploy.card.json", note="For Monday", **given)
    assert (done.returncode, done.stderr) == (0, "")
    assert ask("GET", f"templates/{template['id']}/release/")[1]["note"] == "For Monday"
