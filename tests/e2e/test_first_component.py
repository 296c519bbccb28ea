"""`docs/first-component.md` is true: its files, laid down in a copy of the tree, are a component everywhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import ROOT, serving

PAGE = ROOT / "docs" / "first-component.md"
# A path in a line of its own, and the file that stands below it.
FILE = re.compile(r"^`(?P<path>[\w./]+)`\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
COPIED = ("cardstudio", "frontend", "scripts", "templates", "tests")
UNIT_TESTS = [f"tests/unit/cards/test_{name}.py" for name in ("catalog", "component_folders", "schema", "vectors")]
NODE_TESTS = ("card/", "document/vectors", "document/properties")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the sources with the page's files in it; what is only read is linked."""
    place = tmp_path / "tree"
    place.mkdir()
    ignored = shutil.ignore_patterns("__pycache__", "dist")
    for held in ROOT.iterdir():
        if held.name in {*COPIED, "static"}:
            shutil.copytree(held, place / held.name, ignore=ignored)
        elif not held.name.startswith((".git", ".hypothesis")) and held.name not in {"build", "var"}:
            (place / held.name).symlink_to(held)
    for path, text in FILE.findall(PAGE.read_text(encoding="utf-8")):
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text(text, encoding="utf-8")
    return place


def run(tree: Path, *command: str, succeeds: bool = True) -> str:
    """What a command of the tree prints; fails with it where it ends otherwise than it should."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=tree,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert (done.returncode == 0) == succeeds, done.stdout
    return done.stdout


@pytest.mark.slow
def test_two_folders_are_a_component(tree: Path, page: Page, tmp_path: Path):
    run(tree, "scripts/vectors.py")
    run(tree, "scripts/node.py", "frontend/i18n/generate.mjs")
    tested = run(tree, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "-o", "addopts=", "-rA", *UNIT_TESTS)
    assert "rating" in tested
    run(tree, "scripts/node.py", "frontend/test.mjs", *NODE_TESTS)
    run(tree, "scripts/node.py", "frontend/build.mjs")
    var = tmp_path / "var"
    var.mkdir()
    with serving(tree, var) as studio:
        page.goto(f"{studio.origin}/try/")
        page.get_by_role("button", name="发布评审", exact=True).click()
        page.get_by_role("searchbox", name="搜索组件").fill("rating")
        offer = page.locator("[data-tag=rating]")
        expect(offer).to_have_text("评分")
        expect(offer.locator("svg polygon")).to_have_count(1)
        offer.click()
        expect(page.get_by_role("img", name="4 / 5")).to_be_visible()
        expect(page.get_by_title("满分五星")).to_be_visible()
        expect(page.locator("designer-outline [role=treeitem]", has_text="评分").locator("svg polygon")).to_have_count(
            1
        )


def test_a_folder_that_says_what_nobody_knows_stops_the_build(tree: Path):
    said = tree / "frontend/card/components/rating/component.json"
    said.write_text('{"pack": "displays", "colour": "red"}')
    assert '"colour" is unknown' in run(tree, "scripts/node.py", "frontend/build.mjs", succeeds=False)
    said.unlink()
    assert "frontend/card/components/rating/component.json" in run(
        tree, "scripts/node.py", "frontend/build.mjs", succeeds=False
    )
