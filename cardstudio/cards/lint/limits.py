"""How much fits: bytes per channel, elements, depth, tables, charts (card-format §4)."""

from __future__ import annotations

from typing import Any

from cardstudio.cards.channels import ALL
from cardstudio.cards.lint import languages
from cardstudio.cards.lint.context import Context
from cardstudio.cards.lint.excess import without_excess
from cardstudio.cards.measure import MOST_ELEMENTS, Measures

MOST_LEVELS = 5
MOST_TABLES = 5
#: Field reports of refusals begin above this many (card-format §9.1, 4).
SAFE_TABLES = 3
MOST_CHARTS = 5


def check(context: Context, measures: Measures) -> None:
    """Everything that is counted over the whole card."""
    _weight(context)
    if not measures.sound:
        context.refuse("not-json", None, source="card-format §1.1")
    if context.format == "2.0" and measures.elements > MOST_ELEMENTS:
        params = {"count": measures.elements, "limit": MOST_ELEMENTS}
        context.refuse("too-many-elements", None, params, code=300305, source="card-format §4")
    if measures.depth > MOST_LEVELS:
        context.warn(
            "nested-too-deep", None, {"depth": measures.depth, "limit": MOST_LEVELS}, source="card-format §2.1"
        )
    if measures.tables > MOST_TABLES:
        params = {"count": measures.tables, "limit": MOST_TABLES}
        fix = without_excess(context.root, MOST_TABLES, context.format == "2.0")
        context.refuse("too-many-tables", None, params, code=11310, fix=fix, source="platform-errors 11310")
    elif measures.tables > SAFE_TABLES:
        params = {"count": measures.tables, "limit": SAFE_TABLES}
        fix = without_excess(context.root, SAFE_TABLES, context.format == "2.0")
        context.warn("many-tables", None, params, fix=fix, lossy=True, source="card-format §9.1")


def check_counted(context: Context) -> None:
    """What was counted on the way."""
    if context.charts > MOST_CHARTS:
        context.warn("many-charts", None, {"count": context.charts, "limit": MOST_CHARTS}, source="card-format §2.15")


def _weight(context: Context) -> None:
    """Too large for every channel is an error, too large for some a warning that names them."""
    weights = context.weights
    over = tuple(name for name, weight in weights.items() if not weight.fits)
    wanted = context.options.channel
    if wanted is not None:
        over = tuple(name for name in over if name == wanted)
    if not over:
        return
    params: dict[str, Any] = {
        "bytes": max(weights[name].size for name in over),
        "limit": min(weights[name].limit for name in over),
        "channels": list(over),
        # Who weighs most: the languages by bytes, the heaviest first.
        "languages": languages.weights(context.root),
    }
    refused = wanted is not None or over == ALL
    code = 230025 if "message" in over else None
    context.say(
        "too-large", "error" if refused else "warning", None, params, code=code, channels=over, source="card-format §4"
    )
    if len(params["languages"]) > 1:
        heaviest, size = next(iter(params["languages"].items()))
        told = {"locale": heaviest, "bytes": size, "count": len(params["languages"])}
        context.inform("heaviest-language", None, told, channels=over, source="card-format §4")
