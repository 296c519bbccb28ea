"""Clicks: those that need a program to answer them, and links without an address (card-format §8, §1.6)."""

from __future__ import annotations

from cardstudio.cards.channels import CHANNELS
from cardstudio.cards.lint.context import Context, Node, operation, test
from cardstudio.cards.lint.plan import Check
from cardstudio.cards.lint.repairs import BLANK_LINK, Patch
from cardstudio.cards.types import JSONValue

_CALLED = tuple(name for name, channel in CHANNELS.items() if channel.callbacks)
_SILENT = tuple(name for name, channel in CHANNELS.items() if not channel.callbacks)
#: Components whose use always reports to the app, unless a form collects it.
_REPORTING = frozenset(
    {"select_static", "select_person", "date_picker", "picker_time", "picker_datetime", "select_img", "input"}
)
#: Components that can open a link instead.
_LINKING = frozenset({"button", "interactive_container"})
_ADDRESSES = frozenset({"default_url", "multi_url", "pc_url", "ios_url", "android_url", "url"})
_SUBMITS = (("form_action_type", "submit"), ("action_type", "form_submit"))


def check_callback(context: Context, node: Node) -> None:
    """Say where a click leads nowhere: on custom bots always, elsewhere when the app has no callback."""
    if not _calls_back(node):
        return
    wanted, params = context.options.channel, {"tag": node.tag}
    if wanted is None:
        context.inform("callback-on-webhook", node.path, params, channels=_SILENT, source="card-format §8")
    elif wanted in _SILENT:
        fix = _as_link(context, node)
        context.warn(
            "callback-on-webhook", node.path, params, channels=_SILENT, fix=fix, lossy=True, source="card-format §8"
        )
        return
    if context.options.callbacks is False:
        channels, source = (wanted,) if wanted else _CALLED, "platform-errors 200340"
        fix = _as_link(context, node)
        context.warn(
            "callback-not-configured", node.path, params, channels=channels, source=source, fix=fix, lossy=True
        )


def check_address(context: Context, node: Node) -> None:
    """A link needs an address for the platforms that have none of their own."""
    if node.value.get("type") == "open_url" and not _ADDRESSES.intersection(node.value):
        params = {"property": "default_url", "holder": "behavior"}
        context.warn("missing-property", node.path, params, source="card-format §1.6")


def _calls_back(node: Node) -> bool:
    value = node.value
    behaviors = value.get("behaviors")
    if isinstance(behaviors, list) and behaviors:
        return any(is_callback(held) for held in behaviors)
    if node.tag == "button":
        return _submits(node) or ("value" in value and not ("url" in value or "multi_url" in value))
    return node.tag in _REPORTING and node.scope.form is None


def is_callback(behavior: JSONValue) -> bool:
    """Whether one of the ``behaviors`` reports to the app."""
    return isinstance(behavior, dict) and behavior.get("type") == "callback"


def _submits(node: Node) -> bool:
    return any(node.value.get(key) == word for key, word in _SUBMITS)


def _as_link(context: Context, node: Node) -> Patch | None:
    """Open a link instead: one beside the callback, in its value or on the card, else a blank to fill in."""
    value = node.value
    if node.tag not in _LINKING or _submits(node):
        return None
    behaviors = value.get("behaviors")
    if not isinstance(behaviors, list) or not behaviors:
        place, held = (node.path, "value"), value["value"]
        address = _address(held) or _card_link(context)
        added = operation("add", (node.path, "url"), address)
        if context.format == "2.0":
            added = operation("add", (node.path, "behaviors"), [{"type": "open_url", "default_url": address}])
        return [test(place, held), operation("remove", place), added]
    kept = [held for held in behaviors if not is_callback(held)]
    if not any(isinstance(held, dict) and held.get("type") == "open_url" for held in kept):
        addresses = filter(None, map(_address, behaviors))
        kept.append({"type": "open_url", "default_url": next(addresses, None) or _card_link(context)})
    place = (node.path, "behaviors")
    return [test(place, behaviors), operation("replace", place, kept)]


def _address(value: JSONValue) -> str | None:
    """The first web address among the strings of a callback's value."""
    if isinstance(value, dict) and isinstance(value.get("value"), dict):
        value = value["value"]
    held = list(value.values()) if isinstance(value, dict) else [value]
    return next((one for one in held if isinstance(one, str) and one.startswith(("https://", "http://"))), None)


def _card_link(context: Context) -> str:
    link = context.root.get("card_link")
    url = link.get("url") if isinstance(link, dict) else None
    return url if isinstance(url, str) and url else BLANK_LINK


_CLICKABLE = (*_REPORTING, "button", "overflow", "checker", "interactive_container")

CHECKS: dict[str, tuple[Check, ...]] = {
    **dict.fromkeys(_CLICKABLE, (check_callback,)),
    "behavior": (check_address,),
}
