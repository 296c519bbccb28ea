"""The smallest thing each rule about charts has something to say about."""

from __future__ import annotations

from cardstudio.cards.lint.examples.making import Examples, chart, v2

EXAMPLES: Examples = {
    "bad-chart": v2(chart(type="line", axes={})),
    "chart-without-type": v2(chart(data={"values": []})),
}
