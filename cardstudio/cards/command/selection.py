"""Which findings of a file count, and as what: by settings, options of the command line and comments that ignore."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from cardstudio.cards.command.ignore_comments import Ignored
from cardstudio.cards.command.patterns import covers
from cardstudio.cards.command.settings import Aim, Level, Settings
from cardstudio.cards.lint import Finding, Report

#: Gives the line of a finding, from 1.
LineOf = Callable[[Finding], int]


@dataclass(frozen=True, slots=True)
class Selection:
    """What counts in one file. ``path`` is its name as the patterns of ``settings`` see it."""

    settings: Settings
    path: str | None = None
    ignored: Ignored | None = None

    @property
    def is_all(self) -> bool:
        """Whether every finding counts as it is."""
        settings = self.settings
        plain = not (settings.select or settings.ignore or settings.severity or settings.per_file_ignores)
        return plain and not self.ignored

    def level_of(self, finding: Finding, line_of: LineOf) -> Level:
        """What the finding counts as; ``off`` for one that doesn't."""
        settings = self.settings
        if settings.select and not _meant(settings.select, finding):
            return "off"
        if _meant(settings.ignore, finding) or self._is_ignored_here(finding):
            return "off"
        if self.ignored and self.ignored.covers(finding, line_of):
            return "off"
        level: Level = finding.severity
        for aim, wanted in settings.severity:
            if _meant((aim,), finding):
                level = wanted
        return level

    def repairs(self, finding: Finding, line_of: LineOf | None) -> bool:
        """Whether the finding counts. Without ``line_of`` any comment about its rule speaks against it."""
        ignored = self.ignored
        if line_of is None and ignored and ignored.mentions(finding):
            return False
        return self.level_of(finding, line_of or (lambda _: 0)) != "off"

    def apply(self, report: Report, line_of: LineOf) -> Report:
        """The report with what counts only, judged again if that changed anything."""
        if self.is_all or not report.findings:
            return report
        kept = []
        for finding in report.findings:
            level = self.level_of(finding, line_of)
            if level != "off":
                kept.append(finding if level == finding.severity else replace(finding, severity=level))
        findings = tuple(kept)
        return report if findings == report.findings else report.holding(findings, self.settings.channel)

    def _is_ignored_here(self, finding: Finding) -> bool:
        path = self.path
        return path is not None and any(
            _meant(aims, finding) and covers(pattern, path) for pattern, aims in self.settings.per_file_ignores
        )


def _meant(aims: tuple[Aim, ...], finding: Finding) -> bool:
    return any(
        fnmatchcase(finding.rule, aim.rules) and (aim.pointer is None or _is_below(finding.pointer, aim.pointer))
        for aim in aims
    )


def _is_below(pointer: str, place: str) -> bool:
    """Whether ``pointer`` is at or below ``place``, where ``*`` stands for any one key or position."""
    wanted, keys = place.rstrip("/").split("/"), pointer.split("/")
    return len(keys) >= len(wanted) and all(one in ("*", key) for one, key in zip(wanted, keys, strict=False))
