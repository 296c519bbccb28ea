"""The app as its developer console would show it: trusted domains, redirect addresses, home page."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import urlsplit

from django.conf import settings

from cardstudio.api.errors import ApiError
from cardstudio.simulator.typed_dicts import SimAppJson

KNOWN_APIS = frozenset(
    {
        "chooseChat",
        "chooseContact",
        "closeWindow",
        "getChatInfo",
        "getSystemInfo",
        "getTriggerContext",
        "getUserInfo",
        "requestAccess",
        "requestAuthCode",
        "sendMessageCard",
        "setClipboardData",
        "showToast",
    }
)


# What the app may ask for; without one the platform answers 99991672, and the choosers leave out names.
SCOPES = (
    "contact:contact.base:readonly",
    "contact:user.base:readonly",
    "contact:user.email:readonly",
    "contact:user.id:readonly",
    "contact:user.phone:readonly",
    "im:chat.group_info:readonly",
    "im:chat:readonly",
    "im:message",
    "im:message.group_msg",
    "im:message.send_as_user",
    "im:message:send_as_bot",
    "im:resource",
)


def defaults() -> SimAppJson:
    main = settings.MAIN_ORIGIN
    return {
        "name": "Card Studio",
        "trusted_domains": [urlsplit(main).netloc, urlsplit(settings.DEMO_ORIGIN).netloc],
        "redirect_urls": [f"{main}/signin/callback/", f"{main}/signin/client/"],
        "home_url": f"{main}/",
        "mobile_home_url": f"{main}/send/",
        "menu_url": f"{main}/send/",  # where the "+" menu of a chat and the actions of a message lead
        "scopes": list(SCOPES),
    }


def registration_of(changes: dict[str, Any]) -> SimAppJson:
    """The registration with `changes` over the defaults; raises ApiError for an unknown field or a wrong type."""
    app: dict[str, Any] = {**defaults()}
    for name, value in changes.items():
        if name not in app or type(value) is not type(app[name]):
            raise ApiError("invalid", f"app has {sorted(app)}: texts, and lists of texts")
        app[name] = value
    return cast(SimAppJson, app)  # each value is of its default's type
