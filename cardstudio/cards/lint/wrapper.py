"""The card as a whole: what it was wrapped in, its format, its root."""

from __future__ import annotations

from cardstudio.cards.envelope import ROOT_KEYS, Unwrapped
from cardstudio.cards.lint.context import Context, dropping, operation, replacing, test
from cardstudio.cards.pointers import path_of
from cardstudio.cards.reading.envelopes import EXTRA_WRAPPER, TEXT_IN_TEXT, WRAPPED_BODY
from cardstudio.cards.transcribe import transcribe
from cardstudio.cards.types import Path

_FAULT_CODES = {EXTRA_WRAPPER: 200621, "nested-body": 200621, TEXT_IN_TEXT: 200621, WRAPPED_BODY: 99992402}


def is_entity(found: Unwrapped) -> bool:
    """Whether the card was found in what makes or updates a CardKit entity: ``{"type": "card_json", "data": …}``."""
    outer = found.outer or {}
    inner = outer.get("card")
    return "card_json" in (outer.get("type"), inner.get("type") if isinstance(inner, dict) else None)


def check(context: Context, found: Unwrapped) -> None:
    """Faults of the wrapper, the schema and the root."""
    if found.fault:
        _fault(context, found)
    for pointer in found.duplicates:
        context.warn("duplicate-key", path_of(pointer), source="card-format §1.1")
    _schema(context)
    card = context.root
    if card and ROOT_KEYS.isdisjoint(card):
        context.refuse("unknown-root", None, {"properties": list(card)[:8]}, source="card-format §1.1")
    _mixed_formats(context)
    _old_entity(context)
    _update_multi(context, found.envelope)


def _fault(context: Context, found: Unwrapped) -> None:
    fix = None
    if found.fault == EXTRA_WRAPPER and found.extra and found.card is not None:
        # The patch is for the object as it was pasted: this finding is the only one about it.
        path: Path = None
        for _ in range(found.extra):
            path = (path, "card")
        fix = [test(path, found.card), operation("replace", None, found.card)]
    context.refuse(str(found.fault), None, code=_FAULT_CODES.get(str(found.fault)), fix=fix, source="platform-errors")


def _schema(context: Context) -> None:
    if "schema" not in context.root:
        return
    schema = context.root["schema"]
    if schema in ("1.0", "2.0"):
        return
    wanted = "2.0" if "body" in context.root else "1.0"
    path = (None, "schema")
    context.refuse(
        "unknown-schema", path, {"value": schema}, fix=replacing(path, schema, wanted), source="platform-errors"
    )


def _mixed_formats(context: Context) -> None:
    card = context.root
    if context.format == "1.0" and "body" in card and "elements" not in card and "i18n_elements" not in card:
        fix = (
            [test((None, "body"), card["body"]), operation("add", (None, "schema"), "2.0")]
            if "schema" not in card
            else None
        )
        context.warn("body-without-schema", None, fix=fix, source="card-format §1.1")


def _old_entity(context: Context) -> None:
    """Card entities are 2.0; of an older card CardKit says that its body is nil."""
    if not context.entity or context.format == "2.0":
        return
    card = context.root
    fix = [test(None, card), operation("replace", None, transcribe(card, "2.0").card)]
    context.refuse("old-entity", None, code=200610, fix=fix, source="platform-errors 200610")


def _update_multi(context: Context, envelope: str) -> None:
    config = context.root.get("config")
    inner = config.get("update_multi") if isinstance(config, dict) else None
    if context.format == "2.0" and inner is False:
        path = ((None, "config"), "update_multi")
        context.refuse("update-multi-false", path, code=300302, fix=dropping(path, inner), source="card-format §1.1")
    outer = context.outer.get("update_multi") if context.outer else None
    if outer is None and envelope == "card_content":
        outer = False  # what the SDK takes for granted
    if isinstance(outer, bool) and isinstance(inner, bool) and outer != inner:
        path, params = ((None, "config"), "update_multi"), {"outer": outer, "inner": inner}
        fix = replacing(path, inner, outer) if context.format == "1.0" else None
        context.warn(
            "update-multi-differs", path, params, channels=("jsapi",), fix=fix, lossy=True, source="card-format §9.3"
        )
