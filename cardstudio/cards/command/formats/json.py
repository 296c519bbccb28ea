"""JSON, one report a line, in the shape of the API with the file and its places added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cardstudio.cards import json
from cardstudio.cards.command.formats.display import Look
from cardstudio.cards.command.result import Result, Tally
from cardstudio.cards.types import JSONObject


def lines(results: Iterable[Result], tally: Tally, look: Look) -> Iterator[str]:
    """Always ``file`` and ``ok``; the rest is the report, or ``unreadable`` with the sentence that says why.

    ``left_alone`` says why a file could not be mended.
    """
    for result in results:
        yield json.dump(told(result))


def told(result: Result) -> JSONObject:
    """One file."""
    if result.failure is not None:
        place = {"line": result.failure.line, "column": result.failure.column} if result.failure.line else {}
        return {"file": result.name, "ok": False, "unreadable": result.failure.message, **place}
    if result.report is None:
        return {"file": result.name, "ok": True}
    places = (result.place(finding)._asdict() for finding in result.report.findings)
    said = result.report.to_dict()
    findings = [{**shown, **place} for shown, place in zip(said["findings"], places, strict=True)]
    report: JSONObject = {"file": result.name, **said, "findings": findings}
    if result.left is not None:
        report["left_alone"] = result.left
    return report
