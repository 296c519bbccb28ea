"""A sent card as the platform keeps it, turned back into one that can be sent (platform-api §1.4).

``raw_card_content`` answers with a tree of nodes ``{id, tag, property}``: keys in camelCase, lengths as objects,
markdown in its parts, every default spelled out. What the platform adds for itself is left out: only properties the
catalog knows are taken over. What a callback sends is not in the tree.
"""

from __future__ import annotations

from collections.abc import Callable

from cardstudio.cards import json
from cardstudio.cards.catalog import CATALOG
from cardstudio.cards.json import Unreadable
from cardstudio.cards.reading.raw_markdown import stitched
from cardstudio.cards.reading.raw_values import plain_key, plain_properties
from cardstudio.cards.types import JSONObject, JSONValue

#: Nodes nested deeper are left as they are; real cards stay under 15.
_DEEPEST = 40
#: What nodes are called there and in cards.
_TAGS = {"text": "plain_text", "image": "img", "actions": "action", "person_v1": "person", "ud_icon": "standard_icon"}
_MARKDOWN = frozenset({"markdown", "lark_md", "markdown_v1"})
_INPUT = frozenset({"name", "placeholder", "default_value", "label", "label_position", "margin", "max_length",
                    "input_type", "width", "required"})  # fmt: skip
#: Kept word for word: what is inside belongs to others.
_AS_IT_IS = frozenset({"value", "chartSpec"})
_SHARED = frozenset({"$if", "element_id"})

Make = Callable[["_Reader", JSONObject, JSONObject], None]


def card_of_raw_content(tree: JSONObject, answer: JSONObject) -> JSONObject:
    """The card in ``json_card``, already parsed; the same object if it is a card as it stands.

    ``answer`` holds ``json_attachment`` (an object or JSON text: picture keys by id) and ``card_schema``.
    """
    if not _has_properties(tree):
        return tree
    schema = answer.get("card_schema")
    modern = schema == 2 or (schema != 1 and tree.get("schema") in (2, "2", "2.0"))
    reader = _Reader(_attachment(answer.get("json_attachment")), modern)
    body = _properties(tree.get("body"))
    elements = reader.values(body.get("elements", tree.get("elements")), 0)
    card: JSONObject = {"schema": "2.0"} if modern else {}
    card["config"] = {"update_multi": True}
    header = tree.get("header")
    if isinstance(header, dict) and header:
        card["header"] = reader.named("header", _properties(header), 0)
    if modern:
        card["body"] = {**reader.known("body", plain_properties(body)), "elements": elements}
    else:
        card["elements"] = elements
    link = tree.get("card_link", tree.get("cardLink"))
    if isinstance(link, dict) and link:
        card["card_link"] = {plain_key(key): held for key, held in _properties(link).items() if isinstance(held, str)}
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


def _properties(node: JSONValue) -> JSONObject:
    """The properties of a node, which some nodes hold themselves."""
    if not isinstance(node, dict):
        return {}
    held = node.get("property")
    return held if isinstance(held, dict) else {key: value for key, value in node.items() if key not in ("id", "tag")}


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
                made.extend(self.values(_properties(held).get("elements"), depth + 1))
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
            return self.named(tag, _properties(value), depth)
        return {plain_key(key): self.value(held, depth + 1) for key, held in plain_properties(value).items()}

    def named(self, tag: str, raw: JSONObject, depth: int) -> JSONObject:
        """One component with the properties its kind has in the card's format."""
        name = _TAGS.get(tag, tag)
        if name in _MARKDOWN:
            return self._markdown(name, raw)
        given = plain_properties(raw)
        made = {
            plain_key(key): held if key in _AS_IT_IS else self.value(held, depth + 1) for key, held in given.items()
        }
        mend = _MENDS.get(name)
        if mend is not None:
            mend(self, made, raw)
        text = made.get("text")
        if name == "div" and self.modern and isinstance(text, dict) and text.get("tag") == "markdown":
            return {**text, **({"margin": made["margin"]} if "margin" in made else {})}
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


def _img(reader: _Reader, made: JSONObject, raw: JSONObject) -> None:
    if "image_id" in made:
        made["img_key"] = reader.picture(made.pop("image_id"))
    for key in ("compact_width", "custom_width", "mode"):  # said by size and scale_type as well
        made.pop(key, None)


def _img_combination(reader: _Reader, made: JSONObject, raw: JSONObject) -> None:
    pictures = made.get("img_list")
    if isinstance(pictures, list):
        made["img_list"] = [
            {"img_key": reader.picture(held.get("image_id", held.get("img_key")))}
            for held in pictures
            if isinstance(held, dict)
        ]


def _links(raw: JSONObject) -> list[JSONObject]:
    """The addresses among what a press does."""
    found = []
    actions = raw.get("actions")
    for action in actions if isinstance(actions, list) else []:
        target = action.get("action") if isinstance(action, dict) else None
        if isinstance(target, dict) and isinstance(target.get("url"), str):
            found.append({plain_key(key): held for key, held in target.items() if isinstance(held, str) and held})
    return found


def _pressed(reader: _Reader, made: JSONObject, raw: JSONObject) -> None:
    made.pop("actions", None)
    links = _links(raw)
    if not links:
        return
    if reader.modern:
        made["behaviors"] = [
            {"type": "open_url", "default_url": link.pop("url"), **{key: held for key, held in link.items() if
             key in ("pc_url", "ios_url", "android_url")}} for link in links
        ]  # fmt: skip
    else:
        made["url"] = links[0]["url"]


def _input(reader: _Reader, made: JSONObject, raw: JSONObject) -> None:
    for key in [key for key in made if key not in _INPUT or (key == "required" and made[key] is not True)]:
        del made[key]


def _person_list(reader: _Reader, made: JSONObject, raw: JSONObject) -> None:
    persons = made.get("persons")
    if isinstance(persons, list):
        made["persons"] = [{"id": held["id"]} for held in persons if isinstance(held, dict) and "id" in held]


def _cell(reader: _Reader, cell: JSONValue) -> JSONValue:
    data = cell.get("data", cell) if isinstance(cell, dict) else cell
    if isinstance(data, dict) and ("elements" in data or data.get("tag") in _MARKDOWN):
        return stitched(_properties(data).get("elements"), reader.attachment)
    return reader.value(data, 0)


def _table(reader: _Reader, made: JSONObject, raw: JSONObject) -> None:
    rows = raw.get("rows")
    if isinstance(rows, list):
        made["rows"] = [
            {name: _cell(reader, cell) for name, cell in row.items()} for row in rows if isinstance(row, dict)
        ]


def _panel(reader: _Reader, made: JSONObject, raw: JSONObject) -> None:
    header, border = made.get("header"), made.get("border")
    if isinstance(header, dict):
        for key in ("position", "width", "vertical_align"):
            header.pop(key, None)
    if isinstance(border, dict) and "border_color" in border:
        border["color"] = border.pop("border_color")


_MENDS: dict[str, Make] = {
    "img": _img,
    "img_combination": _img_combination,
    "button": _pressed,
    "interactive_container": _pressed,
    "input": _input,
    "person_list": _person_list,
    "table": _table,
    "collapsible_panel": _panel,
}
