"""Keeping: a draft becomes a numbered version, which never changes again. It releases nothing (`releases.py`)."""

from __future__ import annotations

from typing import NamedTuple
from uuid import uuid4

from django.db import transaction

from cardstudio.accounts.policy import Actor, require
from cardstudio.accounts.services import audit
from cardstudio.cards.types import JSONObject
from cardstudio.library import documents
from cardstudio.library.drafts import StaleDraft, draft_save
from cardstudio.library.models import Draft, KeptFor, Template, Version

NOTE_LENGTH = 400
#: What else one does that keeps a version by the way; the action of `accounts.policy` that allows it.
_KEEPING = {KeptFor.SEND: "share", KeptFor.LINK: "share"}


class Kept(NamedTuple):
    """A version that says what the draft says, and whether it was made just now."""

    version: Version
    made: bool


@transaction.atomic
def version_keep(
    *,
    actor: Actor,
    template: Template,
    kept_for: KeptFor = KeptFor.API,
    note: str = "",
    revision: int | None = None,
) -> Kept:
    """Keep the draft as the next version. Where an earlier one says the same, it is that one, and gets the note.

    Args:
        revision: the revision the person saw; None keeps whatever is the draft now.

    Raises:
        StaleDraft: the draft has moved on since `revision`.
    """
    require(actor, _KEEPING.get(kept_for, "edit"), template.team)
    # Serialises keepers on PostgreSQL; SQLite's transactions are serial from their start.
    current = Template.objects.select_for_update(of=("self",)).get(pk=template.pk)
    draft = Draft.objects.select_related("saved_by").get(template=current)
    if revision is not None and revision != draft.revision:
        raise StaleDraft(draft)
    kept = _keep(actor, current, draft.document, kept_for, note.strip())
    if kept.made:
        _write_latest(template, kept.version)
    return kept


@transaction.atomic
def document_keep(*, actor: Actor, template: Template, document: JSONObject, kept_for: KeptFor, note: str = "") -> Kept:
    """Keep a document as the next version, whatever the draft says. Where an earlier one says the same, it is that
    one, and gets the note."""
    require(actor, "edit", template.team)
    current = Template.objects.select_for_update(of=("self",)).get(pk=template.pk)
    kept = _keep(actor, current, document, kept_for, note.strip())
    if kept.made:
        template.latest_version, template.latest_hash = kept.version.number, kept.version.document_hash
        template.save(update_fields=["latest_version", "latest_hash"])
    return kept


def _keep(actor: Actor, template: Template, document: JSONObject, kept_for: KeptFor, note: str) -> Kept:
    """The version that says the same, or the next one; in the transaction of whoever holds the template's lock."""
    document_hash = documents.document_hash(document)
    equal = version_saying(template, document_hash)
    if equal is not None:
        _add_note(equal, note)
        return Kept(equal, made=False)
    version = Version(
        template=template,
        number=template.latest_version + 1,
        document=document,
        card_hash=documents.hash_of_card(document),
        document_hash=document_hash,
        kept_for=kept_for,
        note=note,
        author=actor.user,
    )
    version.full_clean(exclude=["template", "author"])
    version.save()
    audit(
        actor=actor,
        team=template.team,
        action="version.kept",
        target=template,
        number=version.number,
        why=kept_for.value,
    )
    return Kept(version, made=True)


def version_saying(template: Template, document_hash: str) -> Version | None:
    """The newest version whose document has this hash."""
    found = Version.objects.filter(template=template, document_hash=document_hash)
    return found.select_related("author").order_by("-number").first()


def _add_note(version: Version, note: str) -> None:
    """No word somebody wrote is lost: a second note stands under the first, as far as there is room."""
    if note and note not in version.note.splitlines():
        version.note = "\n".join(filter(None, [version.note, note]))[:NOTE_LENGTH]
        version.save(update_fields=["note"])


@transaction.atomic
def version_note_set(*, actor: Actor, version: Version, note: str) -> Version:
    """Say something else of a version. What was said before stands in the audit log."""
    template = version.template
    require(actor, "edit", template.team)
    before, version.note = version.note, note.strip()
    if before != version.note:
        version.save(update_fields=["note"])
        audit(
            actor=actor,
            team=template.team,
            action="version.noted",
            target=template,
            number=version.number,
            before=before,
            note=version.note,
        )
    return version


def _write_latest(template: Template, version: Version) -> None:
    """On the caller's object, so that it shows what is stored. Keeping changes nothing a list is ordered by."""
    template.latest_version = version.number
    template.latest_hash = template.draft_hash = version.document_hash
    template.save(update_fields=["latest_version", "latest_hash", "draft_hash"])


@transaction.atomic
def version_restore(*, actor: Actor, version: Version, revision: int | None = None) -> Draft:
    """Make the draft what a version says, as a new revision; the versions stay as they are.

    Raises:
        StaleDraft: the draft has moved on since `revision` (None: whatever it is now is replaced).
    """
    template = version.template
    require(actor, "edit", template.team)
    base = revision
    if base is None:
        base = Draft.objects.values_list("revision", flat=True).get(template=template)
    draft = draft_save(
        actor=actor, template=template, document=version.document, if_match=base, save_id=f"restore-{uuid4()}"
    )
    audit(actor=actor, team=template.team, action="version.restored", target=template, number=version.number)
    return draft
