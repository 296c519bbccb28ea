"""Names and ids: who needs one, and that none is given twice (card-format §1.6, §2.11, §9.5)."""

from __future__ import annotations

import re

from cardstudio.cards.catalog.model import PATTERNS
from cardstudio.cards.lint.context import Context, Node, operation, replacing, test
from cardstudio.cards.lint.placeholders import is_placeholder
from cardstudio.cards.lint.repairs import same_object
from cardstudio.cards.lint.unused import LONGEST, Unused
from cardstudio.cards.typed_dicts import Severity
from cardstudio.cards.types import Path

_SPELLING = PATTERNS["element_id"]
_FORBIDDEN = re.compile(r"[^A-Za-z0-9_]+")


def check_name(context: Context, node: Node) -> None:
    """What a form collects needs a name. A button without text or action of its own is drawn by its parent."""
    if not note_name(context, node) and node.scope.form is not None:
        context.nameless.append(node)


def note_name(context: Context, node: Node) -> bool:
    """Note where a name is used, which belongs to one component only; ``False`` where none is given."""
    name = node.value.get("name")
    if isinstance(name, str) and name:
        if not is_placeholder(name):
            context.names.setdefault(name, []).append(node.path)
        return True
    return name is not None and not isinstance(name, str)  # of the wrong type, which is told


def finish(context: Context) -> None:
    """What is only known after every name and id of the card was seen."""
    _nameless(context)
    _duplicates(context, context.names, "name", "duplicate-name", 11310)
    _malformed(context)
    code = 300301 if context.format == "2.0" else None
    _duplicates(context, context.element_ids, "element_id", "duplicate-element-id", code)
    source = "platform-errors 300230"
    _duplicates(context, context.audio_ids, "audio_id", "duplicate-audio-id", 300230, longest=None, source=source)


def _nameless(context: Context) -> None:
    unused = Unused(context.names)
    nameless = {node.path: node for node in context.nameless}
    for path in context.order.of(list(nameless)):
        node = nameless[path]
        name = unused.like(node.tag)
        # `add` also stands in for the empty name that may be there.
        fix = [*same_object(node.value, node.path), operation("add", (node.path, "name"), name)]
        if node.tag == "form":
            params = {"suggestion": name}
            context.refuse("form-without-name", node.path, params, 11310, fix=fix, source="platform-errors 11310")
        else:
            context.refuse("missing-name", node.path, {"tag": node.tag}, 200530, fix=fix, source="card-format §2.11")


def _malformed(context: Context) -> None:
    """CardKit refuses an id that is not spelled as it should be; cards sent as messages were taken with such ids."""
    unused = Unused(context.element_ids)
    # A second place of the same id is a duplicate, which is told.
    first = {places[0]: held for held, places in context.element_ids.items() if not _SPELLING.match(held)}
    severity: Severity = "error" if context.entity else "warning"
    for path in context.order.of(list(first)):
        held = first[path]
        made = _FORBIDDEN.sub("_", held).strip("_")
        made = (made if made[:1].isalpha() else f"id_{made}")[:LONGEST]
        if made in unused.taken:
            made = unused.like(made)
        unused.taken.add(made)
        context.say(
            "bad-element-id",
            severity,
            path,
            {"value": held, "suggestion": made},
            code=300301,
            fix=replacing(path, held, made),
            lossy=True,  # programs know the element by its id
            source="card-format §9.5",
        )


def _duplicates(
    context: Context,
    used: dict[str, list[Path]],
    key: str,
    rule: str,
    code: int | None,
    *,
    longest: int | None = LONGEST,
    source: str = "card-format §1.6",
) -> None:
    unused = Unused(used)
    for name, places in used.items():
        if len(places) < 2:
            continue
        # The walk meets elements in no particular order; the reader's first keeps its name.
        for path in context.order.of(places)[1:]:
            holder = path if key == "name" else path[0] if path else None
            renamed = unused.like(name, longest if longest is not None else len(name) + 6)
            place = (holder, key)
            fix = [test(place, name), operation("replace", place, renamed)]
            context.refuse(rule, holder, {"name": name, "suggestion": renamed}, code, fix=fix, source=source)
