"""Files dropped onto the library are imported; the designer gives its card as a file."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from cardstudio.cards.library.archive import pack
from tests.e2e.conftest import Studio

CARD = {"schema": "2.0", "body": {"elements": [{"tag": "hr"}]}}


@pytest.fixture
def library(page: Page, studio: Studio) -> Page:
    studio.sign_in(page)
    page.goto(f"{studio.origin}/library/")
    return page


def drag(page: Page, files: Mapping[str, bytes]) -> None:
    """Files come over the page from outside."""
    page.evaluate(
        """(files) => {
          window.dropped = new DataTransfer();
          for (const [name, data] of files)
            window.dropped.items.add(new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], name));
          window.carry = (kind) => document.querySelector("#results").dispatchEvent(
            new DragEvent(kind, { dataTransfer: window.dropped, bubbles: true, cancelable: true }));
          window.carry("dragenter");
          window.carry("dragover");
        }""",
        [[name, base64.b64encode(data).decode()] for name, data in files.items()],
    )


def test_dropped_files_of_every_kind_are_imported_and_what_is_none_is_named(library: Page) -> None:
    page = library
    tool = {"name": "Dropped poll", "dsl": CARD, "variables": []}
    drag(
        page,
        {
            "poll.card": json.dumps(tool).encode(),
            "dropped-notice.json": json.dumps(CARD).encode(),
            "one.zip": pack({"first-of-zip/card.json": json.dumps(CARD).encode()}),
            "two.zip": pack({"second-of-zip/card.json": json.dumps(CARD).encode()}),
            "broken.zip": b"PK",
            "photo.png": b"png",
        },
    )
    sign = page.locator(".drop-files")
    expect(sign).to_contain_text("松开即可导入")
    if shots := os.environ.get("SHOTS"):
        page.screenshot(path=Path(shots) / "drop.png")
    page.evaluate("window.carry('drop')")
    expect(sign).to_have_count(0)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("新增 4 张")
    expect(dialog).to_contain_text("photo.png：不是卡片")
    expect(dialog).to_contain_text("broken.zip")
    if shots:
        page.screenshot(path=Path(shots) / "drop-plan.png")
    dialog.get_by_role("button", name="导入").click()
    expect(page.get_by_role("dialog")).to_contain_text("新增了 4 张")
    page.keyboard.press("Escape")
    for name in ("Dropped poll", "dropped-notice", "first-of-zip", "second-of-zip"):
        expect(page.locator(".tile").filter(has_text=name)).to_have_count(1)


def test_the_sign_goes_when_the_files_leave(library: Page) -> None:
    drag(library, {"a.card": b"{}"})
    expect(library.locator(".drop-files")).to_have_count(1)
    library.evaluate("window.carry('dragleave')")
    expect(library.locator(".drop-files")).to_have_count(0)


def test_the_designer_gives_its_card_as_a_file(library: Page, tmp_path: Path) -> None:
    page = library
    page.locator(".tile-name").first.click()
    page.get_by_label("更多").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="下载为 .card").click()
    assert download.value.suggested_filename.endswith(".card")
    download.value.save_as(tmp_path / "a.card")
    assert "dsl" in json.loads((tmp_path / "a.card").read_text())
