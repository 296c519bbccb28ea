"""The brackets of a program while it is read: each opens a frame that may turn out to be data or program.

Tokens come in one by one (`code.py`); what is whole comes out as literals. Where a value is due and the program has an
expression, a variable stands for it.
"""

from __future__ import annotations

import re
from typing import Any

from cardstudio.cards.json import MAX_DEPTH, Unreadable, place
from cardstudio.cards.literals.strings import Unwritable, string_value
from cardstudio.cards.literals.tokens import Token, token_at
from cardstudio.cards.pointers import escape, pointers_by_id
from cardstudio.cards.reading.code_bracket import Broken, Frame, Member
from cardstudio.cards.reading.code_items import (
    OPERANDS,
    STATEMENTS,
    Argument,
    Items,
    NoValue,
    Part,
    Skipped,
    Stringified,
)
from cardstudio.cards.reading.code_quoted import CodeLiteral
from cardstudio.cards.reading.code_variables import Variables
from cardstudio.cards.reading.steps import Language, Region
from cardstudio.cards.types import JSONValue

#: Quotes of word processors, where a programming language has straight ones.
CURLY_QUOTES = frozenset("“”„‟‘’‚‛「」＂«»‹›″′")
_CLOSES = {"{": "}", "[": "]", "(": ")"}
#: What opens and closes inside the braces of a template language: it steers, instead of giving a value.
_STEERING = re.compile(r"[-~\s]{0,20}(?:(?:range|if|else|end|with|define|template|block|for|each)\b|[/#^])")
_LAX = frozenset({"had-comments", "had-trailing-commas"})
#: Where a template language has an expression with a literal in it: ``{{ JSON.stringify({`` .
_CALL_ON_LITERAL = re.compile(r"[^{}\"'`\n]{1,200}\(\s{0,99}[{\[]")


class Frames:
    """The open brackets of ``source``, and what the closed ones held, in the order of the text."""

    def __init__(self, source: str, variables: Variables) -> None:
        self.source = source
        self.items = Items(source, variables)
        self.literals: list[CodeLiteral] = []
        self.broken: list[Broken] = []
        #: Texts that are calls on a literal of the program, by ``id``; the texts are kept alive here.
        self.stringified: dict[int, Stringified] = {}
        #: Where a template language steers what would have to be data.
        self.steering: int | None = None
        #: Where the call begins that the next bracket belongs to, if it is an island: ``array(``.
        self.called: int | None = None
        self._repeats: list[tuple[dict[str, Any], str]] = []
        self._frames: list[Frame] = []

    def __bool__(self) -> bool:
        """Whether a bracket is open."""
        return bool(self._frames)

    def duplicates(self, value: JSONValue) -> list[str]:
        """Pointers of the keys in ``value`` that were given twice."""
        if not self._repeats:
            return []
        places = pointers_by_id(value, {id(made) for made, _ in self._repeats})
        return [f"{places[id(made)]}/{escape(key)}" for made, key in self._repeats if id(made) in places]

    def wants_texts(self) -> bool:
        """Whether a text may hold data that is no part of the value around it: in a program, or in a call."""
        return self._frames[-1].program or self._frames[-1].bracket == "("

    def add_loose(self, literal: CodeLiteral) -> None:
        self._frames[-1].loose.append(literal)

    def take(self, token: Token) -> int:
        """One token that says something; the place to go on from."""
        if token.kind == "mark" and token.text in "{[(":
            return self._open(token)
        frame = self._frames[-1]
        if token.kind == "mark" and token.text in "}])":
            return self._close(frame, token)
        if frame.program or frame.dead:
            return token.end
        if token.text == ":" and not frame.parts and frame.is_object:
            end = self._symbol(frame, token)
            if end is not None:
                return end
        if token.text == "," and self.items.has_open_targets(frame.parts):
            self._add(frame, token)
        elif token.text == ",":
            self._finish(frame, token.start, comma=True)
        elif token.text == ";":
            self._fail(frame, token.start, "Expecting ',' delimiter")
        elif token.text in (":", "=>", "=") and self._is_key(frame, token.text):
            self._key(frame, token.text)
        else:
            self._add(frame, token)
        return token.end

    def abandon(self, at: int) -> None:
        """The text ends before its brackets do."""
        while self._frames:
            self._fail(self._frames[-1], at, "Unexpected end")
            self._leave(at)

    def _add(self, frame: Frame, token: Token) -> None:
        last = frame.parts[-1] if frame.parts else None
        if token.kind == "sign" and last is not None and last.kind == "sign" and last.end == token.start:
            last.text, last.end = last.text + token.text, token.end
            return
        kind = "sign" if token.kind == "mark" else token.kind
        if token.text in CURLY_QUOTES:
            self._fail(frame, token.start, "Expecting value")
            return
        if kind == "number" and token.text[0] in "+-" and last is not None and last.kind in OPERANDS:
            self._add(frame, Token("sign", token.start, token.start + 1, token.text[0]))
            self._add(frame, Token("number", token.start + 1, token.end, token.text[1:]))
            return
        if kind != "sign" and self.items.juxtaposed(frame.parts, kind, token):
            self._fail(frame, token.start, "Expecting ',' delimiter")
            return
        frame.parts.append(Part(kind, token.start, token.end, token.text))  # type: ignore[arg-type]  # groups of tokens

    def _is_key(self, frame: Frame, sign: str) -> bool:
        if frame.key is not None or len(frame.parts) != 1:
            return False
        part = frame.parts[0]
        if sign == "=":
            return frame.named and part.kind == "word"
        if sign == ":" and frame.bracket == "[" and not frame.index:  # Swift and Groovy
            return part.kind in ("text", "word") and not (frame.members and not frame.pairs)
        if sign == ":":
            return frame.is_object and part.kind in ("text", "word", "number", "value")
        if frame.symbol and part.kind == "word":
            return True
        return part.kind in ("text", "number") or (frame.bracket == "[" and part.text.startswith("$"))

    def _key(self, frame: Frame, sign: str) -> None:
        part = frame.parts.pop()
        frame.quoted = part.kind == "text"
        frame.key = part.text
        if part.kind == "text":
            try:
                frame.key = string_value(part.text)
            except Unwritable:
                self._fail(frame, part.start, "Unterminated string")
                return
        frame.computed = part.kind == "value"
        if part.kind == "value" and isinstance(part.value, list) and len(part.value) == 1:
            only = part.value[0]  # ['tag']: a key that is told although it is computed
            if isinstance(only, str) and "${" not in only:
                frame.key, frame.computed = only, False
        frame.symbol = False
        if sign == "=>" and frame.bracket != "{":
            self.items.php = True
        if sign == "=>" or part.text[:1] != '"' or frame.bracket == "[":
            self.items.seen.add("was-literal")

    def _symbol(self, frame: Frame, token: Token) -> int | None:
        """Over the colon of Ruby's ``:tag => :hr``: a key after it, or all of a text."""
        following = token_at(self.source, token.end)
        if following.kind != "word":
            return None
        self.items.seen.add("was-literal")
        if frame.key is None:
            frame.symbol = True
            return token.end
        frame.parts.append(Part("text", token.start, following.end, f'"{following.text}"'))
        return following.end

    def _open(self, token: Token) -> int:
        parent = self._frames[-1] if self._frames else None
        if len(self._frames) > MAX_DEPTH:
            raise Unreadable("too-deep", *place(self.source, token.start), limit=MAX_DEPTH)
        frame = Frame(token.text, token.start)
        if self.called is not None:
            frame.start, self.called = self.called, None
            frame.named = self.source.startswith("dict", frame.start)
            self.items.seen.add("was-literal")
        if parent is not None and not parent.program:
            end = self._template(parent, token)
            if end is not None:
                return end
            frame.dead = parent.dead
            last = parent.parts[-1] if parent.parts else None
            frame.listed = last is not None and last.kind == "type" and last.text.lstrip("&*")[:1] == "["
            frame.index = token.text == "[" and _takes_index(last)
            frame.named = token.text == "(" and last is not None and last.text == "dict"
            body = last is not None and (last.kind == "call" or last.text in ("=>", "->"))
            frame.program = token.text == "{" and body
        self._frames.append(frame)
        return token.end

    def _template(self, parent: Frame, token: Token) -> int | None:
        """Over ``{{ expression }}`` where a value is due, or ``${NAME}``. What steers can stand nowhere in data."""
        due = parent.key is not None if parent.is_object else parent.bracket == "["
        double = self.source.startswith(("{{", "{%"), token.start)
        dollar = len(parent.parts) == 1 and parent.parts[0].text == "$" and parent.parts[0].end == token.start
        if due and dollar and token.text == "{":
            return self._dollar(parent, token, "}}" if double else "}")
        if not due or parent.parts or not double:
            return None
        closing = "}}" if self.source[token.end] == "{" else "%}"
        inner = token.start + 2
        if closing == "}}" and _CALL_ON_LITERAL.match(self.source, inner):
            self._frames.append(Frame("(", token.start, template=True))
            return inner
        end = self.source.find(closing, inner, inner + 1000)
        if end < 0:
            return None
        named = self.source[inner] == "#" == self.source[end - 1] and end - inner > 2  # Dify's {{#node.text#}}
        if closing == "%}" or (not named and _STEERING.match(self.source, inner, end)):
            self.steering = token.start if self.steering is None else self.steering
            return None
        parent.parts.append(Part("template", token.start, end + 2, self.source[inner:end]))
        return end + 2

    def _dollar(self, parent: Frame, token: Token, closing: str) -> int | None:
        """Over ``${NAME}`` and ``${{ expression }}``, which shells and pipelines put values for."""
        inner = token.start + len(closing)
        end = self.source.find(closing, inner, inner + 1000)
        if end < 0:
            return None
        start = parent.parts.pop().start
        parent.parts.append(Part("template", start, end + len(closing), self.source[inner:end]))
        return end + len(closing)

    def _finish(self, frame: Frame, at: int, *, comma: bool) -> None:
        """The end of a member: at a comma, or at the closing bracket."""
        parts, key, computed = frame.parts, frame.key, frame.computed
        frame.parts, frame.key, frame.computed = [], None, False
        if not parts and key is None:
            if comma:
                self._fail(frame, at, "Expecting value")
            elif frame.members:
                self.items.seen.add("had-trailing-commas")
            return
        frame.pairs += key is not None
        if frame.is_object and key is None:
            key = self._name_without_value(frame, parts)
            if key is None:
                return
        try:
            value = self.items.value(parts, key, at)
        except Skipped:
            return
        except NoValue as error:
            if frame.bracket != "(":
                frame.key = key
                self._fail(frame, error.index, error.detail)
                return
            value = None
        if not computed:
            start, end = (parts[0].start, parts[-1].end) if parts else (at, at)
            frame.members.append(Member(key, value, start, end))

    def _name_without_value(self, frame: Frame, parts: list[Part]) -> str | None:
        """The key in ``{title, send() {…}}``; ``None`` for what is none: it fails the frame unless it is left out."""
        if parts[0].kind == "sign" and parts[0].text in ("...", "**"):
            self.items.seen.add("had-parts")
            return None
        words = [part for part in parts if part.kind == "word" and part.text not in ("async", "get", "set", "static")]
        method = len(parts) > 1 and parts[-1].kind == "block" and parts[-2].kind == "call"
        if words and (len(parts) == 1 or method) and words[0].text not in STATEMENTS:
            self.items.seen.add("was-literal")
            return words[0].text
        self._fail(frame, parts[-1].end if parts[0].kind == "text" else parts[0].start, "Expecting ':' delimiter")
        return None

    def _fail(self, frame: Frame, index: int, detail: str) -> None:
        """From here on the frame is a program or, if it was data so far, nothing that counts."""
        if frame.dead or frame.program:
            return
        if frame.pairs or frame.key is not None or (frame.bracket == "[" and frame.members):
            keys = {member.key for member in frame.members if member.key is not None}
            frame.broken = Broken(index, detail, frozenset({*keys, frame.key or ""}))
            self.broken.append(frame.broken)
        if frame.pairs or (frame.key is not None and frame.quoted):
            frame.dead = True
            frame.literals, frame.loose = [], []
        else:
            frame.program = True
        frame.parts, frame.key = [], None

    def _close(self, frame: Frame, token: Token) -> int:
        is_template = frame.template and self.source.startswith("}}", token.start)
        if is_template or _CLOSES[frame.bracket] == token.text:
            end = token.end + 1 if is_template else token.end
            if not frame.program and not frame.dead:
                self._finish(frame, token.start, comma=False)
            self._leave(end)
            return end
        self._fail(frame, token.start, "Expecting ',' delimiter")
        # It may close one of the frames around; what was opened in between was never closed.
        if any(_CLOSES[one.bracket] == token.text for one in self._frames):
            while _CLOSES[self._frames[-1].bracket] != token.text:
                self._fail(self._frames[-1], token.start, "Expecting ',' delimiter")
                self._leave(token.start)
            self._fail(self._frames[-1], token.start, "Expecting ',' delimiter")
            self._leave(token.end)
        return token.end

    def _leave(self, end: int) -> None:
        """The innermost frame is over: it is an operand of the one around, or an island of its own."""
        frame = self._frames.pop()
        part = self._part(frame, end)
        found = self._literals(frame, part)
        parent = self._frames[-1] if self._frames else None
        if parent is None:
            self.literals.extend(found)
            return
        if parent.dead:
            return
        last = parent.parts[-1] if parent.parts else None
        if frame.index:
            parent.loose.extend([*frame.literals, *frame.loose])
        else:
            (parent.literals if part.kind == "value" else parent.loose).extend(found)
        if parent.program:
            return
        if frame.broken is not None and frame.bracket != "(":
            self._fail(parent, frame.broken.place, frame.broken.detail)
            parent.broken = parent.broken or frame.broken
            return
        if (
            last is not None
            and part.kind != "call"
            and last.kind in ("text", "number", "value")
            and frame.bracket == "{"
        ):
            self._fail(parent, frame.start, "Expecting ',' delimiter")
            return
        if frame.index:
            part.kind = "call"
        parent.parts.append(part)

    def _literals(self, frame: Frame, part: Part) -> list[CodeLiteral]:
        if frame.dead:
            return []
        if part.kind != "value":
            return [*frame.literals, *frame.loose]
        notes = frozenset(self.items.seen)
        language: Language = "json" if not notes else "jsonc" if notes <= _LAX else "code"
        way = (Region(frame.start, part.end, language),)
        return [CodeLiteral(part.value, way, frame.pairs, notes, tuple(frame.loose))]

    def _part(self, frame: Frame, end: int) -> Part:
        if frame.program or frame.dead:
            return Part("block", frame.start, end)
        if frame.bracket == "(" and not frame.pairs:
            arguments = [Argument(one.value, one.start, one.end) for one in frame.members]
            return Part("call", frame.start, end, arguments=arguments)
        if not frame.pairs and not frame.is_object:
            return Part("value", frame.start, end, value=[self._plain(one.value) for one in frame.members])
        made: dict[str, Any] = {}
        for index, member in enumerate(frame.members):
            key = str(index) if member.key is None else member.key
            if key in made:
                self._repeats.append((made, key))
            made[key] = self._plain(member.value)
        return Part("value", frame.start, end, value=made)

    def _plain(self, value: Any) -> Any:
        if not isinstance(value, Stringified):
            return value
        self.stringified[id(value.text)] = value
        return value.text


def _takes_index(last: Part | None) -> bool:
    return last is not None and last.kind in ("word", "call", "value") and last.text not in ("in", *STATEMENTS)
