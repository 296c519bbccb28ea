"""What pickers of times are asked (card-format §2.22)."""

from __future__ import annotations

from cardstudio.cards.lint.context import Context, Node


def check_prompt(context: Context, node: Node) -> None:
    """A picker of times that shows no value has to say what it is for."""
    if "placeholder" not in node.value and not node.value.get(f"initial_{node.tag.removeprefix('picker_')}"):
        params = {"property": "placeholder", "holder": node.tag}
        context.warn("missing-property", node.path, params, source="card-format §2.22")
