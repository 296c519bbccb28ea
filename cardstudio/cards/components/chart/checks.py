"""Charts, as far as their spec can be judged without the engine (card-format §2.15; platform-errors 200550)."""

from __future__ import annotations

from typing import Any

from cardstudio.cards.catalog.json_types import found_type
from cardstudio.cards.lint.context import Context, Node
from cardstudio.cards.lint.placeholders import is_placeholder
from cardstudio.cards.lint.plan import Checks

#: The kinds of charts cards draw.
KINDS = (
    "line", "area", "bar", "pie", "common", "funnel", "scatter", "radar", "linearProgress", "circularProgress",
    "wordCloud",
)  # fmt: skip


def check_spec(context: Context, node: Node) -> None:
    """What the platform's schema refuses for sure, and kinds nobody draws."""
    spec = node.value.get("chart_spec")
    if not isinstance(spec, dict):
        return
    path = (node.path, "chart_spec")
    axes = spec.get("axes", [])
    if not isinstance(axes, list) and not is_placeholder(axes):
        params = {"property": "axes", "expected": "array", "found": found_type(axes)}
        context.refuse("bad-chart", (path, "axes"), params, 200550, source="platform-errors 200550")
    kind = spec.get("type")
    if kind is None:
        context.warn("chart-without-type", path, source="card-format §2.15")
    elif kind not in KINDS and not is_placeholder(kind):
        known: dict[str, Any] = {"property": "type", "value": kind, "expected": list(KINDS)}
        context.warn("unknown-value", (path, "type"), known, source="card-format §2.15")


def count(context: Context, node: Node) -> None:
    """Charts are counted while walking."""
    context.charts += 1


CHECKS: Checks = {"chart": (check_spec, count)}
