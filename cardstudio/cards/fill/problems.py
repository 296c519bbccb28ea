"""What filling has to say: the same shape a finding has, but made before there is a report."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from cardstudio.cards.messages import finding_message
from cardstudio.cards.pointers import pointer_of
from cardstudio.cards.typed_dicts import Severity
from cardstudio.cards.types import Path

#: Most errors that are kept, and most of the others: however much is warned of, no error goes unsaid.
MOST_PROBLEMS = 200
#: Most characters of a value that are told.
MOST_TOLD = 200
#: Rules about a value that is none its variable takes.
WRONG_VALUES = frozenset({"wrong-value-type", "wrong-value-format", "value-not-an-option"})
#: Rules after which the card is not what was meant, so that it should not be sent. All others are warnings.
ERRORS = WRONG_VALUES | {
    "values-not-object", "missing-value", "unsafe-url", "fill-too-many-items", "fill-too-large", "fill-too-deep",
}  # fmt: skip


#: Rules that only tell.
INFOS = frozenset({"unused-variable"})


@dataclass(frozen=True, slots=True)
class Problem:
    """One of them. ``pointer`` leads into the template's card; what concerns a value alone has ``""``."""

    pointer: str
    rule: str
    severity: Severity
    params: dict[str, Any] = field(default_factory=dict)
    platform_code: int | None = None

    def message(self, locale: str = "en") -> str:
        """One sentence: what is wrong."""
        return finding_message(self.rule, self.params, locale)

    def to_dict(self, locale: str = "en") -> dict[str, Any]:
        """As JSON, with its sentence."""
        return {
            "pointer": self.pointer,
            "rule": self.rule,
            "severity": self.severity,
            "message": self.message(locale),
            "params": self.params,
            "platform_code": self.platform_code,
        }


def _short(value: Any) -> Any:
    """A value as it is told: its beginning, where it is long."""
    return f"{value[:MOST_TOLD]}…" if isinstance(value, str) and len(value) > MOST_TOLD else value


class Problems:
    """A list that keeps each problem once; those of ``tolerated`` rules are warnings."""

    def __init__(self, tolerated: Collection[str] = ()) -> None:
        self.listed: list[Problem] = []
        self._tolerated = tolerated
        self._seen: set[tuple[str, str, str]] = set()
        self._errors = 0

    def add(self, rule: str, path: Path, params: dict[str, Any], *, code: int | None = None) -> None:
        """Note a problem, unless the same was said of the same place."""
        severity = self._severity(rule)
        is_error = severity == "error"
        if (self._errors if is_error else len(self.listed) - self._errors) >= MOST_PROBLEMS:
            return
        pointer = pointer_of(path)
        key = (pointer, rule, str(params.get("name", "")))
        if key not in self._seen:
            self._seen.add(key)
            shown = {name: _short(value) for name, value in params.items()}
            self.listed.append(Problem(pointer, rule, severity, shown, code))
            self._errors += is_error

    def _severity(self, rule: str) -> Severity:
        if rule in ERRORS and rule not in self._tolerated:
            return "error"
        return "info" if rule in INFOS else "warning"
