"""Somebody's own settings in the browser: chosen on one device, seen on another; signing another device out."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from tests.e2e.axe import violations
from tests.e2e.conftest import Studio

NewContext = Callable[..., BrowserContext]


def test_what_is_chosen_here_counts_there(studio: Studio, new_context: NewContext) -> None:
    page = new_context(locale="en-US").new_page()
    alice = studio.sign_in(page, "Alice")
    there = new_context(timezone_id="Europe/London", locale="en-US").new_page()
    studio.sign_in(there, "Alice", alice)
    page.goto(f"{studio.origin}/library/")
    page.locator(".side-user summary").click()
    page.get_by_role("link", name="Your settings").click()

    page.get_by_role("group", name="Appearance").get_by_role("button", name="Dark").press("Enter")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.get_by_role("button", name="Dark", exact=True)).to_be_focused()
    page.locator("[data-zones] summary").press("Enter")
    page.keyboard.type("kiritimati")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("[data-zones] summary")).to_have_text("Pacific/Kiritimati (UTC+14)")
    assert violations(page) == []

    there.goto(f"{studio.origin}/me/")
    expect(there.locator("html")).to_have_attribute("data-theme", "dark")
    # The button of every page chooses for all devices as well.
    there.locator("theme-switch").get_by_role("button").click()
    there.reload()
    page.reload()
    expect(page.get_by_role("button", name="As the system")).to_have_attribute("aria-pressed", "true")

    page.get_by_role("button", name="简体中文").click()
    expect(page.get_by_role("heading", name="个人设置")).to_be_visible()
    there.reload()
    expect(there.get_by_role("heading", name="个人设置")).to_be_visible()


def test_a_device_is_signed_out_and_the_others_are(studio: Studio, new_context: NewContext) -> None:
    page, second, third = (new_context(locale="en-US").new_page() for _ in range(3))
    alice = studio.sign_in(page, "Alice")
    for other in (second, third):
        studio.sign_in(other, "Alice", alice)
    page.goto(f"{studio.origin}/me/")
    devices = page.locator("#devices li")
    expect(devices).to_have_count(3)
    expect(devices.first).to_contain_text("This one")

    devices.nth(1).get_by_role("button").click()
    expect(devices).to_have_count(2)

    page.get_by_role("button", name="Sign out the others").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("You stay signed in here alone")
    dialog.get_by_role("button", name="Sign out the others").click()
    expect(devices).to_have_count(1)
    for other in (second, third):
        other.goto(f"{studio.origin}/me/")
        expect(other).to_have_url(f"{studio.origin}/signin/?next=/me/")
