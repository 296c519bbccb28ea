"""Examples of the API's operations: a request and its answer, as a test recorded them (`make generate`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NotRequired, TypedDict

#: One file for each operation, by its `operationId`.
FOLDER = Path(__file__).parent / "examples"


class Example(TypedDict):
    """What was asked and answered; a request or an answer without a body has none here."""

    path: str
    request: NotRequired[dict[str, Any]]
    status: int
    headers: NotRequired[dict[str, str]]
    response: NotRequired[Any]


def read(operation_id: str) -> Example | None:
    """The example of an operation; None where none was recorded yet."""
    file = FOLDER / f"{operation_id}.json"
    if not file.exists():
        return None
    example: Example = json.loads(file.read_text())
    return example
