"""What would be drawn with nothing to see: a card without content."""

from __future__ import annotations

from cardstudio.cards.catalog import TAGS
from cardstudio.cards.lint.context import Context
from cardstudio.cards.types import JSONObject, JSONValue

#: Components of these groups show what is in them; all others are there to be seen.
_HOLDERS = ("text", "container")


def check_card(context: Context) -> None:
    """A card with neither a header nor an element that shows something is an empty frame."""
    if not _has_content(context.root):
        context.warn("empty-card", None, source="card-format §1.1")


def _has_content(card: JSONObject) -> bool:
    body, config = card.get("body"), card.get("config")
    held = [card.get("elements"), body.get("elements") if isinstance(body, dict) else body]
    localised = card.get("i18n_elements")
    held += localised.values() if isinstance(localised, dict) else [localised]
    if card.get("header"):
        return True
    if isinstance(config, dict) and config.get("streaming_mode"):  # words come later
        return any(held)
    return any(map(_shows, held))


def _shows(held: JSONValue) -> bool:
    """Whether there is anything to see in elements, or in what they have of elements and texts. Any depth is fine."""
    waiting = [held]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif not isinstance(one, dict):
            if one:
                return True
        elif _is_seen(one) or any(_says(key, value) for key, value in one.items()):
            return True
        else:
            waiting += [value for value in one.values() if isinstance(value, dict | list)]
    return False


def _is_seen(one: JSONObject) -> bool:
    """Whether this is seen whatever is in it: an icon, and any component that isn't there for its words or elements."""
    if one.get("token") or one.get("img_key"):
        return True
    if "tag" not in one:
        return False
    component = TAGS.get(str(one["tag"]))
    if component is None:
        return True
    has_content = component.group in _HOLDERS and any(field.section == "content" for field in component.fields)
    return component.placeable and not has_content


def _says(key: str, value: JSONValue) -> bool:
    if key == "content":
        return not isinstance(value, str) or bool(value.strip())
    localised = value.values() if key.startswith("i18n") and isinstance(value, dict) else ()
    return any(isinstance(text, str) and text.strip() for text in localised)
