"""What became of each card of a library, in a line: for `card pull` and `card push`, and for the server's command."""

from __future__ import annotations

from cardstudio.cards.library.folder import Brought
from cardstudio.cards.messages import said
from cardstudio.cards.types import JSONObject

#: What somebody has to look at, coming and going.
FAULTS = frozenset({"both", "trashed", "refused"})


def is_fault(outcome: JSONObject) -> bool:
    """Whether somebody has to look at what became of a card."""
    return outcome.get("did") in FAULTS or bool(outcome.get("kept"))


def brought_line(brought: Brought, lang: str) -> str:
    """A line on a card that was written into a folder; "" for one that is there as it is."""
    return "" if brought.did == "same" else f"{brought.path}: {said(f'pulled-{brought.did}', lang)}"


def taken_line(outcome: JSONObject, lang: str) -> str:
    """A line on a card that was taken into a library; "" for one that says what the library says."""
    message = str(outcome.get("message") or "")
    if outcome.get("did") == "same" and not message:
        return ""
    fields, kept = outcome.get("fields") or (), outcome.get("kept")
    words = [said(f"pushed-{outcome.get('did')}", lang), ", ".join(map(str, fields))]
    for name, held in kept.items() if isinstance(kept, dict) else ():
        words.append(_kept(name, held, lang))
    return f"{outcome.get('path')}: {' '.join(filter(None, [*words, message]))}"


def _kept(name: str, held: object, lang: str) -> str:
    if name == "document":
        return said("kept-version", lang, number=held) if held is not None else said("kept-later", lang)
    if name == "content":
        return said("kept-content", lang)
    if name == "texts" and isinstance(held, list):
        return said("kept-texts", lang, held="; ".join(map(str, held)))
    shown = "/".join(map(str, held)) if isinstance(held, list) else held
    return said("kept-named", lang, name=name, held=f"“{shown}”")
