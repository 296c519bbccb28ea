"""Rules about buttons (card-format §2.11, §2.18)."""

from __future__ import annotations

from cardstudio.cards.lint.callbacks import calls_back, is_callback, tell
from cardstudio.cards.lint.context import Context, Node, dropping
from cardstudio.cards.lint.forms import check_required
from cardstudio.cards.lint.names import check_name
from cardstudio.cards.lint.options import check_text_length
from cardstudio.cards.lint.placeholders import is_placeholder
from cardstudio.cards.lint.plan import Checks
from cardstudio.cards.types import JSONValue

#: The two ways to say that a button submits its form.
_SUBMITS = (("form_action_type", "submit"), ("action_type", "form_submit"))


def check_submit(context: Context, node: Node) -> None:
    """Note that a form can be submitted; outside a form nothing can."""
    value, form = node.value, node.scope.form
    if form is not None:
        if any(value.get(key) == word or is_placeholder(value.get(key)) for key, word in _SUBMITS):
            if context.format == "2.0" and _is_overlooked(node):
                form.overlooked.append(node)
            else:
                form.submits = True
    elif context.format == "2.0" and "form_action_type" in value:
        fix = dropping((node.path, "form_action_type"), value["form_action_type"])
        context.refuse("submit-outside-form", node.path, {"tag": node.tag}, fix=fix, source="platform-errors 200621")


def _is_overlooked(node: Node) -> bool:
    """Whether the platform does not see that this button submits: said as of old, by a callback (card-format §9.5)."""
    behaviors = node.value.get("behaviors")
    return (
        "form_action_type" not in node.value
        and isinstance(behaviors, list)
        and any(is_callback(held) for held in behaviors)
    )


def check_callback(context: Context, node: Node) -> None:
    """Submitting reports to the app, and so does a value without a link."""
    value = node.value
    submits = any(value.get(key) == word for key, word in _SUBMITS)
    reports = "value" in value and not ("url" in value or "multi_url" in value)
    if calls_back(node, otherwise=submits or reports):
        tell(context, node, is_link=not submits)


def check_words(context: Context, node: Node) -> None:
    """A button with neither words nor an icon is a bare shape nobody dares to press."""
    if not node.value.get("icon") and not _has_words(node.value.get("text")):
        context.warn("button-without-words", node.path, source="card-format §2.18")


def _has_words(text: JSONValue) -> bool:
    """Also where another rule has to speak, because what stands there is no text object."""
    if not isinstance(text, dict):
        return bool(text)
    held = [text.get("content")]
    for key in ("i18n_content", "i18n"):
        localised = text.get(key)
        held += localised.values() if isinstance(localised, dict) else [localised]
    return any(one.strip() if isinstance(one, str) else one for one in held)


CHECKS: Checks = {"button": (check_name, check_submit, check_required, check_text_length, check_callback, check_words)}
