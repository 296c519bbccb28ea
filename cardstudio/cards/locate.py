"""From the platform's words about a refused card to the place in the card (platform-errors).

The platform names one fault per try, by a path (``ROOT -> body -> elements -> [1](tag: div)``), by a value
(``ErrorValue: …``), or by its code alone. Every pattern takes linear time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from cardstudio.cards.envelope import Unwrapped, recognise
from cardstudio.cards.lint import lint
from cardstudio.cards.pointers import escape, pointer_of
from cardstudio.cards.types import JSONObject, JSONValue, Path

#: Longer texts are cut: an error message is a few lines.
_LONGEST = 20_000
#: Most places one error can mean.
_MOST_PLACES = 50
_STEP = r"(?:\[\d{1,6}\](?:\s?\(tag: ?[\w-]{0,100}\))?|[\w$][\w$.-]{0,199})"
_PATH = re.compile(rf"\bROOT(?P<steps>(?:\s{{0,4}}->\s{{0,4}}{_STEP}){{0,100}})")
_EACH_STEP = re.compile(r"\[(\d{1,6})\](?:\s?\(tag: ?([\w-]{0,100})\))?|([\w$][\w$.-]{0,199})")
#: What messages of the years before 2024 said: ``path: message->card->1th block(div)->element(text)``.
_OLD_PATH = re.compile(r"\b(\d{1,4})th block\((\w{1,40})\)(?:->(?:element|field)\((\w{1,40})\))?")
_CODES = re.compile(r"ErrCode:?\s{0,4}(\d{4,6})|\b(\d{5,6})\b")
_PROPERTY = re.compile(r"property: ?([\w$.-]{1,200})")
_VALUES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:image key|invalid image keys?:?) {0,4}(\S{1,2000})"), "text"),
    (re.compile(r"invalid color:? {0,4}(\S{1,200})"), "text"),
    (re.compile(r"unsupported tag:? {0,4}([\w-]{1,100})"), "tag"),
    (re.compile(r"not supported:? tag:? {0,4}([\w-]{1,100})"), "tag"),
    (re.compile(r"expected \w{1,20} for (\w{1,100})"), "key"),
    (re.compile(r"ErrorValue:? {0,4}([^;\n\"]{1,2000})"), "text"),
)


@dataclass(frozen=True, slots=True)
class Located:
    """Where an error points: the object or value at ``pointer``; ``property`` is what the platform said of it.

    ``exact``: the platform's own path led there; else the place was found by what the message names.
    """

    pointer: str
    code: int | None = None
    property: str | None = None
    exact: bool = False

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "pointer": self.pointer,
            "platform_code": self.code,
            "property": self.property,
            "exact": self.exact,
        }


def locate(card: JSONObject | Unwrapped, text: str) -> list[Located]:
    """The places in a card that the platform's error text means, the likeliest first; empty when it names none.

    ``card`` is what :func:`~cardstudio.cards.lint.lint` takes; pointers lead into the card itself. Never raises.
    """
    found = card if isinstance(card, Unwrapped) else recognise(card)
    if found.subject is None:
        return []
    text = text[:_LONGEST].replace("\\u003e", ">").replace("&gt;", ">")
    code = _code_of(text)
    property = _PROPERTY.search(text)
    named = property[1] if property else None
    places = _by_path(found.subject, text)
    if places and not (places == [""] and named):
        return [Located(place, code, named, exact=True) for place in places]
    places = _by_property(found, named) or _by_value(found.subject, text) or _by_code(found, code)
    return [Located(place, code, named) for place in places[:_MOST_PLACES]]


def _code_of(text: str) -> int | None:
    """The inner code; the outer one says only that the card was refused."""
    codes = [int(one or other) for one, other in _CODES.findall(text)]
    inner = [code for code in codes if code not in (230099, 11246)]
    return inner[0] if inner else None


def _by_path(card: JSONObject, text: str) -> list[str]:
    found = _PATH.search(text)
    if found is not None:
        return [_followed(card, found["steps"])]
    old = _OLD_PATH.search(text)
    elements = card.get("elements")
    if old is None or not isinstance(elements, list):
        return []
    # Whether they count from 0 or from 1 is nowhere said; the tag decides.
    number = int(old[1])
    for index in (number - 1, number):
        if 0 <= index < len(elements) and isinstance(elements[index], dict) and elements[index].get("tag") == old[2]:
            member = f"/{old[3]}" if old[3] and old[3] in elements[index] else ""
            return [f"/elements/{index}{member}"]
    return []


def _followed(card: JSONObject, steps: str) -> str:
    """As far as the path leads in this card; it may have been another edition of it that was refused."""
    value: JSONValue = card
    path: Path = None
    for index, tag, key in _EACH_STEP.findall(steps):
        if key:
            if not isinstance(value, dict) or key not in value:
                break
            value, path = value[key], (path, key)
            continue
        place = _index(value, int(index), tag)
        if place is None:
            break
        value, path = value[place], (path, place)
    return pointer_of(path)


def _index(value: JSONValue, index: int, tag: str) -> int | None:
    """The item meant: the one at ``index``, unless only one other has the tag."""
    if not isinstance(value, list):
        return None
    fits = [place for place, held in enumerate(value) if isinstance(held, dict) and held.get("tag") == tag]
    if index in fits or not tag or len(fits) != 1:
        return index if index < len(value) else None
    return fits[0]


def _by_property(found: Unwrapped, name: str | None) -> list[str]:
    if name is None:
        return []
    unknown = [one for one in lint(found).findings if one.rule == "unknown-property" and one.params["property"] == name]
    return list(dict.fromkeys(one.pointer for one in unknown))


def _by_value(card: JSONObject, text: str) -> list[str]:
    for pattern, kind in _VALUES:
        match = pattern.search(text)
        wanted = match[1].strip().rstrip(".,;\"'") if match else ""
        if wanted:
            places = [pointer for _, pointer in zip(range(_MOST_PLACES), _MATCHERS[kind](card, wanted), strict=False)]
            if places:
                return places
    return []


def _by_code(found: Unwrapped, code: int | None) -> list[str]:
    """Where the linter expects that code."""
    if code is None:
        return []
    return list(dict.fromkeys(one.pointer for one in lint(found).findings if one.platform_code == code))


def _objects(card: JSONObject) -> Iterator[tuple[JSONObject, str]]:
    stack: list[tuple[JSONValue, str]] = [(card, "")]
    while stack:
        item, pointer = stack.pop()
        if isinstance(item, dict):
            yield item, pointer
            held = [(one, f"{pointer}/{escape(key)}") for key, one in item.items()]
        else:
            held = [(one, f"{pointer}/{index}") for index, one in enumerate(item)]
        stack.extend(one for one in reversed(held) if isinstance(one[0], dict | list))


def _with_tag(card: JSONObject, tag: str) -> Iterator[str]:
    return (pointer for held, pointer in _objects(card) if held.get("tag") == tag)


def _with_key(card: JSONObject, key: str) -> Iterator[str]:
    return (f"{pointer}/{escape(key)}" for held, pointer in _objects(card) if key in held)


def _with_text(card: JSONObject, text: str) -> Iterator[str]:
    for held, pointer in _objects(card):
        for key, value in held.items():
            if isinstance(value, str) and (value == text or (len(text) > 3 and text in value)):
                yield f"{pointer}/{escape(key)}"


_MATCHERS: dict[str, Callable[[JSONObject, str], Iterator[str]]] = {
    "tag": _with_tag,
    "key": _with_key,
    "text": _with_text,
}
