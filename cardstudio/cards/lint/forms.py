"""Forms: what submits them, and what only works inside one (card-format §2.11)."""

from __future__ import annotations

from cardstudio.cards.lint.context import Context, Form, Node, dropping, operation, test
from cardstudio.cards.lint.repairs import Patch

_SOURCE = "card-format §2.11"


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
