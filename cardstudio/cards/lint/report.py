"""What a lint run says: findings and the report around them, in the shapes of ``card lint --format json``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal, cast

from cardstudio.cards.catalog.model import Format
from cardstudio.cards.channels import ALL
from cardstudio.cards.lint.weights import Weights
from cardstudio.cards.sources import page
from cardstudio.cards.typed_dicts import ChannelName, FindingJson, FixJson, OperationJson, ReportJson, Severity

#: Most findings of each severity a report lists; a hostile card could make one for every byte.
MOST_FINDINGS = 500


@dataclass(frozen=True, slots=True)
class Fix:
    """One right repair: an RFC 6902 patch that starts with ``test``, so that it never lands on a changed card.

    ``lossy``: it gives something up (a table becomes text, a callback a link); "fix all" does that to errors only.
    ``of``: what the patch is for. Only what is wrong with a document beside its card takes one of the whole document.
    """

    title: str
    patch: list[dict[str, Any]]
    lossy: bool = False
    of: Literal["card", "document"] = "card"

    def to_dict(self) -> FixJson:
        """As JSON; ``of`` is said only where it is the document."""
        made: FixJson = {"title": self.title, "patch": cast(list[OperationJson], self.patch)}
        return made if self.of == "card" else {**made, "of": self.of}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the linter says. ``pointer`` leads into the card, also for a card found in a wrapper or a document.

    ``source`` cites a section of ``docs/spec``; whoever is told gets the address of its page.
    """

    pointer: str
    rule: str
    severity: Severity
    message: str
    params: dict[str, Any] = field(default_factory=dict)
    platform_code: int | None = None
    platform_path: str | None = None
    channels: tuple[str, ...] = ALL
    sample: str | None = None
    source: str = ""
    fix: Fix | None = None

    def to_dict(self) -> FindingJson:
        return {
            "pointer": self.pointer,
            "rule": self.rule,
            "severity": self.severity,
            "message": self.message,
            "params": self.params,
            "platform_code": self.platform_code,
            "platform_path": self.platform_path,
            "channels": cast(list[ChannelName], list(self.channels)),
            "sample": self.sample,
            "source": page(self.source),
            "fix": self.fix.to_dict() if self.fix else None,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """The whole answer. ``format`` is ``None`` for a template reference, which holds no card to look at."""

    ok: bool
    format: Format | None
    envelope: str
    card_hash: str
    size: int
    elements: int
    depth: int
    tables: int
    channels: Weights
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings the platform would refuse the card for."""
        return tuple(finding for finding in self.findings if finding.severity == "error")

    def holding(self, findings: tuple[Finding, ...], channel: str | None = None) -> Report:
        """The same report with other findings, and what follows from them: which channels are ``ok``.

        Without ``channel``, ``ok`` is false only for faults every channel refuses. A size that is no longer told of
        does not count either.
        """
        hushed = _tells_size(self.findings) and not _tells_size(findings)
        weights = {
            name: replace(weight, ok=(hushed or weight.fits) and not _refused_by(name, findings))
            for name, weight in self.channels.items()
        }
        ok = weights[channel].ok if channel in weights else not any(map(_refused_by_all, findings))
        return replace(self, ok=ok, channels=weights, findings=findings)

    def to_dict(self) -> ReportJson:
        return {
            "ok": self.ok,
            "format": self.format,
            "envelope": self.envelope,
            "card_hash": self.card_hash,
            "bytes": self.size,
            "elements": self.elements,
            "depth": self.depth,
            "tables": self.tables,
            "channels": {name: weight.to_dict() for name, weight in self.channels.items()},
            "findings": [finding.to_dict() for finding in self.findings],
        }


def _tells_size(findings: tuple[Finding, ...]) -> bool:
    return any(finding.rule == "too-large" for finding in findings)


def _refused_by(channel: str, findings: tuple[Finding, ...]) -> bool:
    return any(finding.severity == "error" and channel in finding.channels for finding in findings)


def _refused_by_all(finding: Finding) -> bool:
    return finding.severity == "error" and len(finding.channels) == len(ALL)
