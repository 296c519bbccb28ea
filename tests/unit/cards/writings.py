"""One value in the writings people keep cards in: JSON of several hands, literals of languages, files around them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

Writer = Callable[[Any], str]


def is_inside(less: str, more: str) -> bool:
    """Whether all characters of ``less`` but blanks stand in ``more``, in their order."""
    rest = iter(more)
    return all(sign in rest for sign in less if not sign.isspace())


def _commented(value: Any) -> str:
    """JSON with comments and trailing commas; the comments stand at the end of lines and on lines of their own."""
    lines = json.dumps(value, indent=2, ensure_ascii=False).split("\n")
    out = ["// a card"]
    for number, line in enumerate(lines):
        if number % 3 == 1:
            out.append(re.match(r" *", line)[0] + f"/* {number} */")  # type: ignore[index]  # matches always
        if line.strip() and line[-1] not in ",{[" and number + 1 < len(lines):
            line += ","
        out.append(f"{line} // {number}" if number % 4 == 2 else line)
    return "\n".join(out) + "\n"


def javascript(value: Any, indent: str = "", *, quote: str = "'") -> str:
    """As a JavaScript module has it: bare keys, single quotes, short things on one line, trailing commas."""
    if isinstance(value, dict):
        items = [f"{_bare(key)}: {javascript(held, indent + '  ')}" for key, held in value.items()]
        return _bracketed("{", items, "}", indent)
    if isinstance(value, list):
        return _bracketed("[", [javascript(held, indent + "  ") for held in value], "]", indent)
    if isinstance(value, str):
        body = json.dumps(value, ensure_ascii=False)[1:-1].replace('\\"', '"').replace(quote, "\\" + quote)
        return quote + body + quote
    return json.dumps(value)


def _bare(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z_]\w*", key) else javascript(key)


def _bracketed(opening: str, items: list[str], closing: str, indent: str) -> str:
    single = ", ".join(items)
    if not items:
        return opening + closing
    if len(single) < 60 and "\n" not in single:
        pad = " " if opening == "{" else ""
        return opening + pad + single + pad + closing
    inner = "\n  " + indent
    return opening + inner + f",{inner}".join(items) + ",\n" + indent + closing


def _python(value: Any, indent: str = "    ") -> str:
    if isinstance(value, dict | list) and value and len(repr(value)) > 70:
        inner = "\n" + indent + "    "
        if isinstance(value, dict):
            items = [f"{key!r}: {_python(held, indent + '    ')}" for key, held in value.items()]
            return "{" + inner + f",{inner}".join(items) + ",\n" + indent + "}"
        return "[" + inner + f",{inner}".join(_python(held, indent + "    ") for held in value) + ",\n" + indent + "]"
    return repr(value)


def _indented(text: str, by: str) -> str:
    return "\n".join(by + line for line in text.split("\n"))


def _shell(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


#: Texts a JSON value is written in, by the name of the writing.
WRITINGS: dict[str, Writer] = {
    "compact": lambda value: json.dumps(value, separators=(",", ":"), ensure_ascii=False),
    "one line": lambda value: json.dumps(value) + "\n",
    "two blanks": lambda value: json.dumps(value, indent=2, ensure_ascii=False) + "\n",
    "four blanks": lambda value: json.dumps(value, indent=4),
    "tabs": lambda value: json.dumps(value, indent="\t", ensure_ascii=False),
    "crlf": lambda value: json.dumps(value, indent=2).replace("\n", "\r\n") + "\r\n",
    "mark": lambda value: "\ufeff" + json.dumps(value, indent=2, ensure_ascii=False),
    "comments": _commented,
    "comments, crlf": lambda value: _commented(value).replace("\n", "\r\n"),
    "javascript": lambda value: f"// our card\nexport const card = {javascript(value)};\n\nsend(card);\n",
    "python": lambda value: (
        f"import requests\n\n\ndef send():\n    card = {_python(value)}\n    requests.post(URL, json=card)\n"
    ),
    "markdown": lambda value: f"# A card\n\n```json\n{json.dumps(value, indent=2)}\n```\n\nThat was *it*.\n",
    "list in markdown": lambda value: (
        "1. Send\n\n   ```json\n" + _indented(json.dumps(value, indent=2), "   ") + "\n   ```\n"
    ),
    "yaml": lambda value: (
        "- uses: a/b@v1\n  with:\n    content: |\n" + _indented(json.dumps(value, indent=2), "      ") + "\n- run: ls\n"
    ),
    "curl": lambda value: (
        "curl -X POST https://example.com/hook \\\n  -H 'content-type: application/json' \\\n  -d "
        + _shell(json.dumps(value, indent=2, ensure_ascii=False))
    ),
    "message": lambda value: json.dumps({"receive_id": "oc_1", "content": json.dumps(value)}, indent=2),
    "message, readable": lambda value: json.dumps(
        {"receive_id": "oc_1", "content": json.dumps(value, indent=1, ensure_ascii=False), "uuid": "1"},
        ensure_ascii=False,
    ),
    "message in a string": lambda value: json.dumps(json.dumps({"receive_id": "oc_1", "content": json.dumps(value)})),
    "webhook": lambda value: json.dumps({"msg_type": "interactive", "card": value}, indent=2),
}
