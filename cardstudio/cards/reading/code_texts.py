"""Texts with expressions in them, as programs write them: templates, f-strings, PHP, calls that fill in a format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cardstudio.cards.literals.strings import Unwritable, decode

Placed = Callable[[str], str]
#: Functions that put values into a text; the text is their first argument, or what they are called on.
FORMATS = frozenset({"sprintf", "format", "printf", "vsprintf", "strfmt"})
_SLOT = re.compile(r"%(?:\(\w{1,99}\))?[-+#0 ]{0,5}\d{0,6}(?:\.\d{1,6})?[sdvfqtxXegTiu%]|\{\{|\}\}|\{[^{}\"']{0,99}\}")
_PHP = re.compile(r"\{\$([^{}]{1,200})\}|\$([a-zA-Z_]\w{0,99}(?:->\w{1,99}|\[[^\[\]]{1,99}\])?)")
#: An expression in a text of Swift. No other language escapes a bracket with one backslash.
_SWIFT = re.compile(r"((?<!\\)(?:\\\\){0,20})\\\(([^()\"\n]{1,200}(?:\([^()\"\n]{0,100}\))?)\)")
_PREFIX = re.compile(r"[fFrRbBuU]{0,2}")
_BRACES = re.compile(r"[{}]|\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'")


def text_of(token: str, placed: Placed, php: bool) -> str | None:
    """The text of a string token, ``placed`` giving placeholders for expressions in it; ``None`` for an open one."""
    prefix = _PREFIX.match(token)
    start = prefix.end() if prefix else 0
    kind, quote = token[:start].lower(), token[start : start + 1]
    if quote == '"' and "\\(" in token and "r" not in kind:
        token = _SWIFT.sub(lambda found: found[1] + placed(found[2]), token)
    try:
        text = decode(token, 0, len(token)).text
    except Unwritable:
        return None
    if "f" in kind:
        return "".join(braced(text, "{", placed, escaped=True))
    if quote == "`" and "${" in text:
        return "".join(braced(text, "${", placed, escaped=False))
    if php and quote == '"' and "$" in text:
        return _PHP.sub(lambda found: placed("$" + (found[1] or found[2])), text)
    return text


def formatted(text: str, arguments: list[str], placed: Placed) -> str:
    """A format with its arguments in place: ``%s of %d``, ``{} of {1}``, ``{name}``."""
    left = iter(arguments)

    def put(found: re.Match[str]) -> str:
        slot = found[0]
        if slot in ("%%", "{{", "}}"):
            return slot[0]
        named = slot[1:-1].partition(":")[0].strip() if slot[0] == "{" else ""
        if named.isdigit():
            return placed(arguments[int(named)]) if int(named) < min(len(arguments), 1000) else slot
        expression = named or next(left, None)
        return placed(expression) if expression else slot

    return _SLOT.sub(put, text)


def braced(text: str, opening: str, placed: Placed, *, escaped: bool) -> Iterator[str]:
    """A text with each braced expression as its placeholder, in pieces; ``escaped``: ``{{`` is a brace."""
    at = 0
    while (start := text.find(opening, at)) >= 0:
        if escaped and text[start + 1 : start + 2] == "{":
            yield text[at : start + 1].replace("}}", "}")
            at = start + 2
            continue
        inner = start + len(opening)
        end = _closing(text, inner)
        if end < 0:
            break
        yield text[at:start].replace("}}", "}") if escaped else text[at:start]
        expression = text[inner : min(end, inner + 300)]
        if escaped:
            expression = re.split(r"![rsa](?=[:}]|\Z)|:(?=[^\]]*\Z)", expression, maxsplit=1)[0]
        yield placed(expression)
        at = end + 1
    rest = text[at:]
    yield rest.replace("}}", "}") if escaped else rest


def _closing(text: str, start: int) -> int:
    depth = 0
    for found in _BRACES.finditer(text, start):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            if depth == 0:
                return found.start()
            depth -= 1
    return -1
