"""A card as `card_msg_content_type=raw_card_content` answers it: the platform's inner tree (platform-api §1.4).

Nodes `{tag, property}`, keys in camelCase, lengths as objects, pictures by ids of their own. Two things are simpler
than there: markdown stays one text, and defaults are not spelled out. As there, what a callback sends is lost.
"""

from __future__ import annotations

import re
from typing import Any

from cardstudio.cards import json as card_json

#: Kept word for word: what is inside belongs to others.
AS_IT_IS = frozenset({"chart_spec", "value"})
BOXES = frozenset({"padding", "margin"})
SIDES = ("top", "right", "bottom", "left")
URLS = ("url", "pc_url", "ios_url", "android_url")


def raw_content(card: dict[str, Any]) -> dict[str, Any]:
    """`{json_card, json_attachment, card_schema}`."""
    writer = _Writer()
    modern = card.get("schema") == "2.0"
    tree = {key: value for key, value in card.items() if key not in {"header", "body", "elements", "config"}}
    if "header" in card:
        tree["header"] = {"tag": "card_header", "property": writer.properties(card["header"])}
    body = card.get("body") if modern else {"elements": card.get("elements") or []}
    tree["body"] = {"property": writer.properties(body if isinstance(body, dict) else {})}
    text = card_json.encode(tree).decode()
    return {"json_card": text, "json_attachment": {"images": writer.images}, "card_schema": 2 if modern else 1}


class _Writer:
    """One walk through a card; collects its pictures."""

    def __init__(self) -> None:
        self.images: dict[str, dict[str, str]] = {}

    def value(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self.value(item) for item in value]
        if not isinstance(value, dict):
            return value
        if "tag" not in value:
            return self.properties(value)
        rest = {key: held for key, held in value.items() if key != "tag"}
        return {"tag": value["tag"], "property": self.properties(rest)}

    def properties(self, given: dict[str, Any]) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key, held in given.items():
            if key in {"behaviors", "multi_url", *URLS}:
                continue
            if key == "img_key" and isinstance(held, str):
                made["imageID"] = self._picture(held)
            elif key == "rows" and isinstance(held, list):
                made["rows"] = [self._row(row) for row in held]
            else:
                made[_camel(key)] = held if key in AS_IT_IS else _box(key, self.value(held))
        actions = _actions(given)
        return {**made, "actions": actions} if actions else made

    def _row(self, row: Any) -> Any:
        return {name: {"data": self.value(cell)} for name, cell in row.items()} if isinstance(row, dict) else row

    def _picture(self, key: str) -> str:
        image = str(len(self.images) + 1)
        self.images[image] = {"origin_key": key, "token": ""}
        return image


def _actions(given: dict[str, Any]) -> list[dict[str, Any]]:
    """What a press does, in the one shape all its spellings have there."""
    links = [given.get("multi_url"), {name: given[name] for name in URLS if name in given}]
    made = [_link(link) for link in links if isinstance(link, dict) and link]
    behaviors = given.get("behaviors")
    for behavior in behaviors if isinstance(behaviors, list) else []:
        if isinstance(behavior, dict) and behavior.get("type") == "open_url":
            made.append(_link({**behavior, "url": behavior.get("default_url", "")}))
        else:
            made.append({"type": "request"})
    return made


def _link(urls: dict[str, Any]) -> dict[str, Any]:
    return {"type": "open_url", "action": {_camel(name): urls[name] for name in URLS if name in urls}}


def _box(key: str, value: Any) -> Any:
    """`4px 8px` is an object of four lengths; other texts stay."""
    if key not in BOXES or not isinstance(value, str):
        return value
    lengths = re.findall(r"(-?\d+)px", value)
    if not 1 <= len(lengths) <= 4 or re.sub(r"-?\d+px|\s", "", value):
        return value
    order = zip(SIDES, _ORDER[len(lengths)], strict=True)
    return {side: {"type": "pixels", "value": int(lengths[index])} for side, index in order}


#: Which of one to four lengths counts for top, right, bottom and left, as in CSS.
_ORDER = {1: (0, 0, 0, 0), 2: (0, 1, 0, 1), 3: (0, 1, 2, 1), 4: (0, 1, 2, 3)}


def _camel(key: str) -> str:
    """`pc_url` is `pcURL`, `corner_radius` is `cornerRadius`."""
    first, *rest = key.split("_")
    return first + "".join(part.upper() if part in {"id", "url"} else part.capitalize() for part in rest)
