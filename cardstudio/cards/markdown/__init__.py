"""Feishu markdown as tokens, in its three dialects (card-format §3).

The twin of ``frontend/card/markdown``: both run ``tests/vectors/markdown``, so what is checked and converted here is
what is drawn there. It is a scanner of its own and not a set of rules for a CommonMark library: Feishu's tags reach
over emphasis and blocks, Chinese emphasis needs other flanking rules, and hostile texts must not cost more than their
length.
"""

from __future__ import annotations

import re

from cardstudio.cards.markdown.blocks import BlockParser
from cardstudio.cards.markdown.dialects import DIALECTS, DialectName
from cardstudio.cards.markdown.inline import parse_inline
from cardstudio.cards.markdown.tokens import Token

__all__ = ["DIALECTS", "DialectName", "Token", "parse"]

_LINE_END = re.compile(r"\r\n?")


def parse(source: str, dialect: DialectName) -> list[Token]:
    """The block tokens of a text; never raises, in time that grows with its length."""
    rules = DIALECTS[dialect]
    text = _LINE_END.sub("\n", source)
    if "paragraphs" in rules.blocks:
        # A font tag may colour several blocks; one that nobody closes colours only its own.
        carried: list[Token] | None = [] if text.count("<font") <= text.count("</font") else None
        return BlockParser(rules, carried).parse(text.split("\n"))
    children = parse_inline(text, rules)
    return [{"type": "paragraph", "children": children}] if children else []
