"""Keeping chat lists: choosing chats and people in the client, pasting, files, marks, taking off and bringing back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.e2e.axe import faults
from tests.e2e.conftest import Studio
from tests.e2e.sharing.conftest import call

PAYMENTS, VENDORS = "oc_5ad11d72b830411d", "oc_b24d7730a1c6489e"


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    return {**browser_context_args, "locale": "en-US"}


@pytest.fixture
def lists(studio: Studio, page: Page) -> Page:
    """A signed-in person before their chat lists; the client speaks English and everything goes well."""
    studio.control(profile={"language": "en_US"})
    studio.sign_in(page, "Ada")
    page.goto(f"{studio.origin}/chats/")
    return page


def make(page: Page, name: str, kind: str = "") -> None:
    page.get_by_label("Name of the list").fill(name)
    if kind:
        page.locator("label", has_text=kind).click()
    page.get_by_role("button", name="Make a list").click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def paste(page: Page, text: str) -> None:
    ids = page.get_by_label("Paste IDs")
    if not ids.is_visible():  # what was refused stays open
        page.get_by_text("Add by ID or from a file").click()
    ids.fill(text)
    page.get_by_role("button", name="Add them").click()


def rows(page: Page) -> Locator:
    return page.locator("[data-chats] li")


def names(page: Page) -> Locator:
    return rows(page).locator("b")


def in_client(page: Page) -> FrameLocator:
    """Follow the way into the client; the page in its web view."""
    page.get_by_role("link", name=re.compile("Add (chats|people)")).first.click()
    page.get_by_role("link", name="Open Feishu").click()
    return page.frame_locator("iframe.wv-page")


def test_chats_are_chosen_in_the_client(studio: Studio, lists: Page) -> None:
    page = lists
    make(page, "Rollout")
    address = page.url
    web_view = in_client(page)
    web_view.get_by_role("button", name="Choose chats").click()
    picker = web_view.frame_locator("iframe[title=Feishu]")
    picker.get_by_role("option", name="Payments platform").click()
    picker.get_by_role("option", name="Release watch").click()
    picker.get_by_role("button", name="Next (2)").click()
    picker.get_by_role("button", name="Add").click()
    expect(web_view.get_by_role("listitem")).to_have_count(2)
    web_view.get_by_role("button", name="Choose more").click()
    picker.get_by_role("button", name="Cancel").click()
    expect(web_view.get_by_text("Nothing was chosen.")).to_be_visible()
    page.goto(address)
    expect(names(page)).to_have_text(["Payments platform", "Release watch"])
    expect(page.get_by_text("2 chats", exact=True)).to_be_visible()


def test_without_scopes_there_are_ids_and_a_refusal_says_what_to_do(studio: Studio, lists: Page) -> None:
    page = lists
    make(page, "Bare")
    address = page.url
    studio.control(app={"scopes": []}, faults={"apis": {"config": 333449}})
    web_view = in_client(page)
    expect(web_view.get_by_role("button", name="Try again")).to_be_visible()
    studio.control(faults={"apis": {}})
    web_view.get_by_role("button", name="Try again").click()
    web_view.get_by_role("button", name="Choose chats").click()
    picker = web_view.frame_locator("iframe[title=Feishu]")
    picker.get_by_role("option", name="Payments platform").click()
    picker.get_by_role("button", name="Next (1)").click()
    picker.get_by_role("button", name="Add").click()
    expect(web_view.get_by_text("Unnamed")).to_be_visible()
    page.goto(address)
    expect(page.get_by_text(PAYMENTS, exact=True)).to_be_visible()


def test_people_are_chosen_for_a_list_of_people(studio: Studio, lists: Page) -> None:
    page = lists
    make(page, "Reviewers", kind="People")
    address = page.url
    web_view = in_client(page)
    web_view.get_by_role("button", name="Choose people").click()
    picker = web_view.frame_locator("iframe[title=Feishu]")
    picker.get_by_role("combobox", name="Search").fill("kofi")
    expect(picker.get_by_role("option")).to_have_count(1)
    picker.get_by_role("option").click()
    picker.get_by_role("combobox", name="Search").fill("")
    picker.get_by_role("option", name="Lin Xiaoman").click()
    picker.get_by_role("button", name="Next (2)").click()
    expect(web_view.get_by_role("listitem")).to_have_count(2)
    page.goto(address)
    expect(names(page)).to_have_text(["Kofi Mensah", "Lin Xiaoman"])


def test_pasted_ids_are_checked_line_by_line_and_named_by_the_platform(lists: Page) -> None:
    page = lists
    make(page, "Pasted")
    paste(page, f"{PAYMENTS}\n{VENDORS} Partners\nou_84aa6f7c1d Mira\nnonsense")
    report = page.get_by_role("alert")
    expect(report).to_contain_text("Line 3: ou_84aa6f7c1d")
    expect(report).to_contain_text("Line 4: nonsense")
    expect(page.get_by_label("Paste IDs")).to_have_value("ou_84aa6f7c1d Mira\nnonsense")
    expect(rows(page)).to_have_count(2)
    expect(rows(page).nth(0)).to_contain_text("支付平台")
    expect(rows(page).nth(1)).to_contain_text("Partners")
    expect(rows(page).nth(1)).to_contain_text("External")
    paste(page, f"{PAYMENTS}\n{PAYMENTS}")
    expect(page.get_by_text("2 were on the list already.")).to_be_visible()


def test_a_file_goes_out_and_comes_back(lists: Page, tmp_path: Path) -> None:
    page = lists
    make(page, "First")
    paste(page, "oc_1 Ops, night\noc_2")
    expect(rows(page)).to_have_count(2)
    page.get_by_label("More").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as CSV").click()
    file = tmp_path / "list.csv"
    download.value.save_as(file)
    file.write_text(file.read_text().replace("oc_2,,no", "oc_2,Day,yes"))
    page.get_by_label("Or a CSV file").set_input_files(file)
    expect(page.get_by_text("1 changed.")).to_be_visible()
    expect(names(page)).to_have_text(["Ops, night", "Day"])
    expect(rows(page).nth(1)).to_contain_text("External")


def test_what_is_taken_off_comes_back_and_a_list_too(lists: Page) -> None:
    page = lists
    make(page, "Slip")
    paste(page, "oc_1 Ops\noc_2 Day\noc_3 Night")
    page.get_by_role("searchbox", name="Search this list").fill("night")
    expect(rows(page).filter(visible=True)).to_have_count(1)
    page.get_by_label("Select all").check()
    expect(page.get_by_text("1 selected")).to_be_visible()
    page.get_by_role("searchbox", name="Search this list").fill("")
    page.get_by_label("Select Ops").check()
    page.get_by_role("button", name="Take off the list").click()
    expect(rows(page)).to_have_count(1)
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(names(page)).to_have_text(["Ops", "Day", "Night"])

    page.get_by_role("button", name="Edit Day").click()
    dialog = page.get_by_role("dialog", name="Edit the chat")
    dialog.get_by_label("Name").fill("Daytime")
    dialog.get_by_role("button", name="Save").click()
    expect(names(page)).to_have_text(["Ops", "Daytime", "Night"])

    page.get_by_label("More").click()
    page.get_by_role("button", name="Delete the list").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete the list").click()
    expect(page.get_by_text("No chat lists yet")).to_be_visible()
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(names(page)).to_have_text(["Ops", "Daytime", "Night"])


@pytest.mark.parametrize("width", [1440, 390])
def test_everybody_can_use_it(lists: Page, width: int) -> None:
    page = lists
    make(page, "Seen")
    paste(page, f"{VENDORS}\nnonsense")
    expect(page.get_by_role("alert")).to_be_visible()
    page.set_viewport_size({"width": width, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults(page) == []


def test_a_list_is_copied_and_moved_to_another_team(lists: Page, studio: Studio) -> None:
    page = lists
    team = call(page, "POST", "teams/", {"name": "Operations", "door": "shut"})["id"]
    made = call(page, "POST", "chat-lists/", {"name": "Branches"})["id"]
    call(page, "POST", f"chat-lists/{made}/chats/", {"chats": [{"open_chat_id": PAYMENTS}]})
    page.goto(f"{studio.origin}/chats/{made}/")

    def to_team(how: str) -> None:
        page.get_by_label("More", exact=True).click()
        page.get_by_role("button", name="To another team…").click()
        expect(page.get_by_role("combobox", name="Team")).to_have_value(team)
        page.get_by_role("button", name=how).click()

    to_team("Copy there")
    expect(page.get_by_text("Copied to “Operations”")).to_be_visible()
    to_team("Move there")
    expect(page.get_by_text("Moved to “Operations”")).to_be_visible()
    expect(page.get_by_role("heading", name="Branches (2)")).to_be_visible()
    assert {one["name"] for one in call(page, "GET", f"chat-lists/?team={team}")["results"]} == {
        "Branches",
        "Branches (2)",
    }
