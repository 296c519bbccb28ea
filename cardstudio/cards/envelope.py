"""Recognising what people paste: bare cards and everything cards travel in (card-format §6.1, §6.3, §8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from cardstudio.cards import json, literals
from cardstudio.cards.channels import wrapped
from cardstudio.cards.imports import document_of_export
from cardstudio.cards.json import Unreadable
from cardstudio.cards.reading.steps import Inside, Region, Steps, Text
from cardstudio.cards.types import JSONObject, JSONValue

#: Keys a card can have at its root, in either format.
ROOT_KEYS = frozenset(
    {"schema", "config", "card_link", "header", "i18n_header", "elements", "i18n_elements", "body", "fallback"}
)
#: What makes an object with a ``card`` a document.
DOCUMENT_KEYS = frozenset({"variables", "samples", "editor"})
#: How many texts inside texts are opened: a card in a string in a body in a string.
_MOST_LAYERS = 6


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that was noticed on the way in; ``rule`` names a sentence in :mod:`cardstudio.cards.messages`."""

    rule: str
    params: dict[str, Any] = field(default_factory=dict)

    def message(self, locale: str = "en") -> str:
        from cardstudio.cards.messages import note_message

        return note_message(self.rule, self.params, locale)

    def to_dict(self, locale: str = "en") -> dict[str, Any]:
        return {"rule": self.rule, "params": self.params, "message": self.message(locale)}


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A card out of its wrapper. ``card`` is ``None`` only for a template reference.

    ``document`` is what a template would store: the pasted document itself, or one made of a designer export with
    its variables and mock data; ``None`` for everything else. ``outer`` is the object the card was found in. ``fault``
    names a rule where the wrapper itself would be refused. ``root`` is all that was read. ``found_at`` leads from the
    text to ``card``, or from the object where no text was read; it is empty where no place can be told.
    """

    envelope: str
    card: JSONObject | None
    document: JSONObject | None = None
    notes: tuple[Note, ...] = ()
    outer: JSONObject | None = None
    fault: str | None = None
    duplicates: tuple[str, ...] = ()
    root: JSONObject | None = None
    found_at: Steps = ()

    @property
    def subject(self) -> JSONObject | None:
        """The card that is looked at and mended: the one a template would store. ``None`` for a reference."""
        kept = self.document.get("card") if self.envelope == "cardkit" and self.document is not None else None
        return kept if isinstance(kept, dict) else self.card


def unwrap(text: str | bytes) -> Unwrapped:
    """The card in a pasted text; raises :class:`~cardstudio.cards.json.Unreadable` for text that holds none."""
    notes: list[Note] = []
    text = json.decoded(text)
    at: Steps = _whole(text)
    try:
        value, duplicates = json.load_noting_duplicates(text)
    except Unreadable as error:
        mended = literals.mend(text) if error.reason == "syntax" else None
        if mended is None:
            raise
        value, duplicates, at = mended.value, mended.duplicates, mended.at
        notes = [Note(name) for name in mended.notes]
    for _ in range(_MOST_LAYERS):
        if not isinstance(value, str):
            break
        at = (*at, Text(), *_whole(value))
        value, duplicates = json.load_noting_duplicates(value)
        notes.append(Note("was-escaped"))
    if not isinstance(value, dict):
        raise Unreadable("not-an-object", kind=_kind(value))
    notes.extend(Note("duplicate-key", {"pointer": pointer}) for pointer in duplicates)
    found = recognise(value, tuple(notes), tuple(duplicates))
    stands = found.found_at or found.card is value  # else it is made up: there is no card in the text
    return replace(found, found_at=(*at, *found.found_at) if stands and at else ())


def recognise(value: JSONObject, notes: tuple[Note, ...] = (), duplicates: tuple[str, ...] = ()) -> Unwrapped:
    """The card in an already parsed object. Any object is accepted: what is nothing known is taken for a card."""
    for reader in _READERS:
        found = reader(value)
        if found is not None:
            break
    else:
        found = Unwrapped("card", value)
    if found.envelope != "card":
        notes = (*notes, Note(f"envelope-{found.envelope}"))
    # Only a duplicate inside the card itself has a pointer a finding about the card can use.
    inside = duplicates if found.card is value else _below_card(duplicates)
    return replace(found, notes=(*notes, *found.notes), duplicates=inside, root=value)


def wrap(card: JSONObject, channel: str) -> JSONObject:
    """What is sent on ``channel``: card content, webhook body, or message body with the card as a string."""
    if channel == "message":
        return {"msg_type": "interactive", "content": json.dump(card)}
    return wrapped(channel, card)


def _below_card(duplicates: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(pointer[len("/card") :] for pointer in duplicates if pointer.startswith("/card/"))


def _kind(value: JSONValue) -> str:
    names = {list: "array", str: "string", bool: "boolean", type(None): "null"}
    return names.get(type(value), "number")


def _is_reference(value: JSONValue) -> bool:
    """Whether this names a template or card entity that lives on the platform."""
    if not isinstance(value, dict) or value.get("type") not in ("template", "card"):
        return False
    data = value.get("data")
    return isinstance(data, dict) and ("template_id" in data or "card_id" in data)


class _Parsed(NamedTuple):
    """An object that stood in another one, as such or as JSON text, and the way there."""

    value: JSONObject
    at: Steps


def _whole(text: str) -> Steps:
    return (Region(0, len(text.removeprefix("\ufeff")), "json"),)


def _parsed(holder: JSONObject, key: str) -> _Parsed | None:
    """The object under ``key``, given as such or as JSON text."""
    value = holder.get(key)
    at: Steps = (Inside(f"/{key}"),)
    if isinstance(value, str):
        at = (*at, Text(), *_whole(value))
        try:
            value = json.load(value)
        except Unreadable:
            return None
    return _Parsed(value, at) if isinstance(value, dict) else None


def _looks_like_card(value: JSONValue) -> bool:
    return isinstance(value, dict) and (not value or not ROOT_KEYS.isdisjoint(value))


def _only_wrapper(value: JSONObject) -> bool:
    """A ``card`` key where the card itself should stand; the platform refuses it (200621)."""
    return isinstance(value.get("card"), dict) and ROOT_KEYS.isdisjoint(value) and "token" not in value


def _held(envelope: str, holder: JSONObject, key: str, at: Steps = ()) -> Unwrapped:
    """The card under ``key``, which is known to be an object; ``at`` leads to ``holder``."""
    card = holder[key]
    if _is_reference(card):
        return Unwrapped("template_ref", None, outer=holder)
    return Unwrapped(envelope, card, outer=holder, found_at=_joined(at, f"/{key}"))


def _joined(at: Steps, pointer: str) -> Steps:
    if at and isinstance(at[-1], Inside):
        return (*at[:-1], Inside(at[-1].pointer + pointer))
    return (*at, Inside(pointer))


def _template_reference(value: JSONObject) -> Unwrapped | None:
    return Unwrapped("template_ref", None, outer=value) if _is_reference(value) else None


def _sdk_call(value: JSONObject) -> Unwrapped | None:
    """The argument of ``tt.sendMessageCard``."""
    content = _parsed(value, "cardContent")
    if content is None:
        return None
    if isinstance(content.value.get("card"), dict):
        return _held("card_content", content.value, "card", content.at)
    return Unwrapped("card_content", content.value, outer=value, fault="card-content-without-card", found_at=content.at)


def _interactive(value: JSONObject) -> Unwrapped | None:
    """Webhook, batch and ephemeral bodies, and message bodies with the card as an escaped string."""
    if value.get("msg_type") != "interactive" and not ("receive_id" in value and "content" in value):
        return None
    card = value.get("card")
    if isinstance(card, dict):
        return _held("webhook", value, "card")
    if isinstance(card, str):
        inner = _parsed(value, "card")
        if inner is not None:
            notes = (Note("was-escaped"),)
            return Unwrapped("webhook", inner.value, outer=value, notes=notes, found_at=inner.at)
    return _message(value) or Unwrapped("webhook", {}, outer=value, fault="unknown-card-value")


def _message(value: JSONObject) -> Unwrapped | None:
    content = value.get("content")
    inner = _parsed(value, "content")
    if inner is None:
        return None
    fault = None if isinstance(content, str) else "content-not-text"
    if _is_reference(inner.value):
        return Unwrapped("template_ref", None, outer=value)
    if _only_wrapper(inner.value):
        at = _joined(inner.at, "/card")
        return Unwrapped("message", inner.value["card"], outer=value, fault="extra-wrapper", found_at=at)
    if fault and not _looks_like_card(inner.value):
        fault = "unknown-card-value"
    return Unwrapped("message", inner.value, outer=value, fault=fault, found_at=inner.at)


def _update_body(value: JSONObject) -> Unwrapped | None:
    """``{"content": "<card>"}``: what a message update takes."""
    if not isinstance(value.get("content"), str) or not ROOT_KEYS.isdisjoint(value):
        return None
    inner = _parsed(value, "content")
    if inner is None:
        return None
    if not (_looks_like_card(inner.value) or _only_wrapper(inner.value) or _is_reference(inner.value)):
        return None
    return _message(value)


def _document(value: JSONObject) -> Unwrapped | None:
    if not isinstance(value.get("card"), dict) or DOCUMENT_KEYS.isdisjoint(value):
        return None
    return Unwrapped("document", value["card"], document=value, found_at=(Inside("/card"),))


def _export(value: JSONObject) -> Unwrapped | None:
    """The card tool's ``.card`` file: ``{name, dsl, variables}``."""
    card = _parsed(value, "dsl" if "dsl" in value else "user_dsl")
    if card is None:
        return None
    document = document_of_export(value, card.value)
    return Unwrapped("cardkit", card.value, document=document, outer=value, found_at=card.at)


def _entity(value: JSONObject) -> Unwrapped | None:
    """The body that makes a card entity: ``{"type": "card_json", "data": "<card>"}``."""
    return _typed(value, "card_json", "cardkit")


def _callback_answer(value: JSONObject) -> Unwrapped | None:
    card = value.get("card")
    if not isinstance(card, dict) or card.get("type") not in ("raw", "template", "card_json"):
        return None
    if _is_reference(card):
        return Unwrapped("template_ref", None, outer=value)
    data = _parsed(card, "data")
    if data is None:
        return None
    at = (Inside("/card/data"), *data.at[1:])
    return Unwrapped("callback", data.value, outer=value, found_at=at)


def _delayed_update(value: JSONObject) -> Unwrapped | None:
    """The body that updates a card later: the token of a callback beside the card."""
    if not isinstance(value.get("token"), str) or not isinstance(value.get("card"), dict):
        return None
    return _held("callback", value, "card")


def _raw(value: JSONObject) -> Unwrapped | None:
    """``{"type": "raw", "data": card}`` without the answer around it."""
    return _typed(value, "raw", "callback")


def _typed(value: JSONObject, kind: str, envelope: str) -> Unwrapped | None:
    if value.get("type") != kind:
        return None
    card = _parsed(value, "data")
    return Unwrapped(envelope, card.value, outer=value, found_at=card.at) if card is not None else None


def _doubly_wrapped(value: JSONObject) -> Unwrapped | None:
    if not _only_wrapper(value):
        return None
    if _is_reference(value["card"]):
        return Unwrapped("template_ref", None, outer=value)
    return Unwrapped("card", value["card"], outer=value, fault="extra-wrapper", found_at=(Inside("/card"),))


#: In this order: the first reader that knows the object decides.
_READERS: tuple[Callable[[JSONObject], Unwrapped | None], ...] = (
    _template_reference,
    _sdk_call,
    _interactive,
    _callback_answer,
    _delayed_update,
    _raw,
    _document,
    _export,
    _entity,
    _update_body,
    _doubly_wrapped,
)
