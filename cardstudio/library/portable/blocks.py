"""A team's blocks as files, out and in. They are matched by id, else by name, and told as cards are (`plan.py`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from rest_framework import serializers

from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor
from cardstudio.api.errors import ApiError
from cardstudio.api.fields import NameField, ObjectField
from cardstudio.api.language import card_locale
from cardstudio.cards.catalog.model import FORMATS
from cardstudio.cards.json import Unreadable, encode
from cardstudio.cards.library.block_file import BLOCK, FOLDER, block_bytes, block_read, mark_of_block
from cardstudio.cards.library.files import Files
from cardstudio.cards.types import JSONObject
from cardstudio.library.blocks import block_create, block_list, block_update
from cardstudio.library.models import Block
from cardstudio.library.portable.outcomes import OutcomeJson, first_of, sentence
from cardstudio.library.slugs import slug_of


class BlockFileSerializer(serializers.Serializer[Any]):
    """What each of the members may be, as everywhere else."""

    name = NameField(max_length=80)
    format = serializers.ChoiceField(list(FORMATS))
    elements = serializers.ListField(child=ObjectField())
    variables = serializers.ListField(child=ObjectField())


def block_files(*, actor: Actor, team: Team) -> Iterator[tuple[str, bytes]]:
    """The path and contents of each, by name."""
    taken: set[str] = set()
    for block in block_list(actor=actor, team=team).defer(None):
        slug = slug_of(block.name)
        numbered = (slug if number == 1 else f"{slug}-{number}" for number in count(1))
        stem = next(free for free in numbered if free not in taken)
        taken.add(stem)
        yield f"{FOLDER}/{stem}{BLOCK}", block_bytes(str(block.source or block.pk), _says(block))


def _says(block: Block) -> JSONObject:
    return {"name": block.name, "format": block.format, **block.document}


def blocks_taken(*, actor: Actor, team: Team, files: Files, dry_run: bool) -> Iterator[OutcomeJson]:
    """Take some in, in order of their paths, each whole or not at all. The second of one id or one name is refused."""
    seen: dict[UUID | str, str] = {}
    for path in sorted(files):
        try:
            with transaction.atomic():
                read = _read(files[path])
                _require_first(seen, read)
                outcome = _taken(actor, team, path, read, dry_run)
                seen |= dict.fromkeys(filter(None, (read.identity, read.name)), path)
        except ApiError as error:
            outcome = {"path": path, "did": "refused", "fields": [], "kept": {}, "message": sentence(error)}
        except Unreadable as error:
            message = error.message(card_locale())
            outcome = {"path": path, "did": "refused", "fields": [], "kept": {}, "message": message}
        yield outcome


class _Read(NamedTuple):
    """A file that may be taken."""

    identity: UUID | None
    exported: str
    says: JSONObject

    @property
    def name(self) -> str:
        return str(self.says["name"])


def _require_first(seen: Mapping[UUID | str, str], read: _Read) -> None:
    """Of two files that say they are the same block, neither must write over the other."""
    if read.identity is not None and read.identity in seen:
        message = _("“%(path)s” has the same id. Leave the line out for a new block.")
        raise ApiError("invalid", message % {"path": seen[read.identity]})
    if read.name in seen:
        raise ApiError("invalid", _("“%(path)s” has the same name.") % {"path": seen[read.name]})


def _read(data: bytes) -> _Read:
    try:
        read = block_read(data)
    except Unreadable:
        raise
    except ValueError as error:
        raise ApiError("invalid", _("This is no block: %(why)s") % {"why": str(error)[:80]}) from None
    try:
        identity = UUID(read.identity) if read.identity else None
    except ValueError:
        raise ApiError("invalid", _("This is no block: %(why)s") % {"why": f"id: {read.identity[:60]}"}) from None
    checked = BlockFileSerializer(data=read.says)
    if not checked.is_valid():
        wrong = {str(name): [first_of(held)] for name, held in checked.errors.items()}
        raise ApiError("invalid", _("This is no block."), fields=wrong)
    return _Read(identity, read.exported, {**read.says, "name": checked.validated_data["name"]})


def _taken(actor: Actor, team: Team, path: str, read: _Read, dry_run: bool) -> OutcomeJson:
    blocks = Block.objects.select_for_update(of=("self",)).select_related("team").filter(team=team)
    known = Q(pk=read.identity) | Q(source=read.identity) if read.identity else Q(pk=None)
    block = blocks.filter(known).first() or blocks.filter(name=read.name).first()
    return _created(actor, team, path, read, dry_run) if block is None else _met(actor, path, read, block, dry_run)


def _created(actor: Actor, team: Team, path: str, read: _Read, dry_run: bool) -> OutcomeJson:
    outcome: OutcomeJson = {"path": path, "did": "created", "name": read.name, "fields": [], "kept": {}}
    if not dry_run:
        block = block_create(
            actor=actor, team=team, name=read.name, format=str(read.says["format"]), content=_content(read)
        )
        outcome["block"] = str(block.pk)
        _remember(block, read, outcome)
    return outcome


def _met(actor: Actor, path: str, read: _Read, block: Block, dry_run: bool) -> OutcomeJson:
    held = _says(block)
    changed = _changed(read.says, held)
    outcome: OutcomeJson = {
        "path": path, "did": "same", "block": str(block.pk), "name": block.name, "fields": [], "kept": {},
    }  # fmt: skip
    if changed and mark_of_block(held) in (read.exported, block.imported):
        outcome |= {"did": "updated", "fields": changed}
        if not dry_run:
            block_update(
                actor=actor,
                block=block,
                name=read.name,
                format=str(read.says["format"]),
                content=_content(read) if "content" in changed else None,
            )
            outcome["name"] = block.name
    elif changed and mark_of_block(read.says) in (read.exported, block.imported):
        outcome["did"] = "newer"
    elif changed:
        outcome |= {
            "did": "both",
            "kept": {name: read.name if name == "name" else None for name in changed},
        }
    if not dry_run and outcome["did"] in ("same", "updated"):
        _remember(block, read, outcome)
    return outcome


def _changed(ours: JSONObject, theirs: JSONObject) -> list[str]:
    """In which parts two blocks differ."""
    name = ["name"] if ours["name"] != theirs["name"] else []
    parts = ("format", "elements", "variables")
    return [*name, *(["content"] if any(encode(ours[part]) != encode(theirs[part]) for part in parts) else [])]


def _content(read: _Read) -> JSONObject:
    return {"elements": read.says["elements"], "variables": read.says["variables"]}


def _remember(block: Block, read: _Read, outcome: OutcomeJson) -> None:
    """What the file said, so that the next import knows whether somebody changed the block since."""
    mark = mark_of_block(_says(block))
    outcome["exported"] = mark
    source = block.source or (read.identity if read.identity != block.pk else None)
    if (block.imported, block.source) != (mark, source):
        Block.objects.filter(pk=block.pk).update(imported=mark, source=source)
