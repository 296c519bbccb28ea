"""Deleting the folder of a component removes it, and nothing else is missed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

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


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("tree")
    (place / "cardstudio").mkdir()
    (place / "cardstudio" / "__init__.py").touch()
    shutil.copytree(PACKAGE, place / "cardstudio" / "cards", ignore=shutil.ignore_patterns("__pycache__"))
    return place


@pytest.mark.slow
@pytest.mark.parametrize("tag", sorted(path.parent.name for path in FOLDERS.glob("*/__init__.py")))
def test_a_component_is_gone_with_its_folder(copy: Path, tag: str, tmp_path: Path) -> None:
    holds = {"elements": [{"tag": tag}]}
    card = examples_of(tag)[0]["card"] if TAGS[tag].placeable and not TAGS[tag].undocumented else holds
    folder = copy / "cardstudio" / "cards" / "components" / tag
    folder.rename(tmp_path / tag)
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-c", USE, str(copy), json.dumps([tag, card])],
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        (tmp_path / tag).rename(folder)
    assert done.returncode == 0, done.stderr
    assert {"unknown-tag", "wrong-tag"} & set(done.stdout.split())
