"""Tables beyond what a card may have, as code blocks, so that their rows can still be read (platform-errors 11310)."""

from __future__ import annotations

from typing import Any

from cardstudio.cards.json import dump
from cardstudio.cards.lint.context import replacing
from cardstudio.cards.measure import OPAQUE, table_starts
from cardstudio.cards.types import JSONObject, JSONValue, Path

#: Rows of a table component that are written out.
_MOST_ROWS = 200


def without_excess(root: JSONObject, keep: int, modern: bool) -> list[dict[str, Any]]:
    """The patch that leaves ``keep`` tables, the first in reading order, in each language."""
    localised = root.get("i18n_elements")
    parts: list[tuple[JSONValue, Path]] = [({key: held for key, held in root.items() if key != "i18n_elements"}, None)]
    if isinstance(localised, dict):
        parts = [(held, ((None, "i18n_elements"), name)) for name, held in localised.items()]
    patch: list[dict[str, Any]] = []
    for part, path in parts:
        seen = 0
        for element, place in _tables(part, path):
            seen = _convert(element, place, seen, keep, modern, patch)
    return patch


def _convert(element: JSONObject, place: Path, seen: int, keep: int, modern: bool, patch: list[dict[str, Any]]) -> int:
    """Convert what exceeds ``keep``; the number of tables seen so far."""
    if element["tag"] == "table":
        if seen >= keep:
            patch += replacing(place, element, _as_code(element))
        return seen + 1
    content = element.get("content")
    starts = table_starts(content) if modern and isinstance(content, str) else []
    excess = starts[max(keep - seen, 0) :]
    if excess:
        patch += replacing((place, "content"), content, _fenced(str(content), excess))
    return seen + len(starts)


def _tables(root: JSONValue, path: Path) -> list[tuple[JSONObject, Path]]:
    """Table components and markdown elements in reading order."""
    found: list[tuple[JSONObject, Path]] = []
    stack: list[tuple[JSONValue, Path]] = [(root, path)]
    while stack:
        item, place = stack.pop()
        if isinstance(item, list):
            stack.extend((held, (place, index)) for index, held in reversed(list(enumerate(item))))
        elif isinstance(item, dict):
            if item.get("tag") in ("table", "markdown"):
                found.append((item, place))
            stack.extend((held, (place, key)) for key, held in reversed(item.items()) if key not in OPAQUE)
    return found


def _fenced(content: str, starts: list[int]) -> str:
    lines = content.split("\n")
    made: list[str] = []
    done = 0
    for start in starts:
        if start < done:
            continue  # it begins in what was taken for rows of the one before
        end = start + 2
        while end < len(lines) and "|" in lines[end]:
            end += 1
        table = lines[start:end]
        fence = "~~~" if any("```" in line for line in table) else "```"
        made += [*lines[done:start], fence, *table, fence]
        done = end
    return "\n".join([*made, *lines[done:]])


def _as_code(table: JSONObject) -> JSONObject:
    columns = [held for held in _listed(table.get("columns")) if isinstance(held, dict)]
    names = [held.get("name") for held in columns]
    lines = [" | ".join(_cell(held.get("display_name") or held.get("name")) for held in columns)]
    for row in _listed(table.get("rows"))[:_MOST_ROWS]:
        if isinstance(row, dict):
            lines.append(" | ".join(_cell(row.get(name)) if isinstance(name, str) else "" for name in names))
    kept: JSONObject = {key: table[key] for key in ("element_id", "margin") if key in table}
    return {"tag": "markdown", **kept, "content": "```\n" + "\n".join(lines) + "\n```"}


def _listed(value: JSONValue) -> list[JSONValue]:
    return value if isinstance(value, list) else []


def _cell(value: JSONValue) -> str:
    """One cell as plain words, on one line."""
    if isinstance(value, list):
        return ", ".join(_cell(held) for held in value)
    if isinstance(value, dict):
        value = value.get("text", value)
    text = value if isinstance(value, str) else "" if value is None else dump(value)
    return text.replace("\n", " ").replace("```", "")
