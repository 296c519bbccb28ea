"""Clicks that need a program to answer them (card-format §8)."""

from __future__ import annotations

from cardstudio.cards.channels import CHANNELS
from cardstudio.cards.lint.context import Context, Node
from cardstudio.cards.lint.plan import Check

_CALLED = tuple(name for name, channel in CHANNELS.items() if channel.callbacks)
_SILENT = tuple(name for name, channel in CHANNELS.items() if not channel.callbacks)
#: Components whose use always reports to the app, unless a form collects it.
_REPORTING = frozenset(
    {"select_static", "select_person", "date_picker", "picker_time", "picker_datetime", "select_img", "input"}
)


def check_callback(context: Context, node: Node) -> None:
    """Say where a click leads nowhere: on custom bots always, elsewhere when the app has no callback."""
    if not _calls_back(node):
        return
    if context.options.channel in _SILENT:
        context.warn("callback-on-webhook", node.path, {"tag": node.tag}, channels=_SILENT, source="card-format §8")
    elif context.options.channel is None:
        context.inform("callback-on-webhook", node.path, {"tag": node.tag}, channels=_SILENT, source="card-format §8")
    if context.options.callbacks is False and context.options.channel not in _SILENT:
        context.warn(
            "callback-not-configured", node.path, {"tag": node.tag}, channels=_CALLED, source="platform-errors 200340"
        )


def _calls_back(node: Node) -> bool:
    value = node.value
    behaviors = value.get("behaviors")
    if isinstance(behaviors, list) and behaviors:
        return any(isinstance(held, dict) and held.get("type") == "callback" for held in behaviors)
    if node.tag == "button":
        submits = value.get("form_action_type") == "submit" or value.get("action_type") == "form_submit"
        return submits or ("value" in value and not ("url" in value or "multi_url" in value))
    return node.tag in _REPORTING and node.scope.form is None


_CLICKABLE = (*_REPORTING, "button", "overflow", "checker", "interactive_container")

CHECKS: dict[str, tuple[Check, ...]] = dict.fromkeys(_CLICKABLE, (check_callback,))
