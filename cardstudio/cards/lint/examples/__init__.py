"""The smallest thing each rule has something to say about: what ``card rules`` lists and explains.

Severity, code and sentence of a rule are what the linter says of its examples, so nothing here repeats them. A rule
that is an error in one case and a warning in another has an example of each.
"""

from __future__ import annotations

from cardstudio.cards.discovery import modules
from cardstudio.cards.lint.examples.arrangement import ARRANGEMENT
from cardstudio.cards.lint.examples.filling import FILLING
from cardstudio.cards.lint.examples.making import Example
from cardstudio.cards.lint.examples.parts import PARTS
from cardstudio.cards.lint.examples.shape import SHAPE
from cardstudio.cards.lint.examples.whole import WHOLE

__all__ = ["EXAMPLES", "Example"]


def _each(given: object) -> tuple[Example, ...]:
    if isinstance(given, tuple):
        return given
    return (given,) if isinstance(given, Example) else (Example(given),)


#: Those of rules about one component lie in its folder.
_TABLES = (WHOLE, SHAPE, FILLING, ARRANGEMENT, PARTS, *(folder.EXAMPLES for folder in modules("rule_examples")))

EXAMPLES: dict[str, tuple[Example, ...]] = {rule: _each(given) for table in _TABLES for rule, given in table.items()}
