"""A patched card in the text it was found in: every character that the patch is not about stays as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from cardstudio.cards import json
from cardstudio.cards.envelope import Unwrapped, unwrap
from cardstudio.cards.json import Unreadable
from cardstudio.cards.lint import Fixed
from cardstudio.cards.literals.strings import Unwritable
from cardstudio.cards.messages import refusal_message
from cardstudio.cards.patch import Conflict, apply, same
from cardstudio.cards.pointers import NotThere, resolve
from cardstudio.cards.reading.steps import Inside, Region, Step, Steps, Text
from cardstudio.cards.source.apply_patch import Changes
from cardstudio.cards.source.edits import Edit, edited
from cardstudio.cards.source.resolve import Lost, follow, member_at
from cardstudio.cards.source.style import style_of
from cardstudio.cards.source.tree import InTheWay, Member, Node
from cardstudio.cards.source.writer import Writer
from cardstudio.cards.types import JSONObject, JSONValue

#: Most strings inside strings a text is mended in: a card in the ``content`` of a body that is a string itself.
MOST_STRINGS = 2
#: ``content: &card |`` and ``content: *card``, on a line of YAML.
_ANCHOR = re.compile(
    r"^[ \t]{0,99}(?:(?:- {1,9}){1,9}|(?:- {1,9}){0,9}[\w.<-]{1,99}:[ \t]{1,9})"
    r"[&*][A-Za-z_][\w-]{0,99}[ \t]{0,9}(?:[|>][-+\d]{0,3})?[ \t]{0,99}\r?$",
    re.MULTILINE,
)
Patch = list[dict[str, Any]]


class NotInPlace(ValueError):
    """The text cannot be patched as it stands; ``reason`` names a sentence of the messages."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(self.message())

    def message(self, locale: str = "en") -> str:
        """One sentence: why not."""
        return refusal_message(self.reason, locale)


class _Made(NamedTuple):
    """What the text has to say in the end; ``document`` is ``None`` where nothing of it changes but its card."""

    card: JSONValue
    document: JSONValue


def mended(text: str, found: Unwrapped, fixed: Fixed) -> str:
    """``text`` with the repairs that ``fix(found)`` made; raises :class:`NotInPlace`."""
    bare = found.extra if any(finding.rule == found.fault for finding in fixed.applied) else 0
    fixes = [finding.fix for finding in fixed.applied if finding.fix and finding.rule != found.fault]
    patches = [one.patch for one in fixes if one.of == "card"]
    declared = [one.patch for one in fixes if one.of == "document"]
    try:
        made = patched(text, found, patches, declared=declared, bare=bare)
    except Conflict:
        raise NotInPlace("unknown-writing") from None
    if not same(unwrap(made).card, fixed.card):
        raise NotInPlace("unknown-writing")
    return made


def patched(
    text: str, found: Unwrapped, patches: Iterable[Patch], *, declared: Iterable[Patch] = (), bare: int = 0
) -> str:
    """``text`` with the patches made to its card, one after the other; ``declared`` are for the document around it.

    ``found`` is what ``unwrap`` made of ``text``; a byte order mark stays. ``bare`` also takes the card out of
    so many needless ``{"card": …}``. The result was read again and says what the patches say. Raises
    :class:`NotInPlace` and ``Conflict``.
    """
    plain = json.decoded(text)
    try:
        edits, wanted = _edits(plain, found, patches, list(declared), bare)
        made = edited(plain, edits)
    except (Lost, Unwritable):
        raise NotInPlace("unknown-writing") from None
    except InTheWay as error:
        raise NotInPlace(error.reason) from None
    _check(made, found, wanted, bare)
    return text[: len(text) - len(plain)] + made


def _edits(
    text: str, found: Unwrapped, patches: Iterable[Patch], declared: list[Patch], bare: int
) -> tuple[list[Edit], _Made]:
    """What to write where, and what that makes."""
    steps = found.found_at
    if not steps:
        raise NotInPlace("unknown-writing")
    if sum(isinstance(step, Text) for step in steps) > MOST_STRINGS:
        raise NotInPlace("nested-strings")
    if any(note.rule == "duplicate-key" for note in found.notes):
        raise NotInPlace("duplicate-keys")
    if isinstance(steps[0], Region) and _has_anchors(text, steps[0]):
        raise NotInPlace("yaml-anchors")
    literal = follow(text, steps)
    style = style_of(literal.view.text, literal.root)
    member = member_at(literal.root, literal.keys)
    holder = member_at(literal.root, literal.keys[:-1])
    changes = Changes(member, found.card)
    for patch in patches:
        changes.apply(patch)
    document = None
    if declared:
        document = _declared(holder, literal.keys, found, declared)
    if bare:
        member_at(literal.root, literal.keys[:-bare]).node = member.node
    written = Writer(literal.view.text, style).edits(literal.root)
    view = literal.view
    edits = [Edit(view.place(start), view.place(end), view.written(new)) for start, end, new in written]
    if not all(_stands_as_it_is(text, steps[0], edit.text) for edit in edits):
        raise NotInPlace("unknown-writing")
    if _writes_code(text, found, edits):
        raise NotInPlace("code-in-the-way")
    return edits, _Made(changes.value, document)


def _writes_code(text: str, found: Unwrapped, edits: list[Edit]) -> bool:
    """Whether new characters have a name where the program has an expression: ``${name}`` for ``user.name``."""
    if found.document is None or not any(note.rule == "had-variables" for note in found.notes):
        return False
    declared = found.document.get("variables")
    for one in declared if isinstance(declared, list) else []:
        placeholder = f"${{{one['name']}}}"
        is_as_written = one.get("description") == one["name"] and placeholder in text
        if not is_as_written and any(placeholder in edit.text for edit in edits):
            return True
    return False


def _has_anchors(text: str, region: Region) -> bool:
    """Whether what is around is YAML in which one text may stand for several."""
    return bool(_ANCHOR.search(text, 0, region.start) or _ANCHOR.search(text, region.end))


def _stands_as_it_is(text: str, region: Step, new: str) -> bool:
    """Whether new characters mean the same in JSON that stands in quotes of a program, a shell or YAML as it is.

    Whose quotes those are is not known; a backslash among what is there already says that they keep it.
    """
    if not isinstance(region, Region) or region.language not in ("json", "jsonc") or region.start == 0:
        return True
    quote = text[region.start - 1]
    if quote not in "\"'`" or text[region.end : region.end + 1] != quote:
        return True
    if text[region.start - 3 : region.start] == text[region.end : region.end + 3] == quote * 3:
        quote *= 3
    return quote not in new and ("\\" not in new or "\\" in text[region.start : region.end])


def _declared(holder: Member, keys: list[str], found: Unwrapped, patches: list[Patch]) -> JSONValue:
    """Change what a document says beside its card."""
    inside = any(
        operation.get(key, "/") in ("", "/card") or operation.get(key, "/").startswith("/card/")
        for patch in patches
        for operation in patch
        for key in ("path", "from")
    )
    if found.envelope != "document" or keys[-1:] != ["card"] or inside:
        raise NotInPlace("unknown-writing")
    beside = Node("object", members=[one for one in holder.node.members if one.key != "card"])
    value = {key: held for key, held in (found.document or {}).items() if key != "card"}
    changes = Changes(Member(beside), value)
    for patch in patches:
        changes.apply(patch)
    card = [one for one in holder.node.members if one.key == "card"]
    first = holder.node.members.index(card[0])
    before = {id(one) for one in holder.node.was[:first]}
    front = [one for one in beside.members if id(one) in before]
    holder.node.members = front + card + [one for one in beside.members if id(one) not in before]
    return changes.value


def _check(text: str, found: Unwrapped, wanted: _Made, bare: int) -> None:
    """Read the text again: it must hold the card, in what it was in before."""
    try:
        again = unwrap(text)
        before, after = found.found_at, again.found_at
        for _ in range(bare or int(wanted.document is not None)):
            before = _above(before)
        if wanted.document is not None:
            after = _above(after)
        unchanged = same(_around(again.root, after), _around(found.root, before))
    except (Unreadable, NotThere):
        raise NotInPlace("unknown-writing") from None
    if wanted.document is not None:
        beside = {key: held for key, held in (again.document or {}).items() if key != "card"}
        unchanged = unchanged and same(beside, wanted.document)
    if not unchanged or again.envelope != found.envelope or not same(again.card, wanted.card):
        raise NotInPlace("unknown-writing")


def _above(steps: Steps) -> Steps:
    """The way to what directly holds the card."""
    last = steps[-1]
    return (*steps[:-1], Inside(last.pointer.rpartition("/")[0])) if isinstance(last, Inside) else steps


def _around(root: JSONObject | None, steps: Steps) -> JSONValue:
    """All that was read but the card: ``null`` stands where it was, and strings on the way are opened."""
    first = next((at for at, step in enumerate(steps) if isinstance(step, Inside)), len(steps))
    return _without(root, steps[first:])


def _without(value: JSONValue, steps: Steps) -> JSONValue:
    if not steps:
        return None
    step, rest = steps[0], steps[1:]
    if isinstance(step, Inside):
        held = _without(resolve(value, step.pointer), rest)
        return apply(value, [{"op": "replace", "path": step.pointer, "value": held}])
    if isinstance(step, Region) and isinstance(value, str):
        inner = json.load(value[step.start : step.end]) if rest else None
        return [value[: step.start], _without(inner, rest), value[step.end :]]
    return _without(value, rest)
