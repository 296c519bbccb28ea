"""Blocks: parts of cards that a team keeps under a name, to be put into other cards.

A block is `{elements, variables}`: elements as they stand in a card of its format, and the declarations of the blanks
they use. It is looked at by the linter when it is kept, and what was found is told; only what is no element, or too
much, is refused.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from cardstudio.accounts.locks import team_hold
from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor, require, visible
from cardstudio.accounts.services import audit
from cardstudio.api.errors import ApiError
from cardstudio.cards import lint
from cardstudio.cards.envelope import as_document
from cardstudio.cards.json import encode
from cardstudio.cards.types import JSONObject
from cardstudio.library import documents
from cardstudio.library.models import Block

MOST_BLOCKS = 500
MOST_ELEMENTS = 50
MOST_BYTES = 60_000


def block_list(*, actor: Actor, team: Team) -> QuerySet[Block]:
    """The team's blocks by name, without their documents."""
    require(actor, "view", team)
    return visible(actor, Block.objects.all()).filter(team=team).defer("document").order_by("name", "pk")


def block_get(*, actor: Actor, team: UUID, pk: UUID) -> Block:
    """One of them, with its document; raises Http404."""
    found = visible(actor, Block.objects.select_related("team")).filter(team=team, pk=pk).first()
    if found is None:
        raise Http404
    return found


@transaction.atomic
def block_create(*, actor: Actor, team: Team, name: str, format: str, content: JSONObject) -> Block:
    """Keep elements under a name.

    Raises:
        ApiError: 409 `name_taken` with the `id` of the block that has the name; 409 `too_many`; 400, 413 for content.
    """
    require(actor, "edit", team)
    team_hold(team.pk)
    _require_free(team, name)
    if Block.objects.filter(team=team).count() >= MOST_BLOCKS:
        message = _("The team has %(most)d blocks already. Delete some first.") % {"most": MOST_BLOCKS}
        raise ApiError("too_many", message, status=409)
    block = Block(team=team, name=name, format=format, updated_by=actor.user, updated_at=timezone.now())
    _take(block, content)
    block.save()
    audit(actor=actor, team=team, action="block.created", target=block, name=name)
    return block


@transaction.atomic
def block_update(
    *, actor: Actor, block: Block, name: str | None = None, format: str | None = None, content: JSONObject | None = None
) -> Block:
    """Rename a block, or keep other elements under its name. Cards that hold a copy stay as they are.

    Raises:
        ApiError: as `block_create`.
    """
    require(actor, "edit", block.team)
    team_hold(block.team_id)
    before = block.name
    if name is not None and name != before:
        _require_free(block.team, name)
        block.name = name
        audit(actor=actor, team=block.team, action="block.renamed", target=block, before=before, name=name)
    if content is not None:
        block.format = format or block.format
        _take(block, content)
        audit(actor=actor, team=block.team, action="block.updated", target=block, name=block.name)
    block.updated_by, block.updated_at = actor.user, timezone.now()
    block.save()
    return block


@transaction.atomic
def block_delete(*, actor: Actor, block: Block) -> None:
    """Delete a block. Cards that hold a copy stay as they are."""
    require(actor, "edit", block.team)
    audit(actor=actor, team=block.team, action="block.deleted", target=block, name=block.name)
    block.delete()


def _require_free(team: Team, name: str) -> None:
    standing = Block.objects.filter(team=team, name=name).values_list("pk", flat=True).first()
    if standing is not None:
        message = _("The team has a block of this name already.")
        raise ApiError("name_taken", message, status=409, fields={"name": [message]}, extra={"id": str(standing)})


def _take(block: Block, content: JSONObject) -> None:
    """Put the content into a block, with what lists show of it."""
    elements: Any = content["elements"]
    if not 1 <= len(elements) <= MOST_ELEMENTS or not all(isinstance(one.get("tag"), str) for one in elements):
        message = _("A block holds 1 to %(most)d elements, each with a tag.") % {"most": MOST_ELEMENTS}
        raise ApiError("invalid", message, fields={"elements": [message]})
    if len(encode(content)) > MOST_BYTES:
        message = _("This is too much for a block: %(most)d KB at most.") % {"most": MOST_BYTES // 1000}
        raise ApiError("too_large", message, status=413)
    document = _document(block.format, content)
    found = [
        finding.severity for finding in lint(as_document(document), callbacks=bool(settings.CARD_CALLBACK)).findings
    ]
    block.document = content
    block.preview = documents.preview(document)
    block.errors, block.warnings = found.count("error"), found.count("warning")


def _document(format: str, content: JSONObject) -> JSONObject:
    """A card that holds nothing else."""
    elements = content["elements"]
    card: JSONObject = {"schema": "2.0", "body": {"elements": elements}} if format == "2.0" else {"elements": elements}
    return {"card": card, "variables": content["variables"], "samples": [], "update_multi": True, "editor": {}}
