"""A card without what the platform may refuse it for: what it alone can judge, taken out kind by kind.

The linter says where such things stand (its `unverified-…` findings); they are taken out there until it finds none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cardstudio.api.errors import ApiError
from cardstudio.cards import Finding, Report
from cardstudio.cards.patch import apply
from cardstudio.cards.pointers import resolve
from cardstudio.cards.types import JSONObject

Lint = Callable[[JSONObject], Report]

# What sending without it is called, by the linter's rule.
KINDS: dict[str, str | Promise] = {
    "unverified-at-all": gettext_lazy("Send without @all"),
    "unverified-people": gettext_lazy("Send without mentions"),
    "unverified-images": gettext_lazy("Send without images"),
    "unverified-files": gettext_lazy("Send without files"),
}
# Where a kind stands inside a text, and what is left there.
_IN_TEXT = {
    "unverified-at-all": (re.compile(r"<at\b[^<>]*\bids?\s*=\s*[\"']?all\b[^<>]*>(?:\s*</at>)?"), ""),
    "unverified-people": (
        re.compile(r"<(at|person)\b(?![^<>]*\bids?\s*=\s*[\"']?all\b)[^<>]*>(?:[^<>]*</\1>)?"),
        "",
    ),
    "unverified-images": (re.compile(r"!\[([^\]]*)\]\([^()]*\)"), r"\1"),
}
# Each takes out one place and lints again: few cards need more, and nobody shall keep the server busy.
_MOST_ROUNDS = 60
# What a card can't do without.
_TOPS = ("", "/body")


def read_kinds(given: Any) -> tuple[str, ...]:
    """The kinds a request names.

    Raises:
        ApiError: 400 for anything else.
    """
    if not isinstance(given, list) or not all(isinstance(kind, str) and kind in KINDS for kind in given):
        fields = {"without": [_("This must be a list of: %(kinds)s.") % {"kinds": ", ".join(KINDS)}]}
        raise ApiError("invalid", _("Some fields need another look."), fields=fields)
    return tuple(dict.fromkeys(given))


def exclude_kinds(card: JSONObject, kinds: Collection[str], lint: Lint) -> JSONObject:
    """The card with everything of `kinds` taken out; the one given is not changed.

    Raises:
        ApiError: 422 where nothing sensible would be left.
    """
    for _round in range(_MOST_ROUNDS):
        report = lint(card)
        found = next((finding for finding in report.findings if finding.rule in kinds), None)
        if found is None:
            return card
        card = _excluded(card, found, _errors(report), lint)
    raise _nothing_left()


def _excluded(card: JSONObject, found: Finding, errors: int, lint: Lint) -> JSONObject:
    """The card without what one finding points at: a part of a text, or the least that leaves no new error behind."""
    held = resolve(card, found.pointer)
    if isinstance(held, str) and found.rule in _IN_TEXT:
        pattern, rest = _IN_TEXT[found.rule]
        text = pattern.sub(rest, held)
        if text != held and text.strip():
            return _patched(card, {"op": "replace", "path": found.pointer, "value": text})
    # An id or key goes with the object that holds it, and that one with its own holder where it can't do without.
    pointer = found.pointer if _is_list(card, _parent(found.pointer)) else _parent(found.pointer)
    while pointer not in _TOPS:
        less = _patched(card, {"op": "remove", "path": pointer})
        holder = _parent(pointer)
        if resolve(less, holder) != [] and _errors(lint(less)) <= errors:
            return less
        pointer = _parent(holder) if _is_list(card, holder) else holder
    raise _nothing_left()


def _patched(card: JSONObject, operation: JSONObject) -> JSONObject:
    changed = apply(card, [operation])
    assert isinstance(changed, dict), "only what stands inside a card is changed"
    return changed


def _is_list(card: JSONObject, pointer: str) -> bool:
    return isinstance(resolve(card, pointer), list)


def _parent(pointer: str) -> str:
    return pointer.rpartition("/")[0]


def _errors(report: Report) -> int:
    return sum(finding.severity == "error" for finding in report.findings)


def _nothing_left() -> ApiError:
    return ApiError("nothing_left", _("Without it nothing of the card would be left to send."), status=422)
