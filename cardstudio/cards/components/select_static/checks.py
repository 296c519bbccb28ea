"""Rules about drop-down lists of one choice (card-format §2.20)."""

from __future__ import annotations

from cardstudio.cards.lint.callbacks import check_use
from cardstudio.cards.lint.context import Context, Node
from cardstudio.cards.lint.forms import check_required
from cardstudio.cards.lint.names import check_name
from cardstudio.cards.lint.options import check_options, check_text_length, check_words
from cardstudio.cards.lint.plan import Checks


def check_index(context: Context, node: Node) -> None:
    """``initial_index`` counts from 1; 0 chooses nothing."""
    index, options = node.value.get("initial_index"), node.value.get("options")
    if isinstance(index, int) and isinstance(options, list) and index > len(options):
        params = {"property": "initial_index", "value": index, "least": 0, "most": len(options)}
        context.warn("out-of-range", (node.path, "initial_index"), params, source="card-format §2.20")


CHECKS: Checks = {
    "select_static": (
        check_name,
        check_required,
        check_text_length,
        check_options,
        check_words,
        check_index,
        check_use,
    )
}
