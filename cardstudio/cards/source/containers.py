"""Members of an object or a list that come and go: what that means for commas, lines and remarks beside them."""

from __future__ import annotations

import re
from typing import Protocol

from cardstudio.cards.source.edits import Edit
from cardstudio.cards.source.style import Style, indent_at
from cardstudio.cards.source.tree import Member, Node

#: The rest of a line that only has a comment.
_REMARK = re.compile(r"[ \t]*(?://[^\r\n]*|#[^\r\n]*|/\*[^*\r\n]*(?:\*(?!/)[^*\r\n]*)*\*/[ \t]*)(?=\r?\n)")
_LINE_END = re.compile(r"[ \t]*(?:\r?\n)")


class MemberWriter(Protocol):
    """What writes the members that come: the writer of the whole literal, which hands its containers out."""

    text: str
    style: Style

    def begins_line(self, index: int) -> bool:
        """Whether nothing but blanks stands in front of a place on its line."""
        ...

    def member(self, member: Member, indent: str, like: Member | None, *, flat: bool) -> str:
        """A new member: its key, if it has one, and its value."""
        ...


class Container:
    """The edits of one container whose members are not what they were."""

    def __init__(self, writer: MemberWriter, node: Node, cuts: list[tuple[int, int]], puts: list[Edit]) -> None:
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
