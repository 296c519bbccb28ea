"""Forms: what submits them, and what only works inside one (card-format §2.11)."""

from __future__ import annotations

from cardstudio.cards.lint.callbacks import is_callback
from cardstudio.cards.lint.context import Context, Form, Node, dropping, operation, test
from cardstudio.cards.lint.placeholders import is_placeholder
from cardstudio.cards.lint.plan import Check
from cardstudio.cards.lint.repairs import Patch

_SOURCE = "card-format §2.11"
_SUBMITS = (("form_action_type", "submit"), ("action_type", "form_submit"))


def check_submit(context: Context, node: Node) -> None:
    """Note that a form can be submitted; outside a form nothing can."""
    value, form = node.value, node.scope.form
    if form is not None:
        if any(value.get(key) == word or is_placeholder(value.get(key)) for key, word in _SUBMITS):
            if context.format == "2.0" and _is_overlooked(node):
                form.overlooked.append(node)
            else:
                form.submits = True
    elif context.format == "2.0" and "form_action_type" in value:
        fix = dropping((node.path, "form_action_type"), value["form_action_type"])
        context.refuse("submit-outside-form", node.path, {"tag": node.tag}, fix=fix, source="platform-errors 200621")


def _is_overlooked(node: Node) -> bool:
    """Whether the platform does not see that this button submits: said as of old, by a callback (card-format §9.5)."""
    behaviors = node.value.get("behaviors")
    return (
        "form_action_type" not in node.value
        and isinstance(behaviors, list)
        and any(is_callback(held) for held in behaviors)
    )


def check_required(context: Context, node: Node) -> None:
    """``required`` outside a form is ignored or refused, depending on who reports."""
    if node.scope.form is None and node.value.get("required") is True:
        fix = dropping((node.path, "required"), True)
        context.warn("required-outside-form", node.path, {"tag": node.tag}, fix=fix, source=_SOURCE)


def finish(context: Context) -> None:
    """What is only known after the whole form was seen."""
    for form in context.forms:
        if form.submits:
            continue
        assert form.path is not None
        rule = "submit-overlooked" if form.overlooked else "no-submit-button"
        fix = _said_the_new_way(form)
        context.refuse(rule, form.path[0], code=300123, fix=fix, source="platform-errors 300123")


def _said_the_new_way(form: Form) -> Patch:
    patch: Patch = []
    for node in form.overlooked:
        place = (node.path, "action_type")
        patch += [test(place, node.value["action_type"]), operation("remove", place)]
        patch.append(operation("add", (node.path, "form_action_type"), "submit"))
    return patch


_INTERACTIVE = (
    "overflow", "select_static", "multi_select_static", "select_person", "multi_select_person",
    "date_picker", "picker_time", "picker_datetime", "input", "select_img", "checker",
)  # fmt: skip

CHECKS: dict[str, tuple[Check, ...]] = {
    **dict.fromkeys(_INTERACTIVE, (check_required,)),
    "button": (check_submit, check_required),
}
