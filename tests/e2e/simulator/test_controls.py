"""The controls that make things go wrong: answers to replay, chats that lose what is sent to them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import faults
from tests.e2e.conftest import Studio

RELEASE = "oc_e7b05c9934f24a61"
ANSWERS = [
    {"callback": "fail", "after": "call", "about": "Android 7.52", "result": {"errMsg": "sendMessageCard:fail"}},
    {"callback": "none"},
]


def answers(studio: Studio) -> Any:
    return studio.state()["faults"]["raw_result"]


@pytest.fixture
def window(studio: Studio, page: Page) -> Page:
    studio.control(profile={"language": "en_US"})
    page.goto(studio.simulator)
    return page


def test_a_known_answer_waits_until_it_is_taken_off(studio: Studio, window: Page) -> None:
    choice = window.get_by_label("Answer word for word")
    choice.select_option("100001 in a text under data")
    expect(choice).to_have_value("waiting")
    assert [answer["result"]["errMsg"] for answer in answers(studio)] == ["sendMessageCard:fail"]
    with window.expect_response("**/control/*"):
        choice.select_option("Goes as it should")
    expect(choice).to_have_value("")
    assert answers(studio) == []


def test_a_recording_is_pasted_or_opened(studio: Studio, window: Page, tmp_path: Path) -> None:
    window.get_by_role("button", name="Paste or open a recording…").click()
    dialog = window.get_by_role("dialog", name="Replay answers of a real client")
    field = dialog.get_by_role("textbox", name="Answers")
    expect(field).to_be_focused()
    for text, problem in (("[{", "That is not JSON"), ('[{"callback": "shout"}]', "callback is one of")):
        field.fill(text)
        dialog.get_by_role("button", name="Replay").click()
        expect(dialog.get_by_role("alert")).to_contain_text(problem)
        expect(field).to_have_value(text)
    file = tmp_path / "recording.json"
    file.write_text(json.dumps(ANSWERS))
    dialog.get_by_label("Or a file").set_input_files(file)
    expect(field).to_have_value(json.dumps(ANSWERS))
    dialog.get_by_role("button", name="Replay").click()
    expect(dialog).to_have_count(0)
    expect(window.get_by_label("Answer word for word")).to_contain_text("Android 7.52, then 1 more")
    assert [answer["callback"] for answer in answers(studio)] == ["fail", "none"]


def test_one_chat_loses_its_notes(studio: Studio, window: Page) -> None:
    window.get_by_role("button", name=re.compile("^Release watch")).click()
    lose = window.get_by_role("button", name="Lose every note in this chat")
    lose.click()
    expect(lose).to_have_attribute("aria-pressed", "true")
    assert studio.state()["faults"]["note_fails"] == [RELEASE]
    window.get_by_role("button", name=re.compile("^Payments platform")).click()
    expect(lose).to_have_attribute("aria-pressed", "false")
    window.get_by_role("switch", name="Notes don’t arrive").click()
    expect(lose).to_be_disabled()
    assert studio.state()["faults"]["note_fails"] is True


@pytest.mark.parametrize("language", ["en_US", "zh_CN"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_them_on_a_phone_too(studio: Studio, page: Page, scheme: Any, language: str) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 780})
    studio.control(profile={"language": language})
    page.goto(f"{studio.simulator}/?chat={RELEASE}")
    page.locator(".sim-mh [aria-expanded]").click()
    panel = page.locator(".sim-r.is-open")
    expect(panel).to_be_visible()
    assert faults(page, "message-card") == []
    panel.locator(".sim-link").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert faults(page, "message-card") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_window_shows_what_was_updated_and_recalled(studio: Studio, window: Page) -> None:
    simulator = httpx.Client(base_url=studio.simulator, trust_env=False)
    app = {"app_id": "cli_simulator", "app_secret": "simulator-secret"}
    token = simulator.post("/open-apis/auth/v3/tenant_access_token/internal", json=app).json()["tenant_access_token"]
    simulator.headers["Authorization"] = f"Bearer {token}"
    messages = "/open-apis/im/v1/messages"

    def content(text: str) -> str:
        return json.dumps({"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": text}]}})

    body = {"receive_id": RELEASE, "msg_type": "interactive", "content": content("It begins at six.")}
    sent = simulator.post(messages, params={"receive_id_type": "chat_id"}, json=body).json()["data"]["message_id"]
    window.get_by_role("button", name=re.compile("^Release watch")).click()
    shown = window.locator(f'[data-message="{sent}"]')
    expect(shown.get_by_text("It begins at six.")).to_be_visible()
    simulator.patch(f"{messages}/{sent}", json={"content": content("It begins at seven.")}).raise_for_status()
    expect(shown.get_by_text("It begins at seven.")).to_be_visible()
    expect(shown.get_by_text("updated")).to_be_visible()
    simulator.delete(f"{messages}/{sent}").raise_for_status()
    expect(shown).to_contain_text("This message was recalled.")
    simulator.close()
