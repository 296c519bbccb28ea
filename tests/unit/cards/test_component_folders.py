"""A component is a folder on each side, named by its tag."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cardstudio.cards.catalog import TAGS
from cardstudio.cards.catalog.artwork import icons
from tests.component_examples import FOLDERS

ROOT = Path(__file__).resolve().parents[3]
#: The shapes `frontend/ui/icon.ts` draws.
SHAPES = {"circle", "ellipse", "line", "path", "polygon", "polyline", "rect"}
DRAWN = sorted(folder.name for folder in (ROOT / "frontend/card/components").iterdir())


def test_the_same_folders_are_on_both_sides():
    described = [folder.parent.name for folder in FOLDERS.glob("*/__init__.py")]

    # What stands in no document is let pass, but nobody knows how it looks.
    assert sorted(tag for tag in described if TAGS[tag].undocumented is None) == DRAWN


@pytest.mark.parametrize("tag", DRAWN)
def test_only_what_is_loaded_late_has_a_name_for_its_absence(tag: str):
    said = json.loads((ROOT / "frontend/card/components" / tag / "component.json").read_text())

    assert said["pack"] != "base" or "name" not in said


def test_every_component_has_an_icon_that_pages_can_draw():
    placed = [name for name, one in TAGS.items() if one.placeable]

    assert [f"cardstudio/cards/components/{name}/{name}.svg" for name in placed if name not in icons()] == []
    assert {shape for icon in icons().values() for shape, _ in icon} <= SHAPES
