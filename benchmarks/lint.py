"""How long a lint takes: of a 15 KB card of 180 elements, against parsing it, and as cards grow (design §8).

Run from the project root: ``.venv/bin/python benchmarks/lint.py``. Prints one line a measurement; exits 1 over budget.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from cardstudio.cards import lint
from cardstudio.cards.measure import measure

BUDGET_MS = 3.0
BUDGET_PARSES = 17
#: How much slower a byte may get between 1 KB and 200 KB.
BUDGET_GROWTH = 2.0


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


def best_ms(run: Callable[[], object], repeats: int = 60) -> float:
    """The fastest of many runs, in milliseconds: the one least disturbed by the rest of the machine."""
    fastest = float("inf")
    for _ in range(repeats):
        started = time.perf_counter()
        run()
        fastest = min(fastest, time.perf_counter() - started)
    return fastest * 1000


def main() -> int:
    """Measure and compare with the budgets."""
    card = card_of(20)
    text = json.dumps(card, ensure_ascii=False)
    measures = measure(card)
    took, parse = best_ms(lambda: lint(card)), best_ms(lambda: json.loads(text))
    print(f"card: {measures.size} bytes, {measures.elements} elements, findings {len(lint(card).findings)}")
    print(f"lint {took:.2f} ms (budget {BUDGET_MS})")
    print(f"json.loads {parse:.3f} ms, ratio {took / parse:.1f} (budget {BUDGET_PARSES})")
    per_byte = {}
    for sections in (1, 10, 50, 260):
        grown = card_of(sections)
        size = measure(grown).size
        per_byte[size] = best_ms(lambda grown=grown: lint(grown), 12) / size  # type: ignore[misc]  # bound at once
        print(f"{size:>7} bytes: {per_byte[size] * 1e6:.0f} ns a byte")
    growth = per_byte[max(per_byte)] / per_byte[min(per_byte)]
    print(f"growth {growth:.2f} (budget {BUDGET_GROWTH})")
    return int(took > BUDGET_MS or took / parse > BUDGET_PARSES or growth > BUDGET_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
