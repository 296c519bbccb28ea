"""A sent card as the platform keeps it, turned back into one that can be sent (platform-api §1.4).

``raw_card_content`` answers with a tree of nodes ``{id, tag, property}``: keys in camelCase, lengths as objects,
markdown in its parts, every default spelled out. What the platform adds for itself is left out: only properties the
catalog knows are taken over. What is peculiar about a node, its component's folder says (``raw_mends.py``).
"""

from __future__ import annotations

from cardstudio.cards import json
from cardstudio.cards.catalog import CATALOG
from cardstudio.cards.json import Unreadable
from cardstudio.cards.reading.raw_markdown import MARKDOWN, stitched
from cardstudio.cards.reading.raw_mends import mends, names
from cardstudio.cards.reading.raw_values import plain_key, plain_properties, properties_of
from cardstudio.cards.types import JSONObject, JSONValue

#: Nodes nested deeper are left as they are; real cards stay under 15.
_DEEPEST = 40
#: Kept word for word: what is inside belongs to others.
_AS_IT_IS = frozenset({"value", "chartSpec"})
_SHARED = frozenset({"$if", "element_id"})


def card_of_raw_content(tree: JSONObject, answer: JSONObject) -> JSONObject:
    """The card in ``json_card``, already parsed; the same object if it is a card as it stands.

    ``answer`` holds ``json_attachment`` (an object or JSON text: picture keys by id) and ``card_schema``.
    """
    if not _has_properties(tree):
        return tree
    schema = answer.get("card_schema")
    modern = schema == 2 or (schema != 1 and tree.get("schema") in (2, "2", "2.0"))
    reader = _Reader(_attachment(answer.get("json_attachment")), modern)
    body = properties_of(tree.get("body"))
    elements = reader.values(body.get("elements", tree.get("elements")), 0)
    card: JSONObject = {"schema": "2.0"} if modern else {}
    card["config"] = {"update_multi": True}
    header = tree.get("header")
    if isinstance(header, dict) and header:
        card["header"] = reader.named("header", properties_of(header), 0)
    if modern:
        card["body"] = {**reader.known("body", plain_properties(body)), "elements": elements}
    else:
        card["elements"] = elements
    link = tree.get("card_link", tree.get("cardLink"))
    if isinstance(link, dict) and link:
        card["card_link"] = {plain_key(key): held for key, held in properties_of(link).items() if isinstance(held, str)}
    return card


def _has_properties(tree: JSONValue) -> bool:
    stack = [tree]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            if isinstance(item.get("property"), dict):
                return True
            stack.extend(item.values())
        elif isinstance(item, list):
            stack.extend(item)
    return False


def _attachment(value: JSONValue) -> JSONObject:
    if isinstance(value, str):
        try:
            value = json.load(value)
        except Unreadable:
            return {}
    return value if isinstance(value, dict) else {}


class _Reader:
    """One walk through the tree."""

    def __init__(self, attachment: JSONObject, modern: bool) -> None:
        self.attachment = attachment
        self.modern = modern

    def values(self, value: JSONValue, depth: int) -> list[JSONValue]:
        """Nodes of a list; a loop's nodes take its place."""
        made: list[JSONValue] = []
        for held in value if isinstance(value, list) else []:
            if isinstance(held, dict) and held.get("tag") == "repeat":
                made.extend(self.values(properties_of(held).get("elements"), depth + 1))
            else:
                made.append(self.value(held, depth + 1))
        return made

    def value(self, value: JSONValue, depth: int) -> JSONValue:
        if depth > _DEEPEST:
            return value
        if isinstance(value, list):
            return self.values(value, depth)
        if not isinstance(value, dict):
            return value
        tag = value.get("tag")
        if isinstance(tag, str):
            return self.named(tag, properties_of(value), depth)
        return {plain_key(key): self.value(held, depth + 1) for key, held in plain_properties(value).items()}

    def named(self, tag: str, raw: JSONObject, depth: int) -> JSONObject:
        """One component with the properties its kind has in the card's format."""
        name = names().get(tag, tag)
        if name in MARKDOWN:
            return self._markdown(name, raw)
        given = plain_properties(raw)
        made = {
            plain_key(key): held if key in _AS_IT_IS else self.value(held, depth + 1) for key, held in given.items()
        }
        mend = mends().get(name)
        instead = mend(self, made, raw) if mend is not None else None
        if instead is not None:
            return instead
        tagged = name in CATALOG and CATALOG[name].tagged
        return {**({"tag": name} if tagged or name not in CATALOG else {}), **self.known(name, made)}

    def known(self, name: str, properties: JSONObject) -> JSONObject:
        """Those of the properties that the catalog lists for the format."""
        component = CATALOG.get(name)
        if component is None:
            return properties
        fields = component.fields_in("2.0" if self.modern else "1.0")
        return {key: held for key, held in properties.items() if (key in fields or key in _SHARED) and held is not None}

    def _markdown(self, name: str, raw: JSONObject) -> JSONObject:
        content = raw.get("content")
        if not isinstance(content, str) or raw.get("elements"):
            content = stitched(raw.get("elements"), self.attachment)
        made = {"tag": "lark_md" if name == "lark_md" else "markdown", "content": content}
        style = raw.get("textStyle")
        size = style.get("size") if isinstance(style, dict) else None
        if isinstance(size, str) and name != "lark_md":
            made["text_size"] = size
        for key in ("textAlign", "margin"):
            held = plain_properties(raw).get(key)
            if isinstance(held, str) and name != "lark_md":
                made[plain_key(key)] = held
        return made

    def picture(self, key: JSONValue) -> JSONValue:
        images = self.attachment.get("images")
        entry = images.get(key) if isinstance(images, dict) and isinstance(key, str) else None
        found = entry.get("origin_key") if isinstance(entry, dict) else None
        return found if isinstance(found, str) else key
