"""Signing one of our own pages that sends, or shows where it would send to."""

from __future__ import annotations

from typing import Any

import structlog

from cardstudio.api.platform import unavailable
from cardstudio.feishu import errors, tickets
from cardstudio.feishu.client import PlatformError
from cardstudio.feishu.config import AppConfig
from cardstudio.feishu.signature import CONTEXT_APIS, SEND_API, JsapiConfig, jsapi_config
from cardstudio.sharing.page import protection
from cardstudio.sharing.page.launch import has_trigger

log = structlog.get_logger(__name__)


def signed_config(app: AppConfig, page: str, asked: dict[str, Any]) -> JsapiConfig:
    """What `h5sdk.config` takes, for `{url, after?}`: `page` with any query, and the code of a failed configuration.

    Raises:
        ApiError: 400 for another address, 503 where the platform gives no ticket.
    """
    url = protection.check_signed_url(asked.get("url"), page)
    after = asked.get("after")
    if after == errors.TICKET_INVALID:
        tickets.refresh_ticket(app)
    # One name a client does not know can fail the whole configuration: then the chat goes without its name.
    named = has_trigger(url) and after not in errors.UNKNOWN_API_CODES
    try:
        return jsapi_config(app, url, (SEND_API, *CONTEXT_APIS) if named else (SEND_API,))
    except PlatformError as error:
        log.warning("share.no_ticket", code=error.code)
        raise unavailable(error, app.brand) from error
