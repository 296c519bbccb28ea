"""What each language of a card weighs, and which of them nobody is shown (card-format §1.2, §1.5)."""

from __future__ import annotations

from typing import Any

from cardstudio.cards.catalog.shared import LOCALES
from cardstudio.cards.json import encode
from cardstudio.cards.lint.context import Context, dropping
from cardstudio.cards.measure import OPAQUE
from cardstudio.cards.types import JSONValue, Path

_LOCALES = frozenset(LOCALES)
#: A language in the card: which, where, and what stands there.
Entry = tuple[str, Path, JSONValue]


def entries(root: JSONValue) -> list[Entry]:
    """Every value of every language, in no particular order."""
    found: list[Entry] = []
    stack: list[tuple[JSONValue, Path]] = [(root, None)]
    while stack:
        item, path = stack.pop()
        if isinstance(item, list):
            stack.extend((held, (path, index)) for index, held in enumerate(item) if isinstance(held, dict | list))
            continue
        for key, held in item.items():
            if not isinstance(held, dict | list) or key in OPAQUE:
                continue
            if key.startswith("i18n") and isinstance(held, dict):
                found.extend((name, ((path, key), name), one) for name, one in held.items() if name in _LOCALES)
            else:
                stack.append((held, (path, key)))
    return found


def weights(root: JSONValue) -> dict[str, int]:
    """Bytes of compact JSON per language, the heaviest first."""
    sizes: dict[str, int] = {}
    for name, _, held in entries(root):
        sizes[name] = sizes.get(name, 0) + len(encode({name: held})) - 2
    return dict(sorted(sizes.items(), key=lambda one: -one[1]))


def check(context: Context) -> None:
    """Languages beside the white list ``config.locales``: they weigh, and nobody sees them."""
    config = context.root.get("config")
    chosen = config.get("locales") if isinstance(config, dict) and context.format == "2.0" else None
    if not isinstance(chosen, list) or not chosen or not _LOCALES.issuperset(map(str, chosen)):
        return
    unseen: dict[str, list[Entry]] = {}
    for entry in entries(context.root):
        if entry[0] not in chosen:
            unseen.setdefault(entry[0], []).append(entry)
    for name, listed in unseen.items():
        patch: list[dict[str, Any]] = []
        for _, path, held in listed:
            patch += dropping(path, held)
        size = sum(len(encode({name: held})) - 2 for _, _, held in listed)
        params = {"locale": name, "bytes": size}
        place = ((None, "config"), "locales")
        context.inform("unseen-language", place, params, fix=patch, lossy=True, source="card-format §1.2")
