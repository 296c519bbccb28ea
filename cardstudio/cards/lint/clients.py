"""What a chosen client version does not draw (card-format §2.0, §3; contracts §lint-report).

Only looked at when a version is asked for: most clients update themselves.
"""

from __future__ import annotations

import re

from cardstudio.cards.lint.context import Context
from cardstudio.cards.lint.plan import Plan
from cardstudio.cards.types import JSONObject, JSONValue, Path

Version = tuple[int, ...]
#: Older clients show the header of a 2.0 card and ask for an update where its body belongs.
MODERN = "7.20"
#: How a client version is written.
CLIENT_VERSION = re.compile(r"^\d{1,4}(?:\.\d{1,4}){0,3}\Z")


def version(text: str) -> Version:
    """``"7.6"`` as numbers that can be compared; raises :class:`ValueError` for anything else."""
    if CLIENT_VERSION.match(text) is None:
        raise ValueError(f"{text!r} is no client version, such as 7.20")
    return tuple(int(part) for part in text.split("."))


def check_card(context: Context) -> None:
    """Whether the card as a whole is drawn; if it is not, nothing inside needs a look."""
    client = context.client
    if client is None:
        return
    fallback = _fallback_version(context.root.get("fallback"))
    if fallback is not None and client < version(fallback):
        params = {"client": context.options.client, "needed": fallback}
        context.inform("client-falls-back", (None, "fallback"), params, source="card-format §1.1")
        context.client = None
    elif context.format == "2.0" and client < version(MODERN):
        params = {"client": context.options.client, "needed": MODERN}
        context.warn("client-without-2-0", None, params, source="card-format §1.1")
        context.client = None


def _fallback_version(fallback: JSONValue) -> str | None:
    conditions = fallback.get("trigger_conditions") if isinstance(fallback, dict) else None
    for condition in conditions if isinstance(conditions, list) else ():
        if isinstance(condition, dict) and condition.get("type") == "min_client_version":
            value = condition.get("value")
            if isinstance(value, str) and CLIENT_VERSION.match(value):
                return value
    return None


def check_object(context: Context, plan: Plan, value: JSONObject, path: Path) -> None:
    """One object of the card; its component, its properties, its markup."""
    client = context.client
    assert client is not None
    component = plan.component
    if component.tagged and _lacks(client, component.min_client):
        params = {"tag": component.name, "client": context.options.client, "needed": component.min_client}
        context.warn("client-without-component", path, params, source=component.source)
        return
    for key, held in value.items():
        spec = plan.fields.get(key)
        given = spec.field if spec is not None else None
        if given is not None and _lacks(client, given.min_client) and held not in (None, given.default):
            params = {"property": key, "client": context.options.client, "needed": given.min_client}
            context.inform("client-without-property", (path, key), params, source=given.source or component.source)


def check_syntax(context: Context, path: Path, syntax: str, needed: str | None) -> None:
    """One piece of syntax, or one word of a list, that needs a client of its own."""
    if context.client is not None and _lacks(context.client, needed):
        params = {"syntax": syntax, "client": context.options.client, "needed": needed}
        context.warn("client-without-syntax", path, params, source="card-format §3")


def _lacks(client: Version, needed: str | None) -> bool:
    return bool(needed) and client < version(needed or "0")
