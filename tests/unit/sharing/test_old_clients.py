"""Old clients' web views are Chrome 80 and Safari 13.1; esbuild lowers syntax for them, but adds nothing they lack."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

DIST = Path(settings.BASE_DIR) / "static" / "dist"
SCRIPTS = ("share.en.js", "share.zh.js", "send-page.js", "outside.js", "card.js", "share-button.js")
SHEETS = ("css/share.css", "css/outcome.css", "css/blanks.css", "css/send-page.css", "css/outside.css")
NEWER_NAMES = re.compile(
    r"Object\.hasOwn|structuredClone|randomUUID|\.replaceChildren\(|\.findLast|\.toSorted|\.replaceAll\(|\.at\(-?\d"
    r"|Promise\.any|AbortSignal\.timeout|\?\?=|\|\|=|&&=|\(\?<[=!]|^\s*static\{"
)
# A list of selectors with one the browser does not know is dropped as a whole, so these stand alone or are a bonus.
NEWER_CSS = re.compile(r":is\(|:where\(|:has\(|aspect-ratio|[{;]inset:|color-mix|@layer|@container")


def _text(name: str) -> str:
    file = DIST / name
    if not file.is_file():
        pytest.skip("static/dist is not built: run `make build`")
    return file.read_text()


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_use_nothing_newer(name: str):
    assert NEWER_NAMES.findall(_text(name)) == []


def test_the_share_pages_parts_use_nothing_newer():
    _text("share.en.js")
    parts = [
        part for pattern in ("share.*-*.js", "send-page-*.js", "share-button-more.*.js") for part in DIST.glob(pattern)
    ]
    assert len(parts) >= 10, (
        "blanks, outcomes, the chat of origin, the theme, the button's other half, in two languages"
    )
    for part in parts:
        assert NEWER_NAMES.findall(part.read_text()) == [], part.name


@pytest.mark.parametrize("name", SHEETS)
def test_sheets_use_nothing_newer(name: str):
    assert NEWER_CSS.findall(_text(name)) == []
