"""The part of the catalog the editor's model is tested with (``tests/vectors/document/catalog.json``) is the real one.

To bring it up to date: ``PYTHONPATH=. .venv/bin/python tests/unit/cards/test_document_vectors.py``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cardstudio.cards import catalog_json

VECTOR = Path(__file__).resolve().parents[2] / "vectors" / "document" / "catalog.json"
LISTS = ("elements", "list", "by_locale")


def excerpt() -> dict[str, Any]:
    """What the model reads: labels, places, snippets, and the fields that can hold elements."""
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
        kept = {key: component[key] for key in ("label", "placeable", "formats", "snippets")}
        components[name] = {**kept, "fields": fields}
    return {"components": components, "nesting": catalog["nesting"]}


def test_the_models_catalog_is_the_real_one() -> None:
    assert json.loads(VECTOR.read_text(encoding="utf-8")) == excerpt()


if __name__ == "__main__":
    VECTOR.write_text(json.dumps(excerpt(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
