"""Writing values into generated files so that they stay values, whatever is in them.

Two kinds of writers, and each template names the one that fits its place:

- *Data*: what a card, a name or a link's options say. It travels encoded, as ASCII without a quote, a backslash, a line
  break or a mark of any language in it, so no title can end a string, begin a comment or choose a file's encoding
  (PEP 263 reads the first two lines of a Python file, comments included).
- *Words of the site's own settings* (hosts, the app's id): literals, ASCII as well.
"""

from __future__ import annotations

import base64
import re
from typing import Any
from urllib.parse import quote

from cardstudio.cards import json as card_json

# What a program's data is broken into, in characters.
_WIDTH = 100
# In a string of JavaScript a "<" could end the script element around it, or begin a comment in it.
_MARKUP = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
_NOT_ASCII = re.compile("[^\x20-\x7e\n]")


def ascii_json(value: Any, indent: int | None = None) -> str:
    """JSON of ASCII characters only, in one line unless `indent` is given: any encoding of ASCII reads it the same."""
    return _NOT_ASCII.sub(_escaped, card_json.dump(value, indent=indent))


def script_json(value: Any) -> str:
    """The text of a `<script type="application/json">`: JSON that no HTML parser ends early."""
    return ascii_json(value).translate(_MARKUP)


def pydata(value: Any) -> str:
    """An expression of Python that is the value; it needs `import base64, json`.

    The URL-safe alphabet has no "+", which some of Python's codecs take for a mark.
    """
    encoded = base64.urlsafe_b64encode(ascii_json(value).encode()).decode()
    lines = "\n".join(f'    "{piece}"' for piece in _pieces(encoded))
    return f"json.loads(base64.urlsafe_b64decode(\n{lines}\n))"


def jsdata(value: Any) -> str:
    """An expression of JavaScript (ES5 and later, in any host) that is the value."""
    lines = ",\n".join(f'  "{piece}"' for piece in _pieces(quote(ascii_json(value), safe="")))
    return f'JSON.parse(decodeURIComponent([\n{lines}\n].join("")))'


def js(value: Any) -> str:
    """A string, or a list of strings, of the site's settings, as JavaScript; safe in a `<script>` element, too."""
    return script_json(value)


def py(text: str) -> str:
    """A string of the site's settings as a literal of Python."""
    return ascii(text)


def _escaped(found: re.Match[str]) -> str:
    """One character as JSON escapes it: beyond 16 bits as a surrogate pair."""
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def _pieces(text: str) -> list[str]:
    return [text[start : start + _WIDTH] for start in range(0, len(text), _WIDTH)]


FILTERS = {
    "ascii_json": ascii_json,
    "script_json": script_json,
    "pydata": pydata,
    "jsdata": jsdata,
    "js": js,
    "py": py,
}
