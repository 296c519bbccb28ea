"""What the client appends to a page's address when a chat's "+" menu opens it (h5-jssdk §3.8)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import parse_qs, unquote, urlsplit

# What a client appends; `simulated_ua` is how the simulator's web views say who they are.
KEYS = ("bdp_launch_query", "from", "required_launch_ability", "simulated_ua")
# Both mean the message shortcut, whose code leads to a message and not to a chat.
SHORTCUT = "message_action"


def launch_query(given: Mapping[str, str]) -> dict[str, str]:
    """What of a page's query the client appended, to be handed on to the page that sends."""
    return {key: given[key] for key in KEYS if key in given}


def has_trigger(url: str) -> bool:
    """Whether the address carries the code of a chat; twin of `launchOf` in `frontend/jssdk/target.ts`."""
    query = parse_qs(urlsplit(url).query)
    if SHORTCUT in query.get("from", []) + query.get("required_launch_ability", []):
        return False
    text = query.get("bdp_launch_query", [""])[0]
    # Some clients encode it once more.
    return any(_trigger(form) for form in (text, unquote(text)))


def _trigger(text: str) -> bool:
    try:
        launch = json.loads(text)
    except ValueError:
        return False
    return isinstance(launch, dict) and isinstance(launch.get("__trigger_id__"), str) and launch["__trigger_id__"] != ""
