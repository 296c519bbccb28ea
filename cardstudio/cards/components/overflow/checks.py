"""Rules about menus (card-format §2.19)."""

from __future__ import annotations

from cardstudio.cards.lint.callbacks import check_click
from cardstudio.cards.lint.context import Context, Node
from cardstudio.cards.lint.forms import check_required
from cardstudio.cards.lint.names import note_name
from cardstudio.cards.lint.options import check_options, check_short, tell_wordless
from cardstudio.cards.lint.plan import Checks


def check_given_name(context: Context, node: Node) -> None:
    """Menus have no name, but one that is given counts."""
    note_name(context, node)


def check_words(context: Context, node: Node) -> None:
    """A menu with an entry nobody can read is taken."""
    tell_wordless(context, node, "warning")


def check_menu_texts(context: Context, node: Node) -> None:
    """The words of menu entries."""
    options = node.value.get("options")
    for index, option in enumerate(options if isinstance(options, list) else ()):
        if isinstance(option, dict):
            check_short(context, "text", option.get("text"), (((node.path, "options"), index), "text"))


CHECKS: Checks = {
    "overflow": (check_given_name, check_required, check_options, check_words, check_menu_texts, check_click)
}
