"""The card format as a package of its own: what `pip install .` would install."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cardstudio.cards import __version__
from tests.unit.cards.conftest import ROOT

pytestmark = pytest.mark.skipif(importlib.util.find_spec("hatchling") is None, reason="hatchling is not installed")
BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
#: Somebody else's Python: this project and its packages are not on its path, only the wheel is.
USE = """
import sys
sys.path.insert(0, sys.argv[1])
from cardstudio.cards import catalog_json, lint
import cardstudio.cards
from cardstudio.cards.command import main
assert cardstudio.cards.__file__.startswith(sys.argv[1])
assert lint({"elements": [{"tag": "hr"}]}, locale="zh").ok
assert len(catalog_json("zh")["icons"]) == 3
sys.exit(main(["schema", "--lang", "zh"]))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(directory)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return directory / done.stdout.strip().splitlines()[-1]


def test_it_holds_the_card_format_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    code = {name for name in names if ".dist-info/" not in name}
    assert all(name.startswith("cardstudio/cards/") for name in code)
    package = ROOT / "cardstudio" / "cards"
    kinds = ("*.py", "*.json", "*.csv", "*.svg", "py.typed")
    assert code == {str(path.relative_to(ROOT)) for kind in kinds for path in package.rglob(kind)}


def test_it_declares_the_command_and_needs_nothing(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        information = {
            name.rpartition("/")[2]: archive.read(name).decode() for name in archive.namelist() if "dist-info" in name
        }
    assert "card = cardstudio.cards.command:main" in information["entry_points.txt"]
    assert "Requires-Dist" not in information["METADATA"]
    assert f"\nVersion: {__version__}\n" in information["METADATA"]


def test_it_works_without_anything_else(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    # -I -S: no project on the path, no site-packages.
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", USE, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "2020-12" in done.stdout


def test_there_is_a_hook_for_pre_commit() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert "id: card-lint" in hooks
    assert "entry: card lint" in hooks
