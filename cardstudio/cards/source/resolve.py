"""Following the steps from a text to the card in it."""

from __future__ import annotations

from typing import NamedTuple

from cardstudio.cards.literals.nested_text import View
from cardstudio.cards.literals.strings import Decoded, Form, Unwritable, decode, unescape, unshell
from cardstudio.cards.pointers import NotThere, index_of, tokens
from cardstudio.cards.reading.steps import Inside, Region, Steps, Text
from cardstudio.cards.source.tree import Member, Node, NoLiteral, read


class Literal(NamedTuple):
    """The literal the card stands in: its text, its tree, and the keys from its root to the card."""

    view: View
    root: Member
    keys: list[str]


class Lost(ValueError):
    """The steps could not be followed; ``literal`` is as far as they led."""

    def __init__(self, literal: Literal | None) -> None:
        super().__init__("the way is lost")
        self.literal = literal


def follow(text: str, steps: Steps) -> Literal:
    """The last literal on the way; ``text`` has no byte order mark. Raises :class:`Lost`."""
    view = View(text)
    literal: Literal | None = None
    string: Decoded | None = None
    try:
        for step in steps:
            if isinstance(step, Inside) and literal is not None:
                literal = literal._replace(keys=literal.keys + tokens(step.pointer))
            elif isinstance(step, Text):
                view, literal, string = view.inside(string or _string(literal)), None, None
            elif isinstance(step, Region):
                literal, string = _region(view, step)
    except (NoLiteral, NotThere, Unwritable):
        raise Lost(literal) from None
    if literal is None:
        raise Lost(None)
    return literal


def _region(view: View, step: Region) -> tuple[Literal | None, Decoded | None]:
    if step.language == "escaped":
        return None, unescape(view.text, step.start, step.end, Form('"'))
    if step.language == "shell":
        return None, unshell(view.text, step.start, step.end)
    return Literal(view, read(view.text, step.start, step.end), []), None


def _string(literal: Literal | None) -> Decoded:
    if literal is None:
        raise NotThere("")
    node = member_at(literal.root, literal.keys).node
    if node.kind != "scalar" or not node.plain:
        raise Unwritable("code")
    return decode(literal.view.text, node.start, node.end)


def member_at(root: Member, keys: list[str]) -> Member:
    """The member that these keys lead to; raises :class:`NotThere`."""
    for key in keys:
        root = child(root.node, key)
    return root


def child(node: Node, key: str) -> Member:
    """One key further down. Of a key that stands twice the last one counts."""
    if node.kind == "object":
        for member in reversed(node.members):
            if member.key == key:
                return member
    elif node.kind == "array" and (index := index_of(key)) is not None and index < len(node.entries):
        return node.entries[index]
    raise NotThere(key)
