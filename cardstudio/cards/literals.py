"""Reading what is nearly JSON: code fences, comments, trailing commas, literals of other languages, ``curl``.

Every pattern here takes linear time: what is never closed matches up to the end once, instead of being tried again.
"""

from __future__ import annotations

import json as stdlib_json
import re
from typing import NamedTuple

from cardstudio.cards import json
from cardstudio.cards.json import Unreadable
from cardstudio.cards.reading.shell import words
from cardstudio.cards.reading.steps import Language, Region, Steps, Text
from cardstudio.cards.types import JSONValue

#: Longer commands are not looked at.
_LONGEST_COMMAND = 200_000
#: How many opening braces are tried.
_MOST_STARTS = 1000
_ENDING = re.compile(r"[\s;)'\"`]*")
_DATA_FLAGS = ("-d", "--data", "--data-raw", "--data-binary", "--json", "--data-ascii")
_FENCE = re.compile(r"^[ \t]*```[^\n`]*\n", re.MULTILINE)
_TOKEN = re.compile(
    r'(?P<text>(?:"""|\'\'\')|"[^"\\]*(?:\\.[^"\\]*)*"|\'[^\'\\\n]*(?:\\.[^\'\\\n]*)*\'|`[^`\\]*(?:\\.[^`\\]*)*`)'
    r"|(?P<comment>//[^\n]*|\#[^\n]*|/\*[^*]*(?:\*(?!/)[^*]*)*(?:\*/|\Z))"
    r"|(?P<mark>[{}\[\]:,])"
    r"|(?P<number>[-+]?\d[\w.+-]*)"
    r"|(?P<word>[^\W\d][\w$]*|\$[\w$]*)"
    r"|(?P<paren>\()"
    r"|(?P<space>\s+)",
    re.DOTALL,
)
#: A function where a value or a member stands: ``success(res) {``, ``function``, ``(a, b) =>``, ``a =>``.
_FUNCTION = re.compile(
    r"(?:async\s{1,20})?(?:function\b|[\w$]{1,100}\s{0,20}\([^()]{0,500}\)\s{0,20}\{"
    r"|(?:[\w$]{1,100}|\([^()]{0,500}\))\s{0,20}=>)"
)
#: What counts while code is skipped: strings and comments hide brackets.
_CODE = re.compile(
    r"\"[^\"\\\n]*(?:\\.[^\"\\\n]*)*\"|'[^'\\\n]*(?:\\.[^'\\\n]*)*'|`[^`\\]*(?:\\.[^`\\]*)*`"
    r"|//[^\n]*|/\*[^*]*(?:\*(?!/)[^*]*)*(?:\*/|\Z)|[(\[{]|[)\]}]|,",
    re.DOTALL,
)
#: Keys that tell an object worth taking when it is not the first of a text.
_TELLING = frozenset({"msg_type", "card", "cardContent", "elements", "body", "i18n_elements", "header", "dsl"})
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
    """The value, keys given twice, the notes that say what had to be put up with, and the way to the value."""

    value: JSONValue
    duplicates: list[str]
    notes: list[str]
    at: Steps = ()


class _Piece(NamedTuple):
    """The part of a text that is read on; ``start`` is where it stands, ``None`` where that can't be told."""

    text: str
    start: int | None = 0
    at: Steps = ()


def mend(text: str) -> Mended | None:
    """The JSON object in a text that is not strict JSON, ``None`` where there is none to be seen."""
    notes: list[str] = []
    piece = _out_of_fence(_out_of_command(_out_of_escapes(text, notes), notes), notes)
    text = piece.text
    start, scanned = text.find("{"), 0
    if text[: max(start, 0)].strip():
        notes.append("had-text-around")
    # What is in front may be code with braces of its own; but nothing is read over and over.
    for attempt in range(_MOST_STARTS):
        if start < 0 or scanned > len(text):
            break
        rewriter = _Rewriter(text, start)
        found = _value_of(rewriter, notes if attempt == 0 else [*notes, "had-text-around"])
        if found is not None and (attempt == 0 or _is_telling(found.value)):
            return found._replace(at=_way(piece, start, rewriter))
        scanned += rewriter.index - start
        start = text.find("{", start + 1)
    return None


def _value_of(rewriter: _Rewriter, notes: list[str]) -> Mended | None:
    if not rewriter.run():
        return None
    try:
        value, duplicates = json.load_noting_duplicates("".join(rewriter.out))
    except Unreadable:
        return None
    said = list(dict.fromkeys([*notes, *sorted(rewriter.seen)]))
    return Mended(value, duplicates, said) if isinstance(value, dict) else None


def _way(piece: _Piece, start: int, rewriter: _Rewriter) -> Steps:
    if piece.start is None:
        return ()
    language: Language = "json"
    if not rewriter.seen.isdisjoint(("had-comments", "had-trailing-commas")):
        language = "jsonc"
    if not rewriter.seen.isdisjoint(("was-literal", "had-functions")):
        language = "code"
    return (*piece.at, Region(piece.start + start, piece.start + rewriter.index, language))


def _is_telling(value: JSONValue) -> bool:
    return not _TELLING.isdisjoint(value) and "tag" not in value


def _out_of_escapes(text: str, notes: list[str]) -> _Piece:
    """A string out of a log or a program, whose own quotes were not copied: ``{\\"msg_type\\": …}``."""
    bare = text.strip().strip("\"'`")
    if not bare.startswith('{\\"'):
        return _Piece(text)
    try:
        opened = str(json.load(f'"{bare}"'))
    except Unreadable:
        return _Piece(text)
    notes.append("was-escaped")
    start = text.index(bare)
    return _Piece(opened, 0, (Region(start, start + len(bare), "escaped"), Text()))


def _out_of_command(piece: _Piece, notes: list[str]) -> _Piece:
    text = piece.text
    if not text.lstrip().startswith("curl") or len(text) > _LONGEST_COMMAND:
        return piece
    try:
        split = list(words(text))
    except ValueError:
        return piece
    given = False
    for word in split:
        flag, equals, value = word.text.partition("=")
        if given or (equals and flag in _DATA_FLAGS):
            notes.append("was-command")
            data, start = (word.text, word.start) if given else (value, text.index("=", word.start) + 1)
            if text[start + 1 : word.end - 1] == data:  # quoted, with nothing in it that had to be written otherwise
                return _Piece(data, start + 1, piece.at)
            return _Piece(data, 0, (*piece.at, Region(start, word.end, "shell"), Text()))
        given = word.text in _DATA_FLAGS
    return piece


def _out_of_fence(piece: _Piece, notes: list[str]) -> _Piece:
    text = piece.text
    opening = _FENCE.search(text)
    if opening is None:
        return piece
    notes.append("had-fence")
    closing = text.find("```", opening.end())
    inner = text[opening.end() : closing if closing >= 0 else len(text)]
    return _Piece(inner, None if piece.start is None else piece.start + opening.end(), piece.at)


class _Rewriter:
    """One pass over the tokens of a text; ``seen`` gathers the notes."""

    def __init__(self, text: str, start: int = 0) -> None:
        self.text = text
        self.index = start
        self.depth = 0
        self.out: list[str] = []
        self.seen: set[str] = set()
        #: The last piece that is not blank.
        self.last = ""

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
            self.last = piece or self.last
            if match.lastgroup == "mark" and self.depth == 0:
                break
        ending = _ENDING.match(self.text, self.index)
        if ending is None or ending.end() < len(self.text):
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
        if kind in ("word", "paren"):
            if _FUNCTION.match(self.text, match.start()):
                return self._without_code(token)
            return _word(token, self.text, self.index, self.seen) if kind == "word" else None
        if kind == "comment":
            self.seen.add("had-comments")
        return ""

    def _without_code(self, token: str) -> str:
        """``null`` for a function, which no JSON holds; a method keeps its name."""
        self.seen.add("had-functions")
        named = f"{stdlib_json.dumps(token)}:" if self.last in ("{", ",") else ""
        depth = 0
        for match in _CODE.finditer(self.text, self.index):
            sign = match[0][0]
            if depth == 0 and sign in ",)]}" and match[0] not in ("//", "/*"):
                # The word itself may have opened the parenthesis that is closed here.
                if token == "(" and sign == ")":
                    token = ""
                    continue
                self.index = match.start()
                return f"{named}null"
            depth += (sign in "([{") - (sign in ")]}")
        self.index = len(self.text)
        return f"{named}null"

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
