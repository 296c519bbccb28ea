"""Reading what is nearly JSON: code fences, comments, trailing commas, literals of other languages, ``curl``.

Every pattern here takes linear time: what is never closed matches up to the end once, instead of being tried again.
"""

from __future__ import annotations

import json as stdlib_json
import re
import shlex
from typing import NamedTuple

from cardstudio.cards import json
from cardstudio.cards.json import Unreadable
from cardstudio.cards.types import JSONValue

#: Longer commands are not looked at; splitting one the way a shell does is slow.
_LONGEST_COMMAND = 200_000
_DATA_FLAGS = ("-d", "--data", "--data-raw", "--data-binary", "--json", "--data-ascii")
_FENCE = re.compile(r"^[ \t]*```[^\n`]*\n", re.MULTILINE)
_TOKEN = re.compile(
    r'(?P<text>(?:"""|\'\'\')|"[^"\\\n]*(?:\\.[^"\\\n]*)*"|\'[^\'\\\n]*(?:\\.[^\'\\\n]*)*\'|`[^`\\]*(?:\\.[^`\\]*)*`)'
    r"|(?P<comment>//[^\n]*|\#[^\n]*|/\*[^*]*(?:\*(?!/)[^*]*)*(?:\*/|\Z))"
    r"|(?P<mark>[{}\[\]:,])"
    r"|(?P<number>[-+]?\d[\w.+-]*)"
    r"|(?P<word>[^\W\d][\w$]*|\$[\w$]*)"
    r"|(?P<space>\s+)",
    re.DOTALL,
)
_WORDS = {
    "true": "true",
    "True": "true",
    "false": "false",
    "False": "false",
    "null": "null",
    "None": "null",
    "undefined": "null",
    "nil": "null",
}
_STRING_PREFIXES = frozenset({"f", "r", "b", "u", "F", "R", "B", "U"})
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|\r?\n|.)", re.DOTALL)
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "0": "\0", "\n": "", "\r\n": ""}


class Mended(NamedTuple):
    """The value, keys given twice, and the notes that say what had to be put up with."""

    value: JSONValue
    duplicates: list[str]
    notes: list[str]


def mend(text: str | bytes) -> Mended | None:
    """The JSON object in a text that is not strict JSON, ``None`` where there is none to be seen."""
    if isinstance(text, bytes):
        text = text.decode("utf-8-sig", "replace")
    notes: list[str] = []
    text = _out_of_command(text, notes)
    text = _out_of_fence(text, notes)
    start = text.find("{")
    if start < 0:
        return None
    if text[:start].strip():
        notes.append("had-text-around")
    rewritten = _rewrite(text[start:], notes)
    if rewritten is None:
        return None
    try:
        value, duplicates = json.load_noting_duplicates(rewritten)
    except Unreadable:
        return None
    return Mended(value, duplicates, notes) if isinstance(value, dict) else None


def _out_of_command(text: str, notes: list[str]) -> str:
    if not text.lstrip().startswith("curl") or len(text) > _LONGEST_COMMAND:
        return text
    try:
        words = shlex.split(text)
    except ValueError:
        return text
    for position, word in enumerate(words):
        flag, equals, value = word.partition("=")
        if flag in _DATA_FLAGS:
            notes.append("was-command")
            return value if equals else (words[position + 1] if position + 1 < len(words) else "")
    return text


def _out_of_fence(text: str, notes: list[str]) -> str:
    opening = _FENCE.search(text)
    if opening is None:
        return text
    notes.append("had-fence")
    closing = text.find("```", opening.end())
    return text[opening.end() : closing if closing >= 0 else len(text)]


def _rewrite(text: str, notes: list[str]) -> str | None:
    """Strict JSON for the first object of ``text``."""
    rewriter = _Rewriter(text)
    if not rewriter.run():
        return None
    notes.extend(sorted(rewriter.seen - set(notes)))
    return "".join(rewriter.out)


class _Rewriter:
    """One pass over the tokens of a text; ``seen`` gathers the notes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.index = 0
        self.depth = 0
        self.out: list[str] = []
        self.seen: set[str] = set()

    def run(self) -> bool:
        """Rewrite up to the end of the first object; whether there was one."""
        while self.index < len(self.text):
            match = _TOKEN.match(self.text, self.index)
            if match is None:
                return False
            self.index = match.end()
            piece = self._rewritten(match)
            if piece is None:
                return False
            self.out.append(piece)
            if match.lastgroup == "mark" and self.depth == 0:
                break
        if self.text[self.index :].strip(" \t\r\n;)'\"`"):
            self.seen.add("had-text-around")
        return self.depth == 0

    def _rewritten(self, match: re.Match[str]) -> str | None:
        """The token in JSON, ``""`` for what is left out, ``None`` for what cannot be."""
        kind, token = match.lastgroup, match[0]
        if kind == "mark":
            return self._mark(token)
        if kind == "text":
            if token in ('"""', "'''"):
                self.index, token = _triple(self.text, match.start(), token)
            return _string(token, self.seen)
        if kind == "number":
            return token.replace("_", "").lstrip("+")
        if kind == "word":
            return _word(token, self.text, self.index, self.seen)
        if kind == "comment":
            self.seen.add("had-comments")
        return ""

    def _mark(self, token: str) -> str:
        while token in "}]" and self.out and self.out[-1] in ("", ","):
            if self.out.pop() == ",":
                self.seen.add("had-trailing-commas")
        self.depth += (token in "{[") - (token in "}]")
        return token


def _triple(text: str, start: int, quote: str) -> tuple[int, str]:
    end = text.find(quote, start + 3)
    end = len(text) if end < 0 else end
    return min(end + 3, len(text)), '"' + text[start + 3 : end].replace('"', '\\"') + '"'


def _word(token: str, text: str, index: int, seen: set[str]) -> str | None:
    following = text[index : index + 1]
    if token in _STRING_PREFIXES and following in ("'", '"'):
        return ""
    if following != ":" and not text[index : index + 40].lstrip().startswith(":"):
        known = _WORDS.get(token)
        if known is not None and known != token:
            seen.add("was-literal")
        return known
    seen.add("was-literal")
    return stdlib_json.dumps(token)


def _string(token: str, seen: set[str]) -> str:
    if token[0] == '"' and "\n" not in token:
        try:
            stdlib_json.loads(token)
        except ValueError:
            pass
        else:
            return token
    seen.add("was-literal")
    return stdlib_json.dumps(_ESCAPE.sub(_unescape, token[1:-1]), ensure_ascii=True)


def _unescape(match: re.Match[str]) -> str:
    code = match[1]
    if code[0] in "ux" and len(code) > 1:
        return chr(int(code[1:], 16))
    return _CONTROLS.get(code, code)
