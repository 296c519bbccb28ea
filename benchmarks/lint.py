"""How long a lint takes: of a 15 KB card of 180 elements, beside parsing it, as cards grow (contracts §budgets)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from benchmarks.common import Result, best_ms
from cardstudio.cards import convert, fill, lint, unwrap
from cardstudio.cards.measure import measure

BUDGET_MS = 3.0
BUDGET_PARSES = 17
#: How much slower a byte may get between 1 KB and 200 KB.
BUDGET_GROWTH = 2.0
#: Sections of cards of about 1, 8, 39 and 200 KB.
SIZES = (1, 10, 50, 260)


def card_of(sections: int) -> dict[str, Any]:
    """A 2.0 card as people build them: nine elements a section, words in two languages, styles, links."""
    return {
        "schema": "2.0",
        "config": {"update_multi": True, "width_mode": "fill"},
        "header": {"title": {"tag": "plain_text", "content": "周报 Weekly report"}, "template": "blue"},
        "body": {"elements": [part for number in range(sections) for part in _section(number)]},
    }


def _section(number: int) -> list[dict[str, Any]]:
    link = f"https://example.com/projects/{number}/overview?from=card"
    words = (
        f"**项目 {number}** 本周完成了 <font color='green'>{number * 3}</font> 项任务，下周继续推进。 [详情]({link})"
    )
    button = {
        "tag": "button",
        "type": "primary",
        "text": {"tag": "plain_text", "content": "查看"},
        "behaviors": [{"type": "open_url", "default_url": link}],
    }
    text = {"tag": "plain_text", "content": f"负责人：成员 {number}", "text_color": "grey", "text_size": "notation"}
    columns = [
        {
            "tag": "column",
            "width": "weighted",
            "weight": 3,
            "vertical_align": "center",
            "elements": [{"tag": "div", "text": text}],
        },
        {"tag": "column", "width": "auto", "padding": "4px 8px", "elements": [button]},
    ]
    return [
        {"tag": "markdown", "content": words, "margin": "4px 0px 0px 0px", "text_size": "normal"},
        {"tag": "column_set", "flex_mode": "none", "horizontal_spacing": "8px", "columns": columns},
        {"tag": "hr"},
    ]


def run() -> Iterator[Result]:
    """The figures with budgets, and those of the neighbours of the linter."""
    card = card_of(20)
    text = json.dumps(card, ensure_ascii=False)
    measures = measure(card)
    named = f"a card of {measures.size / 1000:.1f} KB and {measures.elements} elements"
    took, parse = best_ms(lambda: lint(card)), best_ms(lambda: json.loads(text))
    yield Result(f"lint {named}", took, "ms", BUDGET_MS)
    yield Result("the same, times json.loads of it", took / parse, "", BUDGET_PARSES)
    per_byte = {}
    for sections in SIZES:
        grown = card_of(sections)
        size = measure(grown).size
        per_byte[size] = best_ms(lambda grown=grown: lint(grown), 15) / size  # type: ignore[misc]  # bound at once
        yield Result(f"lint, per byte of a card of {size / 1000:.0f} KB", per_byte[size] * 1e6, "ns")
    yield Result(
        "lint, growth per byte from 1 KB to 200 KB",
        per_byte[max(per_byte)] / per_byte[min(per_byte)],
        "",
        BUDGET_GROWTH,
    )
    yield Result(f"unwrap {named}", best_ms(lambda: unwrap(text)), "ms")
    yield Result(f"convert {named} to 1.0", best_ms(lambda: convert(card, "1.0")), "ms")
    document = {"card": card, "variables": [{"name": "who", "type": "text"}]}
    yield Result(f"fill {named} that uses no variable", best_ms(lambda: fill(document, {"who": "Ada"})), "ms")
