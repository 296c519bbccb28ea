"""Deleting the folder of a component removes it, and nothing else is missed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import cardstudio.cards
from cardstudio.cards.catalog import TAGS
from tests.component_examples import FOLDERS, examples_of

PACKAGE = Path(cardstudio.cards.__file__).parent
#: What the package does with a card that holds what is gone, given as its argument.
USE = """
import json, sys
sys.path.insert(0, sys.argv[1])
from cardstudio.cards import catalog_help, catalog_json, convert, fill, fix, lint
from cardstudio.cards.schema import schema
tag, card = json.loads(sys.argv[2])
for locale in ("en", "zh"):
    assert tag not in catalog_json(locale)["components"]
    catalog_help(locale)
    for format in ("1.0", "2.0"):
        assert f"'#/$defs/{tag}'" not in str(schema(format, locale))
print(*{finding.rule for finding in lint(card).findings})
for to in ("1.0", "2.0"):
    convert(card, to)
fix(card)
fill({"card": card}, {})
"""
#: What the command line offers, of files ``{card}`` and ``{values}``. Each ends fine, or with findings.
COMMANDS = [
    ["rules"],
    ["rules", "*", "--lang", "zh"],
    ["rules", "--format", "json"],
    *(["lint", "--format", name, "{card}"] for name in ("text", "json", "github", "sarif", "junit")),
    ["lint", "--diff", "{card}"],
    ["unwrap", "{card}"],
    *(["convert", "--to", to, "{card}"] for to in ("1.0", "2.0")),
    *(["schema", "--format-version", format] for format in ("1.0", "2.0")),
    ["schema", "--document"],
    ["locate", "--error", "ErrCode: 200621; ErrPath: ROOT -> elements -> [0](tag: nothing)", "{card}"],
    ["fill", "--values", "{values}", "{card}"],
]
#: Runs the command lines given as its second argument, and says which of them break.
RUN = """
import contextlib, io, json, sys, traceback
sys.path.insert(0, sys.argv[1])
from cardstudio.cards.command import main
for line in json.loads(sys.argv[2]):
    said = io.TextIOWrapper(io.BytesIO())
    try:
        with contextlib.redirect_stdout(said):
            code = main(line)
        assert code in (0, 1), code
    except BaseException:
        print(*line, traceback.format_exc())
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("tree")
    (place / "cardstudio").mkdir()
    (place / "cardstudio" / "__init__.py").touch()
    shutil.copytree(PACKAGE, place / "cardstudio" / "cards", ignore=shutil.ignore_patterns("__pycache__"))
    return place


@pytest.fixture(params=sorted(path.parent.name for path in FOLDERS.glob("*/__init__.py")))
def tag(copy: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A component without its folder in the copy."""
    folder = copy / "cardstudio" / "cards" / "components" / request.param
    folder.rename(tmp_path / request.param)
    yield request.param
    (tmp_path / request.param).rename(folder)


def run(program: str, copy: Path, given: object) -> str:
    """What a program of the copy prints."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program, str(copy), json.dumps(given)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def holding(tag: str) -> Any:
    placed = TAGS[tag].placeable and not TAGS[tag].undocumented
    return examples_of(tag)[0]["card"] if placed else {"elements": [{"tag": tag}]}


@pytest.mark.slow
def test_a_component_is_gone_with_its_folder(copy: Path, tag: str) -> None:
    assert {"unknown-tag", "wrong-tag"} & set(run(USE, copy, [tag, holding(tag)]).split())


@pytest.mark.slow
def test_the_command_line_does_without_it(copy: Path, tag: str, tmp_path: Path) -> None:
    files = {"{card}": tmp_path / "card.json", "{values}": tmp_path / "values.json"}
    files["{card}"].write_text(json.dumps(holding(tag)), "utf-8")
    files["{values}"].write_text("{}", "utf-8")
    lines = [[str(files.get(word, word)) for word in line] for line in COMMANDS]

    assert run(RUN, copy, lines) == ""
