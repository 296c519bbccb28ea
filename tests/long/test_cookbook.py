"""Every line of `docs/cookbook.md`, and the first five of `docs/api.md`, against a running server."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.api.generated import NODE, ROOT, compile_typescript, run, typescript_types
from tests.long.site import Site, site

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed"),
]
PAGE = (ROOT / "docs" / "cookbook.md").read_text()
ORIGIN = "https://cards.example.com"
TITLE = "Build 3.2"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with site(tmp_path_factory.mktemp("var")) as started:
        yield started


@pytest.fixture
def kitchen(tmp_path: Path) -> Path:
    """A folder with the one file the jobs begin with."""
    [deploy] = blocks("json")
    (tmp_path / "deploy.json").write_text(deploy)
    return tmp_path


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.M | re.S)


def program(running: Site, language: str, *more: str) -> str:
    """All jobs of a language as one program, and what it shows at its end."""
    return "\n".join([*blocks(language), *more]).replace(ORIGIN, running.origin)


def cook(running: Site, folder: Path, *command: str) -> str:
    env = {**os.environ, "TOKEN": running.known["jobs_key"]}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def title(body: Any) -> str:
    return str(body["card"]["header"]["title"]["content"])


def test_in_a_shell(running: Site, kitchen: Path) -> None:
    (kitchen / "jobs.sh").write_text(program(running, "sh"))
    cook(running, kitchen, "bash", "-euo", "pipefail", "jobs.sh")

    def made(name: str) -> Any:
        return json.loads((kitchen / name).read_text())

    assert made("saved.json")["document"]["card"]["header"]["template"] == "green"
    assert (made("release.json")["version"], title(made("body.json"))) == (1, TITLE)
    assert (kitchen / "batch.txt").read_text().split("\n") == ['"Build 3.2"', '"Build 3.3"', '"missing_value"', ""]
    assert (kitchen / "attempts.json").read_text() == ""


SHOWN = {"number": 1, "refused": ["missing_value"], "attempts": []}


def test_in_python(running: Site, kitchen: Path) -> None:
    shows = 'print(json.dumps({"number": number, "body": body, "refused": refused, "attempts": attempts}))'
    (kitchen / "jobs.py").write_text(program(running, "python", shows))
    shown = json.loads(cook(running, kitchen, sys.executable, "jobs.py"))
    assert title(shown.pop("body")) == TITLE
    assert shown == SHOWN


def test_in_typescript(running: Site, kitchen: Path) -> None:
    shows = "console.log(JSON.stringify({ number, body: content.body.card_content, refused, attempts }));"
    (kitchen / "jobs.ts").write_text(program(running, "ts", shows))
    typescript_types(kitchen, "openapi.ts")
    compile_typescript(kitchen, types=["node"], typeRoots=[str(ROOT / "node_modules" / "@types")])
    script = kitchen / "jobs.mjs"
    # Its program is not always a script.
    strip = 'require("esbuild").buildSync({ entryPoints: [process.argv[1]], outfile: process.argv[2], format: "esm" })'
    run(*NODE, "-e", strip, str(kitchen / "jobs.ts"), str(script))
    shown = json.loads(cook(running, kitchen, sys.executable, str(ROOT / "scripts" / "node.py"), str(script)))
    assert title(shown.pop("body")) == TITLE
    assert shown == SHOWN


def test_five_lines_lead_to_the_first_card(running: Site, tmp_path: Path) -> None:
    [five] = re.findall(r"^## Five lines.*?^```sh\n(.*?)^```$", (ROOT / "docs" / "api.md").read_text(), re.M | re.S)
    script = five.replace(ORIGIN, running.origin).replace("cs_…", running.known["jobs_key"])
    (tmp_path / "five.sh").write_text(script)
    shown = cook(running, tmp_path, "bash", "-euo", "pipefail", "five.sh")
    assert (len(five.splitlines()), "Hello" in shown.rpartition("card")[2]) == (5, True)
