"""What the linter says about a converted card and did not say about the card it was made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cardstudio.cards.envelope import Unwrapped
from cardstudio.cards.lint import Finding, lint
from cardstudio.cards.transcribe.changes import Change, Kind
from cardstudio.cards.types import JSONObject

_KINDS: dict[str, Kind] = {"error": "refused", "warning": "warned"}


def news(before: JSONObject, after: JSONObject, *, template: bool) -> Iterator[Change]:
    """The new errors and warnings, as changes. A fault that was a larger or the same one before is none."""
    if before is after:
        return
    faults = _findings(before, template)
    known = Counter(_identity(finding) for finding in faults)
    refused = Counter(_identity(finding) for finding in faults if finding.severity == "error")
    for finding in _findings(after, template):
        identity = _identity(finding)
        left = refused if finding.severity == "error" else known
        if left[identity] > 0:
            left[identity] -= 1
        else:
            yield Change(finding.pointer, _KINDS[finding.severity], finding.rule, finding.params)


def _findings(card: JSONObject, template: bool) -> tuple[Finding, ...]:
    report = lint(Unwrapped("document" if template else "card", card))
    return tuple(finding for finding in report.findings if finding.severity in _KINDS)


def _identity(finding: Finding) -> tuple[str, str]:
    """The same fault before and after; places differ between formats, and so do counts over the whole card."""
    return finding.rule, finding.message if finding.pointer else ""
