"""GitHub's workflow commands: each finding becomes a note at its line of the change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cardstudio.cards.command.formats.display import Look, relative
from cardstudio.cards.command.result import Result, Tally

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def lines(results: Iterable[Result], tally: Tally, look: Look) -> Iterator[str]:
    """GitHub shows ten notes of a kind a step, so infos are left out unless they are asked for."""
    for result in results:
        if result.failure is not None:
            line, column = result.failure.line or 1, result.failure.column
            yield _command("error", result.name, line, column, "unreadable", result.failure.message)
        for finding in result.report.findings if result.report else ():
            if look.shows(finding):
                place = result.place(finding)
                code = f" [{finding.platform_code}]" if finding.platform_code else ""
                message = finding.message + code
                yield _command(
                    _COMMANDS[finding.severity], result.name, place.line, place.column, finding.rule, message
                )


def _command(kind: str, name: str, line: int, column: int, title: str, message: str) -> str:
    given = {"file": relative(name), "line": line, "col": column, "title": title}
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in given.items())
    return f"::{kind} {properties}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
