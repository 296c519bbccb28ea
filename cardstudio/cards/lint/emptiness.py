"""What would be drawn with nothing to see: a card without content, a button without words."""

from __future__ import annotations

from cardstudio.cards.lint.context import Context, Node
from cardstudio.cards.lint.plan import Check
from cardstudio.cards.types import JSONObject, JSONValue


def check_card(context: Context) -> None:
    """A card with neither a header nor an element is an empty frame."""
    if not _has_content(context.root):
        context.warn("empty-card", None, source="card-format §1.1")


def check_words(context: Context, node: Node) -> None:
    """A button with neither words nor an icon is a bare shape nobody dares to press."""
    if not node.value.get("icon") and not _has_words(node.value.get("text")):
        context.warn("button-without-words", node.path, source="card-format §2.18")


def _has_content(card: JSONObject) -> bool:
    body = card.get("body")
    held = [card.get("header"), card.get("elements"), body.get("elements") if isinstance(body, dict) else body]
    localised = card.get("i18n_elements")
    held += localised.values() if isinstance(localised, dict) else [localised]
    return any(held)


def _has_words(text: JSONValue) -> bool:
    """Also where another rule has to speak, because what stands there is no text object."""
    if not isinstance(text, dict):
        return bool(text)
    held = [text.get("content")]
    for key in ("i18n_content", "i18n"):
        localised = text.get(key)
        held += localised.values() if isinstance(localised, dict) else [localised]
    return any(one.strip() if isinstance(one, str) else one for one in held)


CHECKS: dict[str, tuple[Check, ...]] = {"button": (check_words,)}
