"""What a document is, and what is written to columns beside it (contracts §store). Pure functions, no database.

A document is `{card, variables, samples, update_multi, editor}`. It is kept as it was given: unknown keys, key order
and every digit; `editor` belongs to the designer alone and is neither sent nor compared.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from cardstudio.api.errors import ApiError
from cardstudio.api.language import card_locale
from cardstudio.api.limits import is_oversize
from cardstudio.cards import Unwrapped, lint, outline
from cardstudio.cards.envelope import as_document
from cardstudio.cards.fill.drawn import drawn
from cardstudio.cards.json import encode
from cardstudio.cards.measure import card_hash
from cardstudio.cards.types import JSONObject

#: Root elements a thumbnail draws, and the most bytes they may weigh.
PREVIEW_ELEMENTS = 12
PREVIEW_BYTES = 12_000
TITLE_LENGTH = 200
#: What makes two documents say the same; `editor` is left out on purpose.
_COMPARED = ("card", "variables", "samples", "update_multi")
_TYPES: dict[str, type] = {"card": dict, "variables": list, "samples": list, "update_multi": bool, "editor": dict}


@dataclass(frozen=True, slots=True)
class Facts:
    """What lists and search know of a document."""

    format: str
    title: str
    text: str
    errors: int
    warnings: int
    draft_hash: str
    preview: JSONObject


def document_of(found: Unwrapped) -> JSONObject:
    """The document a template keeps of something pasted.

    Raises:
        ApiError: 400 for a reference to a template of the platform and for what is no card at all.
    """
    if found.card is None and not found.is_reference:
        raise ApiError("no_card", found.why_no_card().message(card_locale()))
    if found.card is None:
        message = _("This only names a card that is kept on the platform; the card itself is not in it.")
        raise ApiError("no_card", message)
    given = found.document or {"card": found.card}
    sent = (found.outer or {}).get("update_multi")
    document = {
        "card": found.card,
        "variables": [],
        "samples": [],
        "update_multi": sent if isinstance(sent, bool) else True,
        "editor": {},
    }
    return check({**given, **{key: value for key, value in document.items() if key not in given}})


def check(document: Any) -> JSONObject:
    """The document itself; raises ApiError 400 naming each part of the wrong type."""
    if not isinstance(document, dict):
        raise _invalid({"document": [_("A document is a JSON object.")]})
    wrong: dict[str, list[str]] = {}
    if "card" not in document:
        wrong["document.card"] = [_("A document holds a card.")]
    for key, wanted in _TYPES.items():
        if key in document and not isinstance(document[key], wanted):
            wrong[f"document.{key}"] = [_("This must be a JSON value of type %(type)s.") % {"type": _NAMES[wanted]}]
    if wrong:
        raise _invalid(wrong)
    return document


_NAMES = {dict: "object", list: "array", bool: "boolean"}


def _invalid(fields: dict[str, list[str]]) -> ApiError:
    return ApiError("invalid", _("Some fields need another look."), fields=fields)


def facts(document: JSONObject) -> Facts:
    """Everything a save writes beside the document; lints it once. What is too large to be looked at is an error."""
    card = document["card"]
    errors, warnings = faults(document)
    said = outline.text_for_people(document)
    return Facts(
        format="2.0" if card.get("schema") == "2.0" else "1.0",
        # PostgreSQL refuses the NUL character.
        title=said.title.replace("\0", "")[:TITLE_LENGTH],
        text=said.text,
        errors=errors,
        warnings=warnings,
        draft_hash=document_hash(document),
        preview=preview(document),
    )


def faults(document: JSONObject) -> tuple[int, int]:
    """How many errors and how many warnings the designer lists; too large to be looked at is one error."""
    if is_oversize(document):
        return 1, 0
    report = lint(as_document(document), callbacks=bool(settings.CARD_CALLBACK))
    severities = [finding.severity for finding in report.findings]
    return severities.count("error"), severities.count("warning")


def document_hash(document: JSONObject) -> str:
    """Equal for documents that would send and fill the same, whatever the designer noted in `editor`."""
    return hashlib.sha256(encode([document.get(key) for key in _COMPARED])).hexdigest()


def hash_of_card(document: JSONObject) -> str:
    """What reports about this document's card are known by."""
    return card_hash(document["card"])


def preview(document: JSONObject) -> JSONObject:
    """`{card, values}` for a thumbnail: the first root elements, as they are drawn before anybody filled them in."""
    return {"card": _head(drawn(document)), "values": None}


def _head(card: JSONObject) -> JSONObject:
    """The card with as many of its first elements as a thumbnail can carry."""
    for most in (PREVIEW_ELEMENTS, 6, 3, 1, 0):
        head = _cut(card, most)
        if len(encode(head)) <= PREVIEW_BYTES:
            return head
    return {key: card[key] for key in ("schema", "header") if key in card and len(encode(card[key])) <= PREVIEW_BYTES}


def _cut(card: JSONObject, most: int) -> JSONObject:
    head = dict(card)
    if isinstance(card.get("elements"), list):
        head["elements"] = card["elements"][:most]
    body = card.get("body")
    if isinstance(body, dict) and isinstance(body.get("elements"), list):
        head["body"] = {**body, "elements": body["elements"][:most]}
    localised = card.get("i18n_elements")
    if isinstance(localised, dict):
        head["i18n_elements"] = {
            locale: elements[:most] if isinstance(elements, list) else elements
            for locale, elements in localised.items()
        }
    return head
