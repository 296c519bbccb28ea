"""Lines as compilers and linters write them: ``path:line:col: severity rule message``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cardstudio.cards.command.colour import NO_PAINT, Paint
from cardstudio.cards.command.files import plain
from cardstudio.cards.command.formats.display import Look
from cardstudio.cards.command.locations import Place
from cardstudio.cards.command.result import Result, Tally
from cardstudio.cards.lint import Finding, Report
from cardstudio.cards.messages import said


def lines(results: Iterable[Result], tally: Tally, look: Look) -> Iterator[str]:
    """Nothing of files with nothing to say, and one line with the numbers of all at the end."""
    for result in results:
        if result.report is None:
            continue
        if look.verbose:
            yield look.paint("faint", _facts(result.name, result.report, look.lang))
        for finding in result.report.findings:
            if look.shows(finding):
                yield line(result.name, result.place(finding), finding, look.paint)
    if tally.files and not look.quiet:
        worst = "error" if tally.errors else "warning" if tally.warnings else "good"
        yield look.paint(worst, tally.sentence(look.lang, infos_are_shown=look.verbose))


def line(name: str, place: Place, finding: Finding, paint: Paint = NO_PAINT) -> str:
    """The platform's code and the JSON pointer come last, for those who know the card rather than the file."""
    where = paint("path", f"{plain(name)}:{place.line}:{place.column}:")
    code = f"[{finding.platform_code}] " if finding.platform_code else ""
    rest = paint("faint", f"{code}{plain(finding.pointer) or '/'}")
    return f"{where} {paint(finding.severity, finding.severity)} {finding.rule} {plain(finding.message)} {rest}"


def _facts(name: str, report: Report, lang: str) -> str:
    sizes = ", ".join(f"{channel} {weight.size}/{weight.limit}" for channel, weight in report.channels.items())
    told = {"name": plain(name), "envelope": report.envelope, "format": report.format or "", "sizes": sizes}
    return said("file-facts", lang, **told).replace(" ,", ",")
