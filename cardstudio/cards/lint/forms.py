"""Forms: submit buttons, names, what only works inside one (card-format §2.11)."""

from __future__ import annotations

from cardstudio.cards.lint.context import Context, Node, dropping, operation, test
from cardstudio.cards.lint.order import paths_in_document_order
from cardstudio.cards.lint.placeholders import is_placeholder
from cardstudio.cards.lint.plan import Check
from cardstudio.cards.lint.repairs import same_object
from cardstudio.cards.types import Path

_SOURCE = "card-format §2.11"
_SUBMITS = (("form_action_type", "submit"), ("action_type", "form_submit"))


def check_name(context: Context, node: Node) -> None:
    """Interactive components in a form need a name; wherever they stand, a name belongs to one component only."""
    name = node.value.get("name")
    if isinstance(name, str) and name:
        if not is_placeholder(name):
            context.names.setdefault(name, []).append(node.path)
        return
    # Menus have no name property, and a button without text or action of its own is drawn by its parent.
    if node.scope.form is None or node.tag == "overflow" or (name is not None and not isinstance(name, str)):
        return
    path = (node.path, "name")
    fix = [*same_object(node.value, node.path), operation("add", path, _free_name(context, node))]
    context.refuse("missing-name", node.path, {"tag": node.tag}, 200530, fix=fix, source=_SOURCE)


def check_form_name(context: Context, node: Node) -> None:
    """Forms share the name space of what they hold."""
    name = node.value.get("name")
    if isinstance(name, str) and name and not is_placeholder(name):
        context.names.setdefault(name, []).append(node.path)


def check_submit(context: Context, node: Node) -> None:
    """Note that a form can be submitted; outside a form nothing can."""
    value, form = node.value, node.scope.form
    if form is not None:
        if any(value.get(key) == word or is_placeholder(value.get(key)) for key, word in _SUBMITS):
            form.submits = True
    elif context.format == "2.0" and "form_action_type" in value:
        fix = dropping((node.path, "form_action_type"), value["form_action_type"])
        context.refuse("submit-outside-form", node.path, {"tag": node.tag}, fix=fix, source="platform-errors 200621")


def check_required(context: Context, node: Node) -> None:
    """``required`` outside a form is ignored or refused, depending on who reports."""
    if node.scope.form is None and node.value.get("required") is True:
        fix = dropping((node.path, "required"), True)
        context.warn("required-outside-form", node.path, {"tag": node.tag}, fix=fix, source=_SOURCE)


def finish(context: Context) -> None:
    """What is only known after the whole card was seen."""
    for form in context.forms:
        if not form.submits:
            assert form.path is not None
            context.refuse("no-submit-button", form.path[0], code=300123, source="platform-errors 300123")
    _duplicates(context, context.names, "name", "duplicate-name", None)
    code = 300301 if context.format == "2.0" else None
    _duplicates(context, context.element_ids, "element_id", "duplicate-element-id", code)


def _duplicates(context: Context, used: dict[str, list[Path]], key: str, rule: str, code: int | None) -> None:
    taken = set(used)
    for name, places in used.items():
        if len(places) < 2:
            continue
        # The walk meets elements in no particular order; the reader's first keeps its name.
        for path in paths_in_document_order(context.root, places)[1:]:
            holder = path if key == "name" else path[0] if path else None
            renamed = unused(name, taken)
            taken.add(renamed)
            place = (holder, key)
            fix = [test(place, name), operation("replace", place, renamed)]
            context.refuse(
                rule, holder, {"name": name, "suggestion": renamed}, code, fix=fix, source="card-format §1.6"
            )


def unused(name: str, taken: set[str], longest: int = 20) -> str:
    """``name`` with a number behind it, within the 20 characters an ``element_id`` may have."""
    number = 2
    while True:
        ending = f"_{number}"
        renamed = name[: longest - len(ending)] + ending
        if renamed not in taken:
            return renamed
        number += 1


def _free_name(context: Context, node: Node) -> str:
    """A name made of the tag; reserved at once, so that the next nameless element gets another."""
    name = unused(node.tag, set(context.names))
    context.names[name] = [node.path]
    return name


_INTERACTIVE = (
    "button", "overflow", "select_static", "multi_select_static", "select_person", "multi_select_person",
    "date_picker", "picker_time", "picker_datetime", "input", "select_img", "checker",
)  # fmt: skip

CHECKS: dict[str, tuple[Check, ...]] = {
    **dict.fromkeys(_INTERACTIVE, (check_name, check_required)),
    "button": (check_name, check_submit, check_required),
    "form": (check_form_name,),
}
