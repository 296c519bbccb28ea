"""Keeps the vectors true that are made from the catalog, not written.

python scripts/vectors.py          write them
python scripts/vectors.py check    fail if one is not what it would be
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cardstudio.cards import catalog_json  # noqa: E402  # only now it is on the path

VECTORS = ROOT / "tests" / "vectors"
#: Types of properties that can hold elements.
LISTS = ("elements", "list", "by_locale")


def model_catalog() -> dict[str, Any]:
    """What the editor's model reads of the catalog: labels, places, snippets, and what can hold elements."""
    catalog: Any = catalog_json("en")
    components = {}
    for name, component in catalog["components"].items():
        fields = {
            version: {
                key: {"label": field["label"], "type": field["type"]}
                for key, field in held.items()
                if field["type"]["kind"] in LISTS
            }
            for version, held in component["fields"].items()
        }
        kept = {key: component[key] for key in ("label", "placeable", "form_only", "is_level", "formats", "snippets")}
        components[name] = {**kept, "fields": fields}
    return {"components": components, "nesting": catalog["nesting"]}


def effects() -> dict[str, Any]:
    """By component and property, where a property does something that does not do it everywhere."""
    told: dict[str, Any] = {}
    for name, component in catalog_json("en")["components"].items():
        for fields in component["fields"].values():
            for key, field in fields.items():
                facts = {fact: field[fact] for fact in ("when", "in_form") if fact in field}
                if facts:
                    told.setdefault(name, {})[key] = facts
    return told


MADE: dict[Path, Callable[[], Any]] = {
    VECTORS / "document" / "catalog.json": model_catalog,
    VECTORS / "inspector" / "effects.json": effects,
}


def text_of(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def stale() -> list[str]:
    """The files that are not what they would be."""
    return [
        str(path.relative_to(ROOT))
        for path, make in MADE.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text_of(make())
    ]


def main(arguments: list[str]) -> int:
    if arguments == ["check"]:
        found = stale()
        for name in found:
            print(f"{name} is out of date: make vectors")
        return 1 if found else 0
    if arguments:
        print(__doc__)
        return 2
    for path, make in MADE.items():
        path.write_text(text_of(make()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
