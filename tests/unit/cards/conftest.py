"""Real cards, where they are at hand."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
#: Cards others wrote; not part of the project. Each file is ``{source, kind, valid_expected, note, card}``.
CORPUS = (ROOT / os.environ.get("CARD_CORPUS", "../shared/corpus")).resolve()


def corpus_files() -> list[Path]:
    return sorted(CORPUS.glob("*.json"))


def corpus_entry(path: Path) -> dict[str, Any]:
    entry: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return entry


def card_v2(*elements: Any, **root: Any) -> dict[str, Any]:
    """A 2.0 card with these elements."""
    return {"schema": "2.0", **root, "body": {"elements": list(elements)}}


def card_v1(*elements: Any, **root: Any) -> dict[str, Any]:
    """A 1.0 card with these elements."""
    return {**root, "elements": list(elements)}


def text(content: str) -> dict[str, str]:
    return {"tag": "plain_text", "content": content}


def rules(report: Any, *severities: str) -> list[str]:
    """The rules a report names, of all severities or the given ones."""
    return [finding.rule for finding in report.findings if not severities or finding.severity in severities]
