"""Writing values into programs so that they stay values, whatever is in them.

Each writer is for one place; the templates have them as filters of the same name.
"""

from __future__ import annotations

import re
import shlex
from typing import Any

from markupsafe import Markup, escape

from cardstudio.cards import json as card_json

# What could end a script element or begin a comment in it, and what ends a line of script in old browsers.
_JS_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
_LINE_BREAKS = re.compile("[\\s\x00-\x1f\x7f\x85\u2028\u2029]+")


def js(value: Any, indent: int | None = 2) -> str:
    """An expression of JavaScript (ES5 and later) that is the value; safe in a `<script>` element, too."""
    text = card_json.dump(value, indent=indent).translate(_JS_ESCAPES)
    if '"__proto__"' not in text:
        return text
    # In an object literal this key would set the prototype instead.
    return f"JSON.parse({card_json.dump(card_json.dump(value)).translate(_JS_ESCAPES)})"


def py(value: Any) -> str:
    """An expression of Python that is the value; it needs `import json`.

    JSON in a raw string: readable, and as deep as a card may be, which Python's own brackets are not.
    """
    text = card_json.dump(value, indent=2).replace("'''", "\\u0027\\u0027\\u0027")
    return f"json.loads(r'''{text}''')"


def pystr(text: str) -> str:
    """A string literal of Python. What JSON escapes Python does as well; all else stands as it is."""
    return card_json.dump(text)


def sh(text: str) -> str:
    """One word of a POSIX shell."""
    return shlex.quote(text)


def compact(value: Any) -> str:
    """JSON in one line, for a request's body."""
    return card_json.dump(value)


def html(text: str) -> Markup:
    """Text, or the value of a quoted attribute, of HTML and of a mini-program's markup."""
    return escape(text)


def line(text: str) -> str:
    """Text for a comment that ends with its line: it can't, and it closes no comment of any kind."""
    flat = _LINE_BREAKS.sub(" ", text).strip()
    return flat.replace("*/", "* /").replace("--", "- -").replace("<", "‹").replace(">", "›")


FILTERS = {"js": js, "py": py, "pystr": pystr, "sh": sh, "compact": compact, "html": html, "line": line}
