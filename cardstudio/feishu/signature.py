"""Signing a page for the JS SDK (h5-jssdk §1.3, §1.6)."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Sequence
from typing import TypedDict

from cardstudio.feishu import tickets
from cardstudio.feishu.config import AppConfig

SEND_API = "sendMessageCard"
# What says which chat a page was opened from (h5-jssdk §3.8).
CONTEXT_APIS = ("getTriggerContext", "getChatInfo")


class JsapiConfig(TypedDict):
    """What `h5sdk.config` takes, besides its callbacks. `timestamp` is a number, in milliseconds."""

    appId: str
    timestamp: int
    nonceStr: str
    signature: str
    jsApiList: list[str]


def sign(*, ticket: str, nonce: str, timestamp: int, url: str) -> str:
    """SHA-1 over the four values in the documented order, raw and unescaped, as lower-case hex.

    `timestamp` in milliseconds; `url` the page's whole address with its query and without its fragment.
    """
    text = f"jsapi_ticket={ticket}&noncestr={nonce}&timestamp={timestamp}&url={url}"
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


def jsapi_config(app: AppConfig, url: str, api_list: Sequence[str] = (SEND_API,)) -> JsapiConfig:
    """A fresh signature for one view of one page. It lives ten minutes and works once, so it must never be kept.

    `api_list` stays as short as possible: one name the client doesn't know can fail the whole configuration.

    Raises:
        PlatformError: no ticket could be had.
    """
    ticket = tickets.jsapi_ticket(app)
    timestamp = int(time.time() * 1000)
    nonce = secrets.token_hex(16)
    return {
        "appId": app.app_id,
        "timestamp": timestamp,
        "nonceStr": nonce,
        "signature": sign(ticket=ticket, nonce=nonce, timestamp=timestamp, url=url),
        "jsApiList": list(api_list),
    }
