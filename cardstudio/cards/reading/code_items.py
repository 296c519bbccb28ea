"""One member of a literal in a program: what its tokens mean as a JSON value, or where they stop meaning anything."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from cardstudio.cards import json
from cardstudio.cards.json import Unreadable
from cardstudio.cards.literals.tokens import Token
from cardstudio.cards.reading.code_texts import FORMATS, formatted, text_of
from cardstudio.cards.reading.code_variables import Variables
from cardstudio.cards.types import JSONValue

CONSTANTS = {"true": True, "True": True, "false": False, "False": False,
             "null": None, "None": None, "undefined": None, "nil": None, "NULL": None}  # fmt: skip
#: Functions that give the JSON text of their argument, without dots, underscores and case.
_STRINGIFY = frozenset({"dumps", "stringify", "jsonencode", "marshal", "marshaltostring", "tojson", "tostring",
                        "encodetostring", "tojsonstring", "jsonstringify", "generate", "serialize"})  # fmt: skip
#: Words between two values, and words in front of one.
_JOINING = frozenset({"if", "else", "or", "and", "in", "is", "not", "as", "satisfies", "for", "instanceof", "of"})
_LEADING = frozenset({"new", "await", "not", "typeof", "yield", "void", "async", "lambda", "mut", "move", "clone"})
#: Words a statement begins with: what follows is a program, not data.
STATEMENTS = frozenset({"return", "const", "let", "var", "if", "for", "while", "switch", "func", "def", "import",
                        "from", "class", "try", "throw", "raise", "print", "echo", "export", "package", "use", "fn",
                        "pub", "with", "range", "end", "else", "case", "break", "continue", "type",
                        "interface"})  # fmt: skip
#: Words an expression with blocks begins with, in Rust and Kotlin: a value all the same, and no function.
_CHOOSING = frozenset({"if", "match", "when"})
#: What leaves a list a list: what it adds or leaves out, only the program knows.
_KEEPING = frozenset({"filter", "flat", "concat", "slice", "compact", "reverse", "tolist"})
_SPREADS = ("...", "**", "..", "*")


class Argument(NamedTuple):
    """One argument of a call, and where it stands."""

    value: Any
    start: int
    end: int


@dataclass(slots=True)
class Part:
    """One operand or sign of an expression. ``value`` is set for containers that were read."""

    kind: Literal["text", "number", "word", "type", "sign", "value", "block", "call", "template"]
    start: int
    end: int
    text: str = ""
    value: JSONValue = None
    #: The arguments of a call.
    arguments: list[Argument] = field(default_factory=list)


class NoValue(ValueError):
    """The item means nothing: ``index`` is where that shows, ``detail`` what Python's JSON reader would say of it."""

    def __init__(self, index: int, detail: str) -> None:
        self.index = index
        self.detail = detail
        super().__init__(detail)


class Skipped(Exception):
    """The item is a part that a program adds when it runs; it is left out."""


@dataclass(slots=True)
class Stringified:
    """A value given as the JSON text of a literal that stands in the program: its text, and where the literal is."""

    text: str
    start: int
    end: int


OPERANDS = frozenset({"text", "number", "word", "value", "block", "call", "template"})


def is_word_sign(part: Part) -> bool:
    return part.kind == "word" and (part.text in _JOINING or part.text in _LEADING)


class Items:
    """Gives items their meaning; ``seen`` gathers the notes."""

    def __init__(self, source: str, variables: Variables) -> None:
        self.source = source
        self.variables = variables
        self.seen: set[str] = set()
        self.php = False

    def juxtaposed(self, parts: list[Part], kind: str, token: Token) -> bool:
        """Whether a new operand cannot follow what is there already."""
        if not parts or kind == "type":
            return False
        last = parts[-1]
        if last.kind not in OPERANDS or is_word_sign(last):
            return False
        if kind == "word" and token.text in _JOINING:
            return False
        if kind == "text" and last.kind == "text":
            return False  # texts in a row are one, in Python and C
        if kind == "text" and token.text[0] == "`" and last.kind in ("word", "call") and last.end == token.start:
            return False  # a template that a function makes something of
        return not (kind == "word" and last.kind in ("block",))

    def has_open_targets(self, parts: list[Part]) -> bool:
        """Whether a comma stands between the names of a comprehension: ``… for name, value in``."""
        words = [part.text for part in parts if part.kind == "word"]
        return "for" in words and "in" not in words[words.index("for") :]

    def value(self, parts: list[Part], key: str | None, at: int) -> Any:
        """What the parts mean; ``at`` is the place behind them. Raises :class:`NoValue` and :class:`Skipped`."""
        if not parts:
            raise NoValue(at, "Expecting value")
        if len(parts) == 1:
            return self._single(parts[0], key)
        first = parts[0]
        if first.kind == "sign" and first.text in _SPREADS:
            self.seen.add("had-parts")
            raise Skipped
        if first.text in _CHOOSING and first.kind == "word":
            return self._expression(parts[1].start, parts[-1].end, key)
        if any(part.kind == "block" for part in parts) or any(part.text == "=>" for part in parts):
            self.seen.add("had-functions")
            return None
        if parts[-1].kind == "sign" and parts[-1].text not in ("?", "!"):
            raise NoValue(at, "Expecting value")
        read = self._container(parts)
        if read is not None:
            return read[0]
        joined = self._joined(parts)
        return joined if joined is not None else self._expression(parts[0].start, parts[-1].end, key)

    def _single(self, part: Part, key: str | None) -> Any:
        if part.kind == "value":
            return part.value
        if part.kind == "text":
            return self._text(part)
        if part.kind == "number":
            return self._number(part)
        if part.kind == "template":
            self.seen.add("had-variables")
            return self.variables.placeholder(part.text, key)
        if part.kind == "word" and part.text in CONSTANTS:
            if part.text not in ("true", "false", "null"):
                self.seen.add("was-literal")
            return CONSTANTS[part.text]
        if part.kind == "call" and len(part.arguments) == 1:
            return part.arguments[0].value  # brackets around a value
        if part.kind in ("word", "call"):
            return self._expression(part.start, part.end, key)
        raise NoValue(part.start, "Expecting value")

    def _text(self, part: Part) -> str:
        text = text_of(part.text, self._placed, self.php)
        if text is None:
            raise NoValue(part.start, "Unterminated string")
        if part.text[0] != '"' or "\n" in part.text:
            self.seen.add("was-literal")
        return text

    def _placed(self, expression: str) -> str:
        self.seen.add("had-variables")
        return self.variables.placeholder(expression)

    def _number(self, part: Part) -> Any:
        spelling = part.text.replace("_", "").lstrip("+")
        try:
            return int(spelling, 16) if spelling[:2].lower() == "0x" else json.load(spelling)
        except (Unreadable, ValueError):
            raise NoValue(part.start, "Expecting value") from None

    def _expression(self, start: int, end: int, key: str | None) -> str:
        self.seen.add("had-variables")
        return self.variables.placeholder(self.source[start:end], key)

    def _container(self, parts: list[Part]) -> tuple[Any] | None:
        """A literal with its type in front (``gin.H{…}``, ``json!({…})``), or a call that only hands it on."""
        ahead = 0
        while ahead < len(parts) and parts[ahead].kind in ("word", "type", "sign"):
            ahead += 1
        if ahead == len(parts):
            return None
        name = "".join(part.text for part in parts[:ahead] if part.kind == "word").lower().replace("_", "")
        last = parts[ahead - 1].text.lower().replace("_", "") if ahead else ""
        part, rest = parts[ahead], parts[ahead + 1 :]
        operators = any(
            p.kind == "sign" and p.text not in (".", "&", "*", "!", "::", ":", "?", "\\", "%", "@")
            for p in parts[:ahead]
        )
        if operators:
            return None
        value: Any = None
        if part.kind == "value":
            value = part.value
        elif part.kind == "call" and part.arguments:
            value = self._call(name, last, part)
        if value is None:
            return None
        return self._suffixed(value, part, rest)

    def _call(self, name: str, last: str, part: Part) -> Any:
        inner = part.arguments[0].value
        if last == "array":
            return [argument.value for argument in part.arguments]
        if name.endswith(tuple(FORMATS)) and isinstance(inner, str):
            return formatted(inner, self._sources(part.arguments[1:]), self._placed)
        if isinstance(inner, Stringified) or not isinstance(inner, dict | list):
            return None
        if last in _STRINGIFY or name in _STRINGIFY:
            return Stringified(json.dump(inner), part.arguments[0].start, part.arguments[0].end)
        return (
            inner if not any(isinstance(one.value, dict | list) and one.value for one in part.arguments[1:]) else None
        )

    def _sources(self, arguments: list[Argument]) -> list[str]:
        return [self.source[argument.start : argument.end] for argument in arguments]

    def _suffixed(self, value: Any, part: Part, rest: list[Part]) -> tuple[Any] | None:
        """A literal, and what is done with it right there: ``as const``, ``.to_string()``."""
        if not rest:
            return (value,)
        if rest[0].kind == "word" and rest[0].text in ("as", "satisfies", "for"):  # for: one of many
            return (value,)
        words = [one.text.lower().replace("_", "") for one in rest if one.kind == "word"]
        if isinstance(value, list) and rest[0].text in (".", "?.") and words and _KEEPING.issuperset(words):
            self.seen.add("had-parts")
            return (value,)
        if rest[0].text == "." and len(words) == 1 and isinstance(value, dict | list):
            span = part.arguments[0] if part.kind == "call" else part
            return (Stringified(json.dump(value), span.start, span.end),) if words[0] in _STRINGIFY else None
        return None

    def _joined(self, parts: list[Part]) -> str | None:
        """Texts and expressions put together to one text: ``"a" + b``, ``'a' . $b``, ``"a" "b"``, ``"%s" % a``."""
        signs = {part.text for part in parts if part.kind == "sign"}
        if parts[0].kind == "text" and len(parts) > 1 and parts[1].text == "." and len(parts) > 3:
            call = parts[3]
            if parts[2].text in FORMATS and call.kind == "call" and len(parts) == 4:
                return formatted(self._text(parts[0]), self._sources(call.arguments), self._placed)
        if parts[0].kind == "text" and len(parts) > 2 and parts[1].text == "%":
            inside = self.source[parts[2].start : parts[-1].end].strip()
            return formatted(self._text(parts[0]), inside.strip("()").split(","), self._placed)
        if not any(part.kind == "text" for part in parts):
            return None
        glue = "+" if "+" in signs else "." if self.php and "." in signs else ""
        if not glue and any(part.kind != "text" for part in parts):
            return None
        return self._pieces(parts, glue)

    def _pieces(self, parts: list[Part], glue: str) -> str | None:
        out: list[str] = []
        run: list[Part] = []
        for part in [*parts, Part("sign", -1, -1, glue)]:
            if part.kind == "text" and not run:
                out.append(self._text(part))
            elif part.kind == "sign" and part.text == glue:
                if run:
                    out.append(self._placed(self.source[run[0].start : run[-1].end]))
                run = []
            else:
                run.append(part)
        return "".join(out) if glue or not run[:-1] else None
