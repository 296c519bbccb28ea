"""What has to be written where, so that a text says what its changed tree says."""

from __future__ import annotations

from cardstudio.cards.literals.tokens import tokens
from cardstudio.cards.source.containers import Container
from cardstudio.cards.source.edits import Edit, edited, joined
from cardstudio.cards.source.style import Style, indent_at
from cardstudio.cards.source.tree import InTheWay, Member, Node


class Writer:
    """Writes the changes of one literal in its own style."""

    def __init__(self, text: str, style: Style) -> None:
        self.text = text
        self.style = style

    def edits(self, root: Member) -> list[Edit]:
        """All edits below ``root``, in order and apart from each other."""
        cuts: list[tuple[int, int]] = []
        puts: list[Edit] = []
        stack = [root]
        while stack:
            member = stack.pop()
            if member.node is not member.was:
                was = member.was
                assert was is not None
                flat = not self.begins_line(member.start) and "\n" not in self.text[was.start : was.end]
                written = self._value(member.node, indent_at(self.text, member.start), member, flat)
                puts += self._remarks(member, was)
                puts.append(Edit(was.start, was.end, written))
                continue
            node = member.node
            if [id(one) for one in node.members] != [id(one) for one in node.was]:
                Container(self, node, cuts, puts).change()
            kept = {id(one) for one in node.was}
            stack.extend(one for one in node.members if id(one) in kept)
        return joined(cuts, puts)

    def member(self, member: Member, indent: str, like: Member | None, *, flat: bool) -> str:
        """A new member: its key, if it has one, and its value."""
        value = self._value(member.node, indent, like, flat)
        if member.key is None:
            return value
        sibling = self.text[like.start : like.key_end] if like is not None and like.key is not None else ""
        return self.style.key(member.key, sibling, self._quote(like)) + self.style.colon + value

    def _value(self, node: Node, indent: str, like: Member | None, flat: bool) -> str:
        if node.start >= 0:
            return self._moved(node, indent)
        if node.kind == "scalar":
            return self.style.scalar(node.value, self._quote(like))
        inner = indent + self.style.unit
        items = [self.member(member, inner, like, flat=flat) for member in node.members]
        return self.style.container(node.kind, items, indent, flat=flat)

    def _quote(self, like: Member | None) -> str:
        if like is None or like.was is None or like.was.kind != "scalar":
            return ""
        first = self.text[like.was.start]
        return first if first in ("'", '"') else ""

    def _moved(self, node: Node, indent: str) -> str:
        """The characters of a node at another place: its lines keep their distance to the first one."""
        whole = Member(node, start=node.start, end=node.end, was=node)
        written = edited(self.text[node.start : node.end], self.edits(whole), node.start)
        before = indent_at(self.text, node.start)
        if before == indent or "\n" not in written:
            return written
        out: list[str] = []
        for token in tokens(written):
            head, line, tail = token.text.rpartition("\n")
            moves = token.kind == "space" and line and tail.startswith(before)
            out.append(head + line + indent + tail[len(before) :] if moves else token.text)
        return "".join(out)

    def _remarks(self, member: Member, was: Node) -> list[Edit]:
        """Comments inside a value that is replaced go above it, unless they stay with a part that is used again."""
        said = [token for token in tokens(self.text, was.start, was.end) if token.kind == "comment"]
        if not said:
            return []
        spans = _reused(member.node)
        lost = [token.text.rstrip() for token in said if not any(a <= token.start < b for a, b in spans)]
        if not lost:
            return []
        if self.begins_line(member.start):
            behind = self.style.newline + indent_at(self.text, member.start)
        elif all(text.startswith("/*") for text in lost):
            behind = " "
        else:
            raise InTheWay("comment-in-the-way")
        return [Edit(member.start, member.start, "".join(text + behind for text in lost))]

    def begins_line(self, index: int) -> bool:
        """Whether there are but blanks before this place on its line."""
        start = self.text.rfind("\n", 0, index) + 1
        return start + len(indent_at(self.text, index)) == index


def _reused(node: Node) -> list[tuple[int, int]]:
    """Where the source of a changed value is used again."""
    spans: list[tuple[int, int]] = []
    stack = [node]
    while stack:
        node = stack.pop()
        if node.start >= 0:
            spans.append((node.start, node.end))
        else:
            stack.extend(member.node for member in node.members)
    return spans
