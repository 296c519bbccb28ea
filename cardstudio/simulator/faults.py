"""Everything that can be made to go wrong. All off by default; unknown names are refused."""

from __future__ import annotations

from typing import Any, cast

from cardstudio.api.errors import ApiError
from cardstudio.simulator import recordings
from cardstudio.simulator.registration import KNOWN_APIS
from cardstudio.simulator.typed_dicts import SimFaultsJson

# What the next sendMessageCard comes to; taken by it and then off again.
NEXT = ("", "-1", "-2", "-3", "-4", "-5", "-6", "-7", "-8", "-9", "-10", "42406", "partial")
# How every call to the open platform fails while it is set.
PLATFORM = ("", "token_invalid", "ip_refused", "rate_limited", "server_error", "malformed", "slow")

DEFAULTS: dict[str, Any] = {
    "next": "",
    "raw_result": [],  # answers word for word (`recordings`), one for each sendMessageCard; `next` waits for their end
    "failing_chats": [],  # open_chat_ids that refuse every message
    "note_fails": False,  # the card arrives, the note does not (42406): in every chat, or in those listed
    "no_callback": False,  # the card arrives, the page is never told
    "config_silent": False,  # h5sdk.config never answers
    "apis": {},  # what single APIs come to, `config` too: a number to fail with, or "silent" for no answer
    "no_card_info": False,  # success without sendCardInfo
    "slow_ms": 0,  # before every answer of the SDK
    "signature_old": False,  # 333444
    "bridge_missing": False,  # the SDK script loads and defines nothing
    "platform": "",
    "expire_in": 0,  # life of new tokens and tickets in seconds; 0: 7200
}


def faults_of(changes: dict[str, Any]) -> SimFaultsJson:
    """All faults, with `changes` over the defaults.

    Raises:
        ApiError: an unknown name or a value of the wrong kind.
    """
    unknown = changes.keys() - DEFAULTS.keys()
    if unknown:
        raise ApiError("invalid", f"faults has no {sorted(unknown)}; it has {sorted(DEFAULTS)}")
    faults = {**DEFAULTS, **changes}
    faults["next"] = "" if faults["next"] is None else str(faults["next"])
    faults["raw_result"] = recordings.read(faults["raw_result"])
    for name, default in DEFAULTS.items():
        if type(faults[name]) is not type(default) and not (name == "note_fails" and type(faults[name]) is list):
            raise ApiError("invalid", f"faults.{name} is a {type(default).__name__}")
    for name, values in {"next": NEXT, "platform": PLATFORM}.items():
        if faults[name] not in values:
            raise ApiError("invalid", f"faults.{name} is one of {list(values)}")
    _check_apis(faults["apis"])
    return cast(SimFaultsJson, faults)  # each value is of its default's type


def _check_apis(apis: dict[str, Any]) -> None:
    for name, wanted in apis.items():
        if name not in KNOWN_APIS | {"config"} or not (type(wanted) is int or wanted == "silent"):
            raise ApiError("invalid", f'faults.apis.{name}: a known API, with a number or "silent"')
