"""What tells a card from any other JSON object.

Only what is *found in a text* has to prove itself; what is handed over as a card is one if it is an object
(contracts §reading).
"""

from __future__ import annotations

from cardstudio.cards.types import JSONObject, JSONValue

#: Keys a card can have at its root, in either format.
ROOT_KEYS = frozenset(
    {"schema", "config", "card_link", "header", "i18n_header", "elements", "i18n_elements", "body", "fallback"}
)
#: Members of ``config`` that nothing else has.
_CONFIG_KEYS = frozenset(
    {"wide_screen_mode", "update_multi", "enable_forward", "streaming_mode", "streaming_config", "width_mode",
     "enable_forward_interaction", "use_custom_translation", "compact_width"}
)  # fmt: skip
#: How a placeholder begins that stands for an expression of a program.
EXPRESSION = "${\ue000"
_TEXT_TAGS = ("plain_text", "lark_md")
_LINKS = ("url", "pc_url", "ios_url", "android_url")
#: Words for where CardKit puts new elements; ``{"type": "append", "elements": […]}`` is no card.
INSERTIONS = ("append", "insert_before", "insert_after")
#: How a root member looks in a card, whatever else is wrong with it.
_SHAPES = {"schema": str, "config": dict, "card_link": dict, "header": dict, "i18n_header": dict, "elements": list,
           "i18n_elements": dict, "body": dict, "fallback": dict}  # fmt: skip
#: Members of those that have a name in many other things, such as requests: one of these is in theirs.
_MEMBERS = {
    "config": _CONFIG_KEYS | {"style", "summary", "locales", "use_custom_translation"},
    "header": frozenset({"title", "subtitle", "template", "icon", "ud_icon", "text_tag_list", "i18n_text_tag_list"}),
    "body": frozenset({"elements", "direction", "padding", "horizontal_spacing", "vertical_spacing",
                       "horizontal_align", "vertical_align"}),
}  # fmt: skip


def is_card(value: JSONValue) -> bool:
    """Whether an object is a card wherever it was found: it holds elements with tags, or a title bar."""
    if not isinstance(value, dict) or is_projection(value):
        return False
    if "tag" in value and not ("header" in value or "schema" in value):
        return False  # a container or another component: part of a card
    if value.get("type") in INSERTIONS and "header" not in value:
        return False
    return _has_elements(value) or _has_title(value)


def is_plausible(value: JSONObject) -> bool:
    """Whether the whole of a text passes for a card, if nothing in it is a better one.

    It says its schema, has settings only cards have, or consists of nothing but what cards have at their root.
    """
    if not value:
        return True
    if "tag" in value:
        return False
    if value.get("schema") in ("1.0", "2.0") or _is_settings(value.get("config")):
        return True
    if not ROOT_KEYS.issuperset(value):
        return False
    return any(_is_member(key, held) for key, held in value.items())


def is_projection(value: JSONObject) -> bool:
    """Whether this is what the API returns in place of a card: paragraphs of tagged parts, as in a rich text."""
    rows = value.get("elements", value.get("content"))
    if not isinstance(rows, list) or not rows or not all(isinstance(row, list) for row in rows):
        return False
    parts = [part for row in rows for part in row]
    return all(is_tagged(part) for part in parts) and bool(parts or "title" in value)


def is_tagged(value: JSONValue) -> bool:
    """Whether this is a component of a card, or at least says so."""
    return isinstance(value, dict) and isinstance(value.get("tag"), str)


def _is_member(key: str, held: JSONValue) -> bool:
    known = _MEMBERS.get(key)
    if known is None or not isinstance(held, dict) or not held:
        return isinstance(held, _SHAPES[key])
    return not known.isdisjoint(held) or any(map(is_tagged, held.values()))


def _has_elements(value: JSONObject) -> bool:
    body = value.get("body")
    if isinstance(body, dict) and isinstance(body.get("elements"), list):
        return any(map(is_tagged, body["elements"])) or value.get("schema") == "2.0"
    if isinstance(body, dict) and _is_expression(body.get("elements")):
        return value.get("schema") == "2.0"
    if _is_expression(value.get("elements")) and ("header" in value or _is_settings(value.get("config"))):
        return True
    if _are_elements(value.get("elements")):
        return True
    localised = value.get("i18n_elements")
    return isinstance(localised, dict) and any(map(_are_elements, localised.values()))


def _is_expression(value: JSONValue) -> bool:
    """Whether a program says what stands here (:mod:`~cardstudio.cards.reading.code_variables`)."""
    return isinstance(value, str) and value.startswith(EXPRESSION)


def _are_elements(value: JSONValue) -> bool:
    return isinstance(value, list) and any(map(is_tagged, value))


def _has_title(value: JSONObject) -> bool:
    header = value.get("header")
    title = header.get("title") if isinstance(header, dict) else None
    if isinstance(title, dict) and title.get("tag") in _TEXT_TAGS:
        return True
    link = value.get("card_link")
    return isinstance(link, dict) and any(key in link for key in _LINKS) and not ROOT_KEYS.isdisjoint(value)


def _is_settings(value: JSONValue) -> bool:
    return isinstance(value, dict) and not _CONFIG_KEYS.isdisjoint(value)
