"""Saving the draft: nobody's work is overwritten, and a save that is sent twice counts once (contracts §save)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, TypedDict

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from cardstudio.accounts.policy import Actor, require
from cardstudio.accounts.services import audit
from cardstudio.api.errors import ApiError, ErrorJson
from cardstudio.cards.json import encode
from cardstudio.cards.typed_dicts import DocumentJson
from cardstudio.cards.types import JSONObject
from cardstudio.library import documents
from cardstudio.library.models import Draft, Template
from cardstudio.library.search.index import search_index

#: Autosaves of one person within this time are one entry in the audit log.
SITTING = timedelta(minutes=10)


class AuthorJson(TypedDict):
    """Somebody, by name."""

    id: str
    name: str


class CurrentDraftJson(TypedDict):
    """A draft as it is now, and who saved it when."""

    revision: int
    document: DocumentJson
    author: AuthorJson
    at: str


class StaleJson(ErrorJson):
    """Somebody saved meanwhile, and nothing was overwritten: `current` is what they saved."""

    current: CurrentDraftJson


class StaleDraft(ApiError):
    """412: somebody saved a newer revision. Carries the current draft, so that the person can compare and choose."""

    def __init__(self, draft: Draft) -> None:
        current: CurrentDraftJson = {
            "revision": draft.revision,
            "document": draft.document,
            "author": {"id": str(draft.saved_by_id), "name": draft.saved_by.name},
            "at": draft.saved_at.isoformat(),
        }
        message = _("Somebody saved a newer revision meanwhile. Nothing was overwritten.")
        super().__init__("stale", message, status=412, extra={"current": current})


def draft_save(*, actor: Actor, template: Template, document: JSONObject, if_match: int, save_id: str) -> Draft:
    """Save the draft if its revision is still `if_match`. The same `save_id` sent again succeeds, as no new revision.

    Returns:
        The draft as it is stored now.

    Raises:
        StaleDraft: the draft has moved on.
        ApiError: 400 when `document` is none; 409 `save_id_used` for another document than `save_id` saved.
    """
    require(actor, "edit", template.team)
    facts = documents.facts(documents.check(document))  # outside the transaction: linting takes longer than writing
    now = timezone.now()
    with transaction.atomic():
        # Excluded, for a save that lost its answer may be sent again on top of the revision it made.
        changed = Draft.objects.filter(template=template, revision=if_match).exclude(last_save_id=save_id)
        before = _before(template)
        # One statement decides, whoever else is saving: the revision is compared and moved on in the same breath.
        written = changed.update(
            document=document,
            preview=facts.preview,
            revision=F("revision") + 1,
            last_save_id=save_id,
            saved_by=actor.user,
            saved_at=now,
        )
        draft = Draft.objects.select_related("saved_by").get(template=template)
        if not written:
            if draft.last_save_id != save_id:
                raise StaleDraft(draft)
            if encode(draft.document) != encode(document):
                message = _("This Save-Id saved another document. Give each save an id of its own.")
                raise ApiError("save_id_used", message, status=409)
            return draft
        _write_columns(actor, template, facts, now)
        if before != (actor.user.pk, True):
            audit(actor=actor, team=template.team, action="draft.saved", target=template, revision=draft.revision)
    return draft


def faults_recount(*, template: Template, draft: Draft) -> None:
    """Bring the numbers of lists in line with what the designer is about to say of `draft`.

    The checks learn, and the app may get a card callback: what was counted with the last save may no longer be so. A
    draft saved meanwhile, by its hash another one, keeps its own numbers. Nobody changed the card: its date stays.
    """
    errors, warnings = documents.faults(draft.document)
    if (errors, warnings) != (template.errors, template.warnings):
        same = Template.objects.filter(pk=template.pk, draft_hash=documents.document_hash(draft.document))
        same.update(errors=errors, warnings=warnings)


def _before(template: Template) -> tuple[Any, bool]:
    """Who saved last, and whether that was within this sitting."""
    saved_by, saved_at = Draft.objects.values_list("saved_by_id", "saved_at").get(template=template)
    return saved_by, timezone.now() - saved_at < SITTING


def _write_columns(actor: Actor, template: Template, facts: documents.Facts, now: datetime) -> None:
    template.format, template.title = facts.format, facts.title
    template.errors, template.warnings, template.draft_hash = facts.errors, facts.warnings, facts.draft_hash
    template.updated_by, template.updated_at = actor.user, now
    template.save(
        update_fields=[
            "format", "title", "errors", "warnings", "draft_hash", "updated_by", "updated_at",
        ]
    )  # fmt: skip
    search_index(template.pk, body=facts.text)
