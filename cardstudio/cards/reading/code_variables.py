"""Expressions of a program as variables of a document: ``build.number`` becomes ``${number}``."""

from __future__ import annotations

import re

from cardstudio.cards.fill.expressions import is_name
from cardstudio.cards.reading.evidence import EXPRESSION
from cardstudio.cards.types import JSONObject, JSONValue

#: Characters of an expression that are looked at for a name, and kept as its description.
_LONGEST = 200
#: The path an expression begins with: names, members, indices and calls.
_PATH = re.compile(
    r"[\s(!&*@^+$-]{0,20}(?:(?:await|new|not|typeof|move|str|String|int|Number)\b[\s(]{0,4})?\$?"
    r"[^\W\d]\w{0,99}(?:\s{0,20}(?:\?\.|\.|->|::)\s{0,20}\$?\w{1,100}!?|!?\[[^\[\]]{0,100}\]|!?\([^()]{0,100}\)){0,20}[)\s!?]{0,20}"
)
_MARK = re.compile("\ue000[0-9]{1,9}\ue001")
_QUOTED = re.compile(r"'[^']{0,200}'|\"[^\"]{0,200}\"")
#: A pattern of JavaScript that is an argument.
_PATTERN = re.compile(r"(?<=[(,])\s{0,9}/(?![/*])[^/\n]{1,100}/[a-z]{0,8}(?=\s{0,9}[,)])")
_WORD = re.compile(r"[^\W\d]\w{0,99}")
#: Words that say how a value is had, not what it is.
_NOISE = frozenset(
    {"Error", "Number", "Sprintf", "String", "all", "and", "as_str", "await", "clone", "config", "data",
     "decode", "dumps", "else", "encode", "env", "environ", "first", "fmt", "format", "get", "getenv", "if",
     "in", "int", "into", "is", "isoformat", "item", "join", "json", "len", "lower", "map", "new", "node",
     "not", "now", "or", "os", "params", "process", "replace", "replaceAll", "repr", "self", "slice",
     "str", "strftime", "string", "stringify", "strip", "substring", "this", "toFixed",
     "toLocaleString", "toLowerCase", "toString", "toUpperCase",
     "to_owned", "to_string", "trim", "typeof", "unwrap", "upper", "value"}
)  # fmt: skip
#: Keys of cards that say nothing about what stands under them.
_VAGUE = frozenset({"content", "text", "tag", "value", "key", "elements", "data", "title"})


class Variables:
    """The expressions met so far. Each has a mark that stands for it until it is known which of them are needed."""

    def __init__(self) -> None:
        self.marks: dict[str, tuple[str, str | None]] = {}
        self.by_expression: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.taken: set[str] = set()
        #: The last number that was put behind a name.
        self.counts: dict[str, int] = {}

    def placeholder(self, expression: str, key: str | None = None) -> str:
        """``${mark}`` for an expression; ``key`` is the member it is the value of. Equal expressions share a mark."""
        expression = " ".join(expression[:_LONGEST].split())
        mark = self.by_expression.get(expression)
        if mark is None:
            mark = f"{EXPRESSION[2:]}{len(self.marks)}\ue001"
            self.marks[mark] = (expression, key)
            self.by_expression[expression] = mark
        return f"${{{mark}}}"

    def named(self, value: JSONValue) -> JSONValue:
        """``value`` with names for marks; the same object where there are none."""
        if not self.marks:
            return value
        if isinstance(value, str):
            return _MARK.sub(self._name, value)
        if isinstance(value, list):
            made = [self.named(held) for held in value]
            return made if any(one is not other for one, other in zip(made, value, strict=True)) else value
        if isinstance(value, dict):
            named = {_MARK.sub(self._name, key): self.named(held) for key, held in value.items()}
            return named if any(named.get(key) is not held for key, held in value.items()) else value
        return value

    def declarations(self) -> list[JSONObject]:
        """What a document declares for what was named."""
        return [{"name": name, "type": "text", "description": self.marks[mark][0]} for mark, name in self.names.items()]

    def _name(self, mark: re.Match[str]) -> str:
        name = self.names.get(mark[0])
        if name is None:
            if mark[0] not in self.marks:
                return mark[0]
            name = self.names[mark[0]] = self._named(*self.marks[mark[0]])
            self.taken.add(name)
        return name

    def _named(self, expression: str, key: str | None) -> str:
        expression = _PATTERN.sub("", expression)
        path = _PATH.match(expression)
        whole = path is not None and path.end() >= len(expression)
        words = [word for word in _WORD.findall(path[0] if path else _QUOTED.sub("", expression)) if is_name(word)]
        telling = [word for word in words if word not in _NOISE] or words
        hint = key if key is not None and is_name(key) and key not in _VAGUE else None
        if hint is not None and (not whole or not telling):
            return self._free([hint])
        if not telling:
            return self._free([key if key is not None and is_name(key) else "value"])
        if path is None:
            telling = telling[:1]  # an expression that begins with a text: what it asks comes next
        last = telling[-1]
        return self._free([last, *(f"{before}_{last}" for before in reversed(telling[:-1]))])

    def _free(self, wanted: list[str]) -> str:
        for name in wanted:
            if name not in self.taken:
                return name
        name = wanted[0]
        while name in self.taken:
            self.counts[wanted[0]] = number = self.counts.get(wanted[0], 1) + 1
            name = f"{wanted[0]}_{number}"
        return name
