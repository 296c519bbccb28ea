"""Clicks: those that need a program to answer them, and links without an address (card-format §8, §1.6)."""

from __future__ import annotations

from cardstudio.cards.channels import CHANNELS
from cardstudio.cards.lint.context import Context, Node, operation, test
from cardstudio.cards.lint.repairs import BLANK_LINK, Patch
from cardstudio.cards.types import JSONValue

_CALLED = tuple(name for name, channel in CHANNELS.items() if channel.callbacks)
_SILENT = tuple(name for name, channel in CHANNELS.items() if not channel.callbacks)


def check_click(context: Context, node: Node) -> None:
    """For what reports to the app only if its behaviors say so."""
    if calls_back(node):
        tell(context, node)


def check_use(context: Context, node: Node) -> None:
    """For what reports its use to the app, unless a form collects it."""
    if calls_back(node, otherwise=node.scope.form is None):
        tell(context, node)


def calls_back(node: Node, *, otherwise: bool = False) -> bool:
    """Whether a click reports to the app by its behaviors, or by ``otherwise`` where it has none."""
    behaviors = node.value.get("behaviors")
    if isinstance(behaviors, list) and behaviors:
        return any(is_callback(held) for held in behaviors)
    return otherwise


def is_callback(behavior: JSONValue) -> bool:
    """Whether one of the ``behaviors`` reports to the app."""
    return isinstance(behavior, dict) and behavior.get("type") == "callback"


def tell(context: Context, node: Node, *, is_link: bool = False) -> None:
    """Say where a click leads nowhere: on custom bots always, elsewhere when the app has no callback.

    ``is_link``: whether the component can open a link instead.
    """
    wanted, params = context.options.channel, {"tag": node.tag}
    if wanted is None:
        context.inform("callback-on-webhook", node.path, params, channels=_SILENT, source="card-format §8")
    elif wanted in _SILENT:
        fix = _as_link(context, node) if is_link else None
        context.warn(
            "callback-on-webhook", node.path, params, channels=_SILENT, fix=fix, lossy=True, source="card-format §8"
        )
        return
    if context.options.callbacks is False:
        channels, source = (wanted,) if wanted else _CALLED, "platform-errors 200340"
        fix = _as_link(context, node) if is_link else None
        context.warn(
            "callback-not-configured", node.path, params, channels=channels, source=source, fix=fix, lossy=True
        )


def _as_link(context: Context, node: Node) -> Patch:
    """Open a link instead: one beside the callback, in its value or on the card, else a blank to fill in."""
    value = node.value
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
