"""What the docs point to is there: links, headings, files and folders; and the maps are what the imports say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts import house_map

ROOT = Path(__file__).resolve().parents[3]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), ROOT / "README.md"])
LINK = re.compile(r"\]\((?!https?://|mailto:)([^)#\s]*)(?:#([\w-]+))?\)")
#: A folder of the tree, or a file in one: `cardstudio/cards/lint/`, `docs/img/designer.png`.
NAMED = re.compile(r"`((?:cardstudio|frontend|templates|static|tests|scripts|benchmarks|docs)/[\w./-]*)`")
CODE = re.compile(r"```.*?```|`[^`]*`", re.S)
#: Walks the reader through a component that does not exist.
FICTION = DOCS / "first-component.md"
#: Made by the build; a language that stands for any.
MADE_UP = re.compile(r"static/dist|\bfr\b")
WAY = re.compile(r"^\| [^|]+ \| [^|]+ \| `([^`]+)` \| (?:`([^`]*)`)? ?\|$", re.M)


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    lost = []
    for target, anchor in LINK.findall(CODE.sub("", page.read_text("utf-8"))):
        file = (page.parent / target).resolve() if target else page
        if not file.exists() or (anchor and file.suffix == ".md" and anchor not in anchors(file)):
            lost.append(f"{target}#{anchor}")
    assert lost == []


@pytest.mark.parametrize("page", [page for page in PAGES if page != FICTION], ids=lambda page: page.name)
def test_files_and_folders_that_are_named_exist(page: Path) -> None:
    named = {name for name in NAMED.findall(page.read_text("utf-8")) if not MADE_UP.search(name)}
    assert {name for name in named if not (ROOT / name).exists()} == set()


def test_every_way_ends_where_it_says() -> None:
    ways = WAY.findall((DOCS / "finding-your-way.md").read_text("utf-8"))
    assert len(ways) >= 20
    for file, word in ways:
        assert (ROOT / file).exists(), file
        assert not word or word in (ROOT / file).read_text("utf-8"), f"{file} says nothing of {word}"


def test_the_maps_are_what_the_imports_say() -> None:
    text = house_map.PAGE.read_text("utf-8")
    assert house_map.page(text) == text


def test_a_map_leaves_out_what_follows_from_the_rest() -> None:
    assert house_map.reduced({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == {"a": {"b"}, "b": {"c"}, "c": set()}
