"""Publishing: a draft becomes a numbered version that never changes again."""

from __future__ import annotations

from uuid import uuid4

from django.db import transaction

from cardstudio.accounts.policy import Actor, require
from cardstudio.accounts.services import audit
from cardstudio.library import documents
from cardstudio.library.drafts import StaleDraft, draft_save
from cardstudio.library.models import Draft, Template, Version


@transaction.atomic
def version_publish(
    *, actor: Actor, template: Template, note: str = "", revision: int | None = None, right: str = "publish"
) -> Version:
    """Freeze the draft as the next version; an unchanged draft gives the latest one.

    Args:
        revision: the revision the person saw; None publishes whatever is the draft now.
        right: the policy's action that allows it. Making a share link freezes a version too, with `"share"`.

    Raises:
        StaleDraft: the draft has moved on since `revision`.
    """
    require(actor, right, template.team)
    # Serialises publishers on PostgreSQL; SQLite's transactions are serial from their start.
    current = Template.objects.select_for_update(of=("self",)).get(pk=template.pk)
    draft = Draft.objects.select_related("saved_by").get(template=current)
    if revision is not None and revision != draft.revision:
        raise StaleDraft(draft)
    draft_hash = documents.document_hash(draft.document)
    if current.latest_version and draft_hash == current.latest_hash:
        return Version.objects.get(template=current, number=current.latest_version)
    version = Version(
        template=current,
        number=current.latest_version + 1,
        document=draft.document,
        card_hash=documents.hash_of_card(draft.document),
        note=note.strip(),
        author=actor.user,
    )
    version.full_clean(exclude=["template", "author"])
    version.save()
    _write_latest(template, version.number, draft_hash)
    audit(actor=actor, team=current.team, action="version.published", target=template, number=version.number)
    return version


def _write_latest(template: Template, number: int, draft_hash: str) -> None:
    """On the caller's object, so that it shows what is stored. Publishing changes nothing a list is ordered by."""
    template.latest_version = number
    template.latest_hash = template.draft_hash = draft_hash
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
