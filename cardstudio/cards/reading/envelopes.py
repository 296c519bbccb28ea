"""The wrappers cards travel in (card-format §6.1, §6.3, §8): what is handed over in one of them is taken for a card.

Each reader knows one kind of body and gives ``None`` for any other object.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from cardstudio.cards import json
from cardstudio.cards.json import Unreadable
from cardstudio.cards.reading.evidence import ROOT_KEYS, is_card, is_plausible, is_projection
from cardstudio.cards.reading.exports import document_of_export
from cardstudio.cards.reading.raw_content import card_of_raw_content
from cardstudio.cards.reading.steps import Inside, Steps, Text, after, joined, whole
from cardstudio.cards.reading.unwrapped import Note, Unwrapped
from cardstudio.cards.types import JSONObject, JSONValue

#: What makes an object with a ``card`` a document.
DOCUMENT_KEYS = frozenset({"variables", "samples", "editor"})
#: The fault of a card under one ``card`` key too many.
EXTRA_WRAPPER = "extra-wrapper"
#: The fault of a CardKit body in one more object, which the platform does not look into.
WRAPPED_BODY = "wrapped-body"
#: The fault of a card that was made a text twice: where the platform reads JSON, it finds one more text.
TEXT_IN_TEXT = "text-in-text"
#: How many wrappers too many are taken off, and how many texts inside a text.
_MOST_WRAPPERS = 6


def known(value: JSONObject) -> Unwrapped | None:
    """The card in a body of a known kind; ``None`` for every other object."""
    for reader in _READERS:
        found = reader(value)
        if found is not None:
            return found
    return None


def is_reference(value: JSONValue) -> bool:
    """Whether this names a template or card entity that lives on the platform."""
    if not isinstance(value, dict) or value.get("type") not in ("template", "card"):
        return False
    data = value.get("data")
    return isinstance(data, dict) and ("template_id" in data or "card_id" in data)


class _Parsed(NamedTuple):
    """An object that stood in another one, as such or as JSON text, the way there, and what is wrong with it."""

    value: JSONObject
    at: Steps
    fault: str | None = None


def _parsed(holder: JSONObject, key: str, way: str = "") -> _Parsed | None:
    """The object under ``key``, given as such or as JSON text; ``way`` leads to ``holder``."""
    value = holder.get(key)
    at: Steps = (Inside(f"{way}/{key}"),)
    texts = 0
    while isinstance(value, str) and texts < _MOST_WRAPPERS:
        at = (*at, Text(), *whole(value))
        texts += 1
        try:
            value = json.load(value)
        except Unreadable:
            return None
    return _Parsed(value, at, TEXT_IN_TEXT if texts > 1 else None) if isinstance(value, dict) else None


def _held(envelope: str, outer: JSONObject, card: JSONObject, at: Steps, fault: str | None = None) -> Unwrapped:
    """What stands where a card belongs, as the card it is; ``at`` leads there from ``outer``."""
    extra = 0
    while extra < _MOST_WRAPPERS and _is_wrapper(card):
        card, at, fault = card["card"], joined(at, "/card"), EXTRA_WRAPPER
        extra += 1
    if is_reference(card):
        return _referring(outer, card)
    return Unwrapped(envelope, card, outer=outer, fault=fault, found_at=at, extra=extra)


def _referring(outer: JSONObject, reference: JSONObject) -> Unwrapped:
    return Unwrapped("template_ref", None, outer=outer, reference=reference)


def _is_wrapper(value: JSONObject) -> bool:
    """A ``card`` key where the card itself should stand; the platform refuses it (200621)."""
    return isinstance(value.get("card"), dict) and ROOT_KEYS.isdisjoint(value) and "token" not in value


def _template_reference(value: JSONObject) -> Unwrapped | None:
    return _referring(value, value) if is_reference(value) else None


def _sdk_call(value: JSONObject) -> Unwrapped | None:
    """The argument of ``tt.sendMessageCard``."""
    content = _parsed(value, "cardContent")
    if content is None:
        return None
    card = content.value.get("card")
    if isinstance(card, dict):
        return _held("card_content", content.value, card, joined(content.at, "/card"))
    return Unwrapped("card_content", content.value, outer=value, fault="card-content-without-card", found_at=content.at)


def _message_read_back(value: JSONObject) -> Unwrapped | None:
    """A message as the API and its events give it; its content is the card, what stands for it, or its inner form."""
    if "interactive" not in (value.get("msg_type"), value.get("message_type")):
        return None
    body = value.get("body")
    way = "/body" if isinstance(body, dict) else ""
    if not way and "message_type" not in value:
        return None
    content = _parsed(body if isinstance(body, dict) else value, "content", way)
    if content is None:
        return None
    inner = _raw_content(content.value) or _export(content.value)
    if inner is not None:
        return replace(inner, envelope="message", document=None, found_at=after(content.at, inner.found_at))
    if is_projection(content.value):
        return Unwrapped("message_projection", None, outer=value)
    return _held("message", value, content.value, content.at)


def _platform_answer(value: JSONObject) -> Unwrapped | None:
    """What the API answers to a question for messages: the first one that is a card."""
    data = value.get("data")
    if not isinstance(data, dict) or "code" not in value:
        return None
    items = data.get("items")
    for index, item in enumerate(items if isinstance(items, list) else []):
        found = _message_read_back(item) if isinstance(item, dict) else None
        if found is not None and found.card is not None:
            return replace(found, found_at=after((Inside(f"/data/items/{index}"),), found.found_at))
    return None


def _event(value: JSONObject) -> Unwrapped | None:
    """``im.message.receive_v1``."""
    event = value.get("event")
    message = event.get("message") if isinstance(event, dict) else None
    found = _message_read_back(message) if isinstance(message, dict) else None
    if found is None:
        return None
    return replace(found, found_at=after((Inside("/event/message"),), found.found_at))


def _interactive(value: JSONObject) -> Unwrapped | None:
    """Webhook, batch and ephemeral bodies, and message bodies with the card as an escaped string."""
    if value.get("msg_type", "interactive") != "interactive":
        return None
    if "msg_type" not in value and not ("receive_id" in value and "content" in value):
        return None
    card = _parsed(value, "card")
    if card is None:
        return _message(value)
    found = _held("webhook", value, card.value, card.at, card.fault)
    return replace(found, notes=(Note("was-escaped"),)) if isinstance(value["card"], str) else found


def _message(value: JSONObject) -> Unwrapped | None:
    content = value.get("content")
    inner = _parsed(value, "content")
    if inner is None:
        return None
    fault = inner.fault if isinstance(content, str) else "content-not-text"
    if fault == "content-not-text" and not (
        _is_wrapper(inner.value) or is_reference(inner.value) or _may_be_card(inner.value)
    ):
        fault = "unknown-card-value"
    return _held("message", value, inner.value, inner.at, fault)


def _may_be_card(value: JSONObject) -> bool:
    return not value or not ROOT_KEYS.isdisjoint(value)


def _update_body(value: JSONObject) -> Unwrapped | None:
    """``{"content": "<card>"}``: what a message update takes."""
    if not isinstance(value.get("content"), str) or not ROOT_KEYS.isdisjoint(value):
        return None
    inner = _parsed(value, "content")
    if inner is None or is_projection(inner.value):
        return None
    if not (_may_be_card(inner.value) or _is_wrapper(inner.value) or is_reference(inner.value)):
        return None
    return _message(value)


def _document(value: JSONObject) -> Unwrapped | None:
    if not isinstance(value.get("card"), dict) or DOCUMENT_KEYS.isdisjoint(value):
        return None
    return Unwrapped("document", value["card"], document=value, found_at=(Inside("/card"),))


def _export(value: JSONObject) -> Unwrapped | None:
    """The card tool's ``.card`` file, ``{name, dsl, variables}``, or a card as its sender wrote it, read back."""
    card = _parsed(value, "dsl" if "dsl" in value else "user_dsl")
    if card is None:
        return None
    document = document_of_export(value, card.value)
    return Unwrapped("cardkit", card.value, document=document, outer=value, found_at=card.at)


def _raw_content(value: JSONObject) -> Unwrapped | None:
    """``{json_card, json_attachment, card_schema}``: a sent card as the platform keeps it (platform-api §1.4)."""
    tree = _parsed(value, "json_card")
    if tree is None:
        return None
    card = card_of_raw_content(tree.value, value)
    if card is tree.value:
        return Unwrapped("message", card, outer=value, found_at=tree.at)
    return Unwrapped("message", card, outer=value, notes=(Note("was-raw-content"),))


def _entity(value: JSONObject) -> Unwrapped | None:
    """The body that makes a card entity: ``{"type": "card_json", "data": "<card>"}``."""
    return _typed(value, "card_json", "cardkit")


def _entity_update(value: JSONObject) -> Unwrapped | None:
    """The body that changes a card entity: the one that makes it under ``card``, beside ``sequence``."""
    card = value.get("card")
    if not isinstance(card, dict) or card.get("type") != "card_json" or "toast" in value:
        return None
    found = _entity(card)
    if found is None:
        return None
    fault = found.fault if "sequence" in value else WRAPPED_BODY
    return replace(found, outer=value, fault=fault, found_at=after((Inside("/card"),), found.found_at))


def _callback_answer(value: JSONObject) -> Unwrapped | None:
    card = value.get("card")
    if not isinstance(card, dict) or card.get("type") not in ("raw", "template", "card_json"):
        return None
    if is_reference(card):
        return _referring(value, card)
    data = _parsed(card, "data", "/card")
    return Unwrapped("callback", data.value, outer=value, found_at=data.at) if data is not None else None


def _delayed_update(value: JSONObject) -> Unwrapped | None:
    """The body that updates a card later: the token of a callback beside the card."""
    if not isinstance(value.get("token"), str) or not isinstance(value.get("card"), dict):
        return None
    return _held("callback", value, value["card"], (Inside("/card"),))


def _raw(value: JSONObject) -> Unwrapped | None:
    """``{"type": "raw", "data": card}`` without the answer around it."""
    return _typed(value, "raw", "callback")


def _typed(value: JSONObject, kind: str, envelope: str) -> Unwrapped | None:
    if value.get("type") != kind:
        return None
    card = _parsed(value, "data")
    if card is None:
        return None
    return Unwrapped(envelope, card.value, outer=value, fault=card.fault, found_at=card.at)


def _doubly_wrapped(value: JSONObject) -> Unwrapped | None:
    """A card under ``card`` and nothing that says what kind of body it is: here, evidence is needed."""
    if not _is_wrapper(value):
        return None
    found = _held("card", value, value, ())
    if found.card is not None and not (is_card(found.card) or is_plausible(found.card)):
        return None
    return found


#: In this order: the first reader that knows the object decides.
_READERS: tuple[Callable[[JSONObject], Unwrapped | None], ...] = (
    _template_reference,
    _raw_content,
    _sdk_call,
    _message_read_back,
    _platform_answer,
    _event,
    _interactive,
    _entity_update,
    _callback_answer,
    _delayed_update,
    _raw,
    _document,
    _export,
    _entity,
    _update_body,
    _doubly_wrapped,
)
