"""The SDK and its dialogs in a real browser, over the page of a web app made for these tests."""

from __future__ import annotations

import json
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Frame, FrameLocator, Page, expect

from cardstudio.simulator.signature import sign
from tests.e2e.axe import faults
from tests.e2e.conftest import Studio

CARD = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "Routing switches on **Tuesday**."}]}}
SEND = {
    "shouldChooseChat": True,
    "chooseChatParams": {"multiSelect": True, "confirmTitle": "Who gets it", "confirmDesc": "They see it from you."},
    "withAdditionalMessage": True,
    "cardContent": {"msg_type": "interactive", "update_multi": False, "card": CARD},
}
PAGE = """<!doctype html><title>A page</title><button id="send">Send</button><button id="toast">Toast</button>
<button id="close">Close</button><output></output><script type="application/json" id="data">{data}</script>
<script src="{sdk}"></script><script src="/page.js"></script>"""
SCRIPT = """
const data = JSON.parse(document.getElementById("data").textContent);
const say = (text) => { document.querySelector("output").textContent += text + ";"; };
const told = { success: (r) => say("success " + r.errMsg), fail: (r) => say("fail " + (r.errCode ?? r.errno)) };
h5sdk.error((error) => say("error " + error.errorCode));
h5sdk.config({ ...data.config, onSuccess: () => say("configured") });
document.getElementById("send").onclick = () => tt.sendMessageCard({ ...data.send, ...told });
document.getElementById("toast").onclick = () => tt.showToast({ title: "Kept", ...told });
document.getElementById("close").onclick = () => tt.closeWindow({});
"""

Open = Callable[..., FrameLocator]


def _post(url: str, body: Any, token: str = "") -> Any:
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    request = urllib.request.Request(url, data=json.dumps(body).encode(), headers=headers)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.loads(answer.read())


def _config(studio: Studio, url: str) -> dict[str, Any]:
    app = {"app_id": "cli_simulator", "app_secret": "simulator-secret"}
    base = f"{studio.simulator}/open-apis"
    token = _post(f"{base}/auth/v3/tenant_access_token/internal", app)["tenant_access_token"]
    ticket = _post(f"{base}/jssdk/ticket/get", {}, token)["data"]["ticket"]
    now, nonce = int(time.time() * 1000), f"n{time.time_ns()}"
    apis = ["sendMessageCard", "showToast"]
    signature = sign(ticket, nonce, now, url)
    return {"appId": "cli_simulator", "timestamp": now, "nonceStr": nonce, "signature": signature, "jsApiList": apis}


class WebApp(ThreadingHTTPServer):
    """Somebody's web app: one page that signs itself. A real server, since browsers keep made-up pages off loopback."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(("127.0.0.1", 0), WebAppRequest)
        self.studio = studio
        self.host = f"127.0.0.1:{self.server_address[1]}"


class WebAppRequest(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, WebApp)
        sdk = self.server.studio.simulator
        if self.path == "/page.js":
            self.reply(SCRIPT, "text/javascript")
            return
        config = _config(self.server.studio, f"http://{self.server.host}{self.path}")
        data = json.dumps({"config": config, "send": SEND})
        policy = f"default-src 'none'; script-src 'self' {sdk}; frame-src {sdk}"
        self.reply(PAGE.format(data=data, sdk=f"{sdk}/h5-js-sdk.js"), "text/html; charset=utf-8", policy)

    def reply(self, text: str, kind: str, policy: str = "default-src 'none'") -> None:
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nobody reads it."""


@pytest.fixture
def web_app(studio: Studio) -> Iterator[WebApp]:
    with WebApp(studio) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def open_page(studio: Studio, web_app: WebApp, page: Page) -> Open:
    """Open the web app in the client's web view and hand over its frame, configured."""
    studio.control(profile={"language": "en_US"}, app={"trusted_domains": [web_app.host]})

    def opened(**profile: str) -> FrameLocator:
        studio.control(profile=profile)
        target = urllib.parse.quote(f"http://{web_app.host}/?a=1", safe="")
        page.goto(f"{studio.simulator}/client/web_url/open?mode=window&url={target}")
        frame = page.frame_locator("iframe.wv-page")
        expect(frame.locator("output")).to_contain_text("configured")
        return frame

    return opened


def dialogs(frame: FrameLocator) -> FrameLocator:
    return frame.frame_locator("iframe[title=Feishu]")


def native(page: Page) -> Frame:
    """The frame of the client's dialogs."""
    return next(frame for frame in page.frames if "/native/" in frame.url)


def test_it_works(studio: Studio, page: Page, open_page: Open) -> None:
    frame = open_page()
    frame.get_by_role("button", name="Send").click()
    native = dialogs(frame)
    native.get_by_role("option", name="Payments platform").click()
    expect(native.get_by_role("combobox", name="Search")).to_be_focused()
    native.get_by_role("option", name="Release watch").click()
    native.get_by_role("button", name="Next (2)").click()
    confirm = native.get_by_role("dialog", name="Who gets it")
    expect(confirm.get_by_text("They see it from you.")).to_be_visible()
    expect(confirm.get_by_text("Routing switches on")).to_be_visible()
    confirm.get_by_role("textbox", name="Leave a message").fill("Please confirm before six.")
    confirm.get_by_role("button", name="Send").click()
    expect(frame.locator("output")).to_have_text("configured;success sendMessageCard:ok;")
    page.get_by_role("region", name="Web view").get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Release watch").click()
    sent = page.get_by_role("article", name="Mira Chen")
    expect(sent.get_by_text("Routing switches on")).to_be_visible()
    expect(sent.get_by_text("Please confirm before six.")).to_be_visible()
    sent.get_by_role("button", name="show JSON").click()
    expect(sent.locator("pre")).to_contain_text('"tag": "markdown"')


def test_the_keyboard_is_enough(page: Page, open_page: Open) -> None:
    frame = open_page()
    frame.get_by_role("button", name="Send").focus()
    page.keyboard.press("Enter")
    native = dialogs(frame)
    expect(native.get_by_role("combobox", name="Search")).to_be_focused()
    page.keyboard.type("release w")
    expect(native.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(native.get_by_role("option", name="Release watch")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(native.get_by_role("button", name="Send")).to_be_focused()
    page.keyboard.press("Enter")
    expect(frame.locator("output")).to_contain_text("success")
    expect(frame.get_by_role("button", name="Send")).to_be_focused()


@pytest.mark.parametrize("stage", ["picker", "confirm"])
def test_escape_and_cancel_are_minus_six(studio: Studio, page: Page, open_page: Open, stage: str) -> None:
    frame = open_page()
    before = len(studio.state()["messages"])
    frame.get_by_role("button", name="Send").click()
    native = dialogs(frame)
    native.get_by_role("option", name="Lin Xiaoman").click()
    if stage == "picker":
        page.keyboard.press("Escape")
    else:
        native.get_by_role("button", name="Next").click()
        native.get_by_role("button", name="Cancel").click()
    expect(frame.locator("output")).to_have_text("configured;fail -6;")
    assert len(studio.state()["messages"]) == before


def test_an_answer_reaches_the_page_word_for_word(studio: Studio, page: Page, open_page: Open) -> None:
    frame = open_page()
    studio.control(faults={"raw_result": {"callback": "fail", "after": "call", "result": {"errCode": "odd"}}})
    frame.get_by_role("button", name="Send").click()
    expect(frame.locator("output")).to_have_text("configured;fail odd;")
    frame.get_by_role("button", name="Send").click()
    expect(dialogs(frame).get_by_role("dialog", name="Choose chats")).to_be_visible()


def test_no_more_than_ten_and_a_new_group(page: Page, open_page: Open) -> None:
    frame = open_page()
    frame.get_by_role("button", name="Send").click()
    native = dialogs(frame)
    options = native.get_by_role("option")
    expect(options.first).to_be_visible()
    for index in range(11):
        options.nth(index).click()
    expect(native.get_by_role("status").first).to_have_text("At most 10 chats at once")
    expect(native.get_by_role("option", selected=True)).to_have_count(10)
    options.first.click()
    native.get_by_role("button", name="New group").click()
    native.get_by_role("textbox", name="Name of the group").fill("Release 3.3")
    native.get_by_role("checkbox", name="Lin Xiaoman").check()
    native.get_by_role("button", name="Create").click()
    expect(native.get_by_role("option", name="Release 3.3")).to_have_attribute("aria-selected", "true")


def test_a_toast_leaves_the_page_usable_and_closing_closes(page: Page, open_page: Open) -> None:
    frame = open_page()
    frame.get_by_role("button", name="Toast").click()
    expect(dialogs(frame).get_by_text("Kept")).to_be_visible()
    frame.get_by_role("button", name="Close").click()
    expect(page.get_by_role("region", name="Web view")).to_have_count(0)


def test_a_phones_client_has_a_phones_web_view(page: Page, open_page: Open) -> None:
    frame = open_page(platform="ios", version="7.24.10")
    box = page.locator("iframe.wv-page").bounding_box()
    assert box
    assert box["width"] <= 390
    frame.get_by_role("button", name="Send").click()
    expect(dialogs(frame).get_by_role("dialog", name="Choose chats")).to_be_visible()


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(page: Page, open_page: Open, scheme: Any, motion: Any) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion=motion)
    frame = open_page()
    frame.get_by_role("button", name="Send").click()
    shown = dialogs(frame)
    shown.get_by_role("option", name="Payments platform").click()
    # Cards are proved elsewhere.
    assert faults(native(page), "message-card") == []
    shown.get_by_role("button", name="Next").click()
    expect(shown.get_by_role("dialog", name="Who gets it")).to_be_visible()
    assert faults(native(page), "message-card") == []
    shown.get_by_role("button", name="Send").click()
    page.get_by_role("region", name="Web view").get_by_role("button", name="Close").click()
    expect(page.get_by_role("region", name="Web view")).to_have_count(0)
    assert faults(page, "message-card") == []
