"""What a starting point brought along and nobody replaced: example addresses, and the keys and ids of new components.

All of it can be sent, and all of it is wrong when it arrives. In a document that is a warning: somebody still works on
it. A bare card may be an example itself, so there it is an info.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cardstudio.cards.catalog.shared import SAMPLE_LINK
from cardstudio.cards.fill.slots import MARKUP, OPAQUE, URL_KEYS
from cardstudio.cards.lint.context import Context
from cardstudio.cards.pointers import pointer_of
from cardstudio.cards.typed_dicts import Severity
from cardstudio.cards.types import JSONObject, JSONValue, Path

#: Hosts that belong to nobody (RFC 2606), in an address that ends behind them or goes on.
_ADDRESS = re.compile(
    r"https?://(?:[\w-]{1,63}\.){0,8}example(?:\.(?:com|net|org|edu))?(?![\w-]|\.\w)(?:[/?#:][^\s\"'<>()\[\]]{0,2000})?",
    re.ASCII | re.IGNORECASE,
)
_IMAGE = re.compile(r"\bimg_v\d_0{4}_[0-]{8,60}", re.ASCII)
_ID = re.compile(r"\b(?:ou|oc|on)_0{8,64}\b", re.ASCII)
#: The variable a placeholder or a loop begins with.
_NAMED = re.compile(r"\$\{[ \t]{0,20}([^\s{}|.]{1,100})|[ \t]in[ \t]{1,20}([^\s.]{1,100})\Z")
#: Only the platform can judge these; what is an example needs no platform.
_UNVERIFIED = {"placeholder-image": "unverified-images", "placeholder-id": "unverified-people"}
#: More places than this tell nothing new.
_MOST = 100
_SHOWN = 80


def check(context: Context, document: JSONObject | None) -> None:
    """Each place once per kind; a variable's default at the first place it goes to."""
    severity: Severity = "warning" if context.options.template else "info"
    defaults = _defaults(document)
    told: dict[str, list[Path]] = {rule: [] for rule in _FINDERS}
    for text, path, is_markup in _texts(context.root):
        for rule, value in [*_examples(text, path, is_markup), *_first_uses(text, path, defaults)]:
            if len(told[rule]) < _MOST:
                told[rule].append(path)
                context.say(rule, severity, path, {"value": value[:_SHOWN]}, source="card-format §9.4")
    for rule, unverified in _UNVERIFIED.items():
        _leave_out(context.unverified, unverified, told[rule])


def _texts(root: JSONObject) -> Iterator[tuple[str, Path, bool]]:
    """Every text in document order, and whether addresses in it are drawn as links."""
    stack: list[tuple[JSONValue, Path, bool]] = [(root, None, False)]
    while stack:
        value, path, is_markup = stack.pop()
        if isinstance(value, str):
            yield value, path, is_markup
        elif isinstance(value, list):
            stack.extend((held, (path, index), is_markup) for index, held in reversed(list(enumerate(value))))
        elif isinstance(value, dict):
            tag = value.get("tag")
            is_markup = is_markup or (isinstance(tag, str) and tag in MARKUP)
            stack.extend(
                (held, (path, key), is_markup or key == "rows")
                for key, held in reversed(value.items())
                if not (key in OPAQUE and isinstance(held, dict | list))
            )


def _link(text: str, key: str, is_markup: bool) -> str | None:
    if key in URL_KEYS and text.rstrip("/") == SAMPLE_LINK:
        return text
    found = _ADDRESS.search(text) if is_markup or key in URL_KEYS else None
    return found[0] if found else None


def _image(text: str, key: str, is_markup: bool) -> str | None:
    found = _IMAGE.search(text)
    return found[0] if found else None


def _id(text: str, key: str, is_markup: bool) -> str | None:
    found = _ID.search(text)
    return found[0] if found else None


_FINDERS: dict[str, Callable[[str, str, bool], str | None]] = {
    "placeholder-link": _link,
    "placeholder-image": _image,
    "placeholder-id": _id,
}


def _examples(text: str, path: Path, is_markup: bool) -> Iterator[tuple[str, str]]:
    """Rule and value of what is an example in one text."""
    # Nearly no text holds any of it, and looking for signs is quicker than the patterns.
    if "_0000" not in text and "://" not in text:
        return
    key = _key_of(path)
    for rule, find in _FINDERS.items():
        value = find(text, key, is_markup)
        if value is not None:
            yield rule, value


def _key_of(path: Path) -> str:
    """The nearest key around a text; a list and a map of languages are named by what holds them."""
    while path is not None and isinstance(path[1], int):
        path = path[0]
    return str(path[1]) if path is not None else ""


def _defaults(document: JSONObject | None) -> dict[str, list[tuple[str, str]]]:
    """By variable what its default has of examples. Samples are for trying out and never go out."""
    variables = document.get("variables") if document else None
    found: dict[str, list[tuple[str, str]]] = {}
    for variable in variables if isinstance(variables, list) else ():
        if not isinstance(variable, dict) or not isinstance(variable.get("name"), str):
            continue
        held = [
            one for text, path, _ in _texts({"url": variable.get("default")}) for one in _examples(text, path, True)
        ]
        if held:
            found.setdefault(variable["name"], list(dict(held).items()))
    return found


def _first_uses(text: str, path: Path, defaults: dict[str, list[tuple[str, str]]]) -> list[tuple[str, str]]:
    """What the defaults named in a text have of examples; each is told once."""
    if not defaults or ("${" not in text and _key_of(path) != "$each"):
        return []
    names = [one[1] or one[2] for one in _NAMED.finditer(text)]
    return [one for name in names for one in defaults.pop(name, ())]


def _leave_out(unverified: dict[str, list[Path]], rule: str, told: list[Path]) -> None:
    if not told or rule not in unverified:
        return
    known = {pointer_of(path) for path in told}
    left = [path for path in unverified.pop(rule) if pointer_of(path) not in known]
    if left:
        unverified[rule] = left
