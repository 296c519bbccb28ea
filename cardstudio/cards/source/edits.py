"""What has to be written where, so that a text says what its changed tree says."""

from __future__ import annotations

import re
from collections import deque
from typing import NamedTuple

from cardstudio.cards.source.style import Style, indent_at
from cardstudio.cards.source.tokens import tokens
from cardstudio.cards.source.tree import InTheWay, Member, Node

#: The rest of a line that only has a comment.
_REMARK = re.compile(r"[ \t]*(?://[^\r\n]*|#[^\r\n]*|/\*[^*\r\n]*(?:\*(?!/)[^*\r\n]*)*\*/[ \t]*)(?=\r?\n)")
_LINE_END = re.compile(r"[ \t]*(?:\r?\n)")


class Edit(NamedTuple):
    """These characters become ``text``."""

    start: int
    end: int
    text: str


def edited(text: str, edits: list[Edit], offset: int = 0) -> str:
    """``text``, whose first character is number ``offset``, with all edits made; they must not overlap."""
    out: list[str] = []
    at = offset
    for edit in sorted(edits, key=_place):
        if edit.start < at:
            raise ValueError("edits overlap")
        out += (text[at - offset : edit.start - offset], edit.text)
        at = edit.end
    out.append(text[at - offset :])
    return "".join(out)


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
                _Container(self, node, cuts, puts).change()
            kept = {id(one) for one in node.was}
            stack.extend(one for one in node.members if id(one) in kept)
        return _joined(cuts, puts)

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


class _Container:
    """The edits of one container whose members are not what they were."""

    def __init__(self, writer: Writer, node: Node, cuts: list[tuple[int, int]], puts: list[Edit]) -> None:
        self.writer, self.text, self.style = writer, writer.text, writer.style
        self.node, self.cuts, self.puts = node, cuts, puts
        there = {id(member) for member in node.members}
        self.kept = [id(member) in there for member in node.was]

    def change(self) -> None:
        """Take out what is gone, put in what is new."""
        node = self.node
        old = {id(member) for member in node.was}
        runs: list[tuple[Member | None, list[Member], Member | None]] = []
        before: Member | None = None
        fresh: list[Member] = []
        for member in node.members:
            if id(member) not in old:
                fresh.append(member)
                continue
            if fresh:
                runs.append((before, fresh, member))
            before, fresh = member, []
        if fresh:
            runs.append((before, fresh, None))
        self._take_out(ends_with_new=bool(fresh))
        for run in runs:
            self._put_in(*run)
        if self._all_gone():
            self.cuts.append((node.inner, node.close))

    def _all_gone(self) -> bool:
        """Whether nothing but blanks and commas would stay between the brackets."""
        if self.node.members:
            return False
        at, rest = self.node.inner, []
        for member in self.node.was:
            rest.append(self.text[at : member.start])
            at = member.end
        rest.append(self.text[at : self.node.close])
        return not "".join(rest).strip(" \t\r\n,")

    # Taking out

    def _take_out(self, *, ends_with_new: bool) -> None:
        was = self.node.was
        last = max((at for at, kept in enumerate(self.kept) if kept), default=-1)
        dangling = -1
        if 0 <= last < len(was) - 1 and was[-1].comma < 0 and not ends_with_new:
            dangling = was[last].comma
            self.cuts.append((dangling, dangling + 1))
        at = 0
        while at < len(was):
            if self.kept[at]:
                at += 1
                continue
            first = at
            start, end = self._chunk(at)
            while at + 1 < len(was) and not self.kept[at + 1] and not self.text[end : was[at + 1].start].strip():
                at += 1
                end = self._chunk(at)[1]
            if last < 0 and self.node.members:
                self.cuts.append((start, end))  # something else comes in its place
            else:
                self._cut(start, end, dangling if first == last + 1 else -1)
            at += 1

    def _chunk(self, at: int) -> tuple[int, int]:
        """A member with its comma, where nothing but blanks is in between; else the comma goes by itself."""
        member = self.node.was[at]
        if member.comma < 0:
            return member.start, member.end
        if self.text[member.end : member.comma].strip():
            self.cuts.append((member.comma, member.comma + 1))
            return member.start, member.end
        return member.start, member.comma + 1

    def _cut(self, start: int, end: int, dangling: int) -> None:
        text = self.text
        if dangling >= 0 and not text[dangling + 1 : start].strip(" \t"):
            start = dangling
        left, right = start, end
        while left > self.node.inner and text[left - 1] in " \t":
            left -= 1
        while right < self.node.close and text[right] in " \t":
            right += 1
        line_end = _LINE_END.match(text, end, self.node.close)
        if text[left - 1] == "\n":
            if line_end:
                self.cuts.append((left, line_end.end()))  # the whole line
            else:
                self.cuts.append((start, end if right == self.node.close else right))
        elif line_end or right == self.node.close:
            self.cuts.append((left, end))
        else:
            self.cuts.append((start, right))

    # Putting in

    def _put_in(self, before: Member | None, fresh: list[Member], after: Member | None) -> None:
        like = before or after or (self.node.was[0] if self.node.was else None)
        if like is None:
            self._fill(fresh)
            return
        lines = self.writer.begins_line(like.start) and self._apart(before, after)
        indent = indent_at(self.text, like.start)
        gap = self.style.newline + indent if lines else self._gap()
        items = [self.writer.member(member, indent, like, flat=not lines) for member in fresh]
        if before is not None:
            self._behind(before, items, after, gap, lines)
        elif after is None:
            at = self.node.was[0].start
            self.puts.append(Edit(at, at, f",{gap}".join(items) + ("," if self._trails() else "")))
        elif lines:
            at = self._past_remark(self.node.inner)
            self.puts.append(Edit(at, at, "".join(gap + item + "," for item in items)))
        else:
            self.puts.append(Edit(after.start, after.start, "".join(item + "," + gap for item in items)))

    def _behind(self, before: Member, items: list[str], after: Member | None, gap: str, lines: bool) -> None:
        at = before.end
        if before.comma >= 0:
            at = before.comma + 1
        else:
            self.puts.append(Edit(at, at, ","))
        if lines:
            at = self._past_remark(at)
        comma = "," if after is not None or self._trails() else ""
        self.puts.append(Edit(at, at, ",".join(gap + item for item in items) + comma))

    def _fill(self, fresh: list[Member]) -> None:
        """Into a container that never had a member."""
        node = self.node
        indent = indent_at(self.text, node.start)
        inside = self.text[node.inner : node.close]
        items = [self.writer.member(member, indent + self.style.unit, None, flat=False) for member in fresh]
        written = self.style.container(node.kind, items, indent, flat=False)
        opening = len(self.style.openings[node.kind])
        body = written[opening:-1]
        if inside.strip():
            self.puts.append(Edit(node.close, node.close, body.lstrip(" \t") if "\n" not in body else body))
        else:
            self.puts.append(Edit(node.inner, node.close, body))

    def _apart(self, before: Member | None, after: Member | None) -> bool:
        """Whether these two are on lines of their own."""
        if before is None or after is None:
            return True
        return "\n" in self.text[before.end : after.start]

    def _gap(self) -> str:
        """What stands behind a comma on one line, here if it can be seen here."""
        was = self.node.was
        between = self.text[was[0].comma + 1 : was[1].start] if len(was) > 1 else "?"
        return between if not between.strip(" \t") else self.style.gap

    def _trails(self) -> bool:
        return self.node.was[-1].comma >= 0

    def _past_remark(self, at: int) -> int:
        remark = _REMARK.match(self.text, at, self.node.close)
        return remark.end() if remark else at


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _joined(cuts: list[tuple[int, int]], puts: list[Edit]) -> list[Edit]:
    """One list in order: cuts that touch become one, what is put inside a cut stands in its place."""
    merged: list[Edit] = []
    for start, end in sorted(cuts):
        if merged and start <= merged[-1].end:
            merged[-1] = merged[-1]._replace(end=max(merged[-1].end, end))
        else:
            merged.append(Edit(start, end, ""))
    out: list[Edit] = []
    waiting = deque(sorted(puts, key=_place))
    for cut in merged:
        while waiting and waiting[0].start < cut.start:
            out.append(waiting.popleft())
        while waiting and waiting[0].start <= cut.end:
            put = waiting.popleft()
            cut = Edit(cut.start, max(cut.end, put.end), cut.text + put.text)
        out.append(cut)
    return [*out, *waiting]
