"""The cards that files hold, each read and checked before anything is done with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils.translation import gettext as _
from rest_framework import serializers

from cardstudio.api.errors import ApiError
from cardstudio.api.fields import NameField
from cardstudio.api.language import card_locale
from cardstudio.api.reader import MAX_BYTES
from cardstudio.cards import unwrap
from cardstudio.cards.json import Unreadable, encode, load_noting_duplicates
from cardstudio.cards.library.files import CARD, FACTS, Files, by_card, mark_of_document
from cardstudio.cards.library.texts import Left, WrongTexts, joined
from cardstudio.cards.types import JSONObject
from cardstudio.library import documents
from cardstudio.library.portable.facts import Facts, Mark, facts_read
from cardstudio.library.portable.outcomes import first_of, sentence
from cardstudio.library.slugs import SLUG

NAME_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Entry:
    """One card of the files. `facts` is None where only a card was given; then `name` is what it may be called. `left`
    are texts of files of their own that have no place in the card."""

    path: str
    identity: UUID
    document: JSONObject
    name: str
    facts: Facts | None
    exported: Mark
    left: tuple[Left, ...] = ()


@dataclass(frozen=True, slots=True)
class Unfit:
    """Files that hold no card that could be taken, and why."""

    path: str
    message: str


class FactsSerializer(serializers.Serializer[Any]):
    """What each of the facts may be, as everywhere else in the library."""

    name = NameField(max_length=NAME_LENGTH, allow_blank=True)
    description = serializers.CharField(max_length=4000, allow_blank=True)
    folder = serializers.ListField(child=NameField(max_length=120), max_length=20)
    tags = serializers.ListField(child=serializers.CharField(max_length=40), max_length=20)


def entries_of(files: Files) -> Iterator[Entry | Unfit]:
    """The cards in order of their paths. Where one id stands twice, the second is unfit: which is meant?"""
    seen: dict[UUID, str] = {}
    for path, card in by_card(files).items():
        entry = _entry(path, card)
        if isinstance(entry, Entry):
            first = seen.setdefault(entry.identity, path)
            if first != path:
                entry = Unfit(
                    path, _("“%(path)s” has the same id. Leave the line out for a new card.") % {"path": first}
                )
        yield entry


def _entry(path: str, card: Mapping[str, bytes]) -> Entry | Unfit:
    try:
        return _of_tool(path, card) if FACTS not in card and CARD not in card else _of_folder(path, card)
    except Unreadable as error:
        return Unfit(path, error.message(card_locale()))
    except WrongTexts as error:
        why = error.error.message(card_locale()) if error.error else _("This holds texts by their places.")
        return Unfit(path, f"{error.name}: {why}")
    except ApiError as error:
        return Unfit(path, sentence(error))


def _of_folder(path: str, card: Mapping[str, bytes]) -> Entry:
    if CARD not in card:
        raise ApiError("invalid", _("There is no card.json beside template.yaml."))
    document = _document(card[CARD])
    read = facts_read(card[FACTS]) if FACTS in card else None
    is_exported = read is not None and read.exported.document == mark_of_document(document)
    left = tuple(joined(document, card, is_exported=is_exported))
    _require_small(document)
    if read is None:
        return Entry(path, _identity(path), document, PurePosixPath(path).name, None, Mark(), left)
    _check(read.facts)
    return Entry(path, read.identity or _identity(path), document, read.facts.name, read.facts, read.exported, left)


def _of_tool(path: str, card: Mapping[str, bytes]) -> Entry:
    """A file of the platform's card tool, `{name, dsl, variables}`; or any card under that name."""
    [data] = card.values()
    found = unwrap(data)
    outer = found.outer or {}
    name = outer.get("name")
    called = name if isinstance(name, str) and name.strip() else PurePosixPath(path).stem
    return Entry(path, _identity(path), documents.document_of(found), called[:NAME_LENGTH], None, Mark())


def _document(data: bytes) -> JSONObject:
    """What a card.json holds: a document, or a bare card in anything cards travel in."""
    value, twice = load_noting_duplicates(data)
    if twice:
        raise ApiError("invalid", _("“%(name)s” stands here twice.") % {"name": twice[0]})
    if isinstance(value, dict) and "card" not in value:
        return documents.document_of(unwrap(data))
    return documents.check(value)


def _require_small(document: JSONObject) -> None:
    if len(encode(document)) > MAX_BYTES:
        raise ApiError("too_large", _("This card is larger than %(most)d MB.") % {"most": MAX_BYTES // 2**20})


def _identity(path: str) -> UUID:
    """The id of a card that says none: the same for the same path, so that it is not taken for new each time."""
    return uuid5(NAMESPACE_URL, f"card-studio:{path}")


def _check(facts: Facts) -> None:
    texts = {"name": facts.name, "description": facts.description}
    checked = FactsSerializer(data={**texts, "folder": list(facts.folder), "tags": list(facts.tags)})
    wrong = {} if checked.is_valid() else {str(name): [first_of(held)] for name, held in checked.errors.items()}
    if facts.slug and not SLUG.fullmatch(facts.slug):
        wrong["slug"] = [_("Small letters, digits and hyphens, at most 60.")]
    if wrong:
        raise ApiError("invalid", "template.yaml:", fields=wrong)
