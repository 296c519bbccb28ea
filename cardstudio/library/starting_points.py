"""Cards a team begins new cards from, beside those of the gallery.

What such a card gives is its release; its draft as it stands then, while there is no release.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.http import Http404

from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor, require, visible
from cardstudio.cards.starting_words import with_marks
from cardstudio.cards.types import JSONObject
from cardstudio.library import documents
from cardstudio.library.models import Draft, Template, Version


def starting_point_list(*, actor: Actor, team: Team) -> QuerySet[Template]:
    """The team's starting points; none that is archived or in the trash."""
    require(actor, "view", team)
    found = visible(actor, Template.objects.all()).filter(team=team, starting_point_since__isnull=False)
    # Said as a refusal, or SQLite reads the index of everything the library shows, for its order, instead of theirs.
    found = found.exclude(deleted_at__isnull=False).exclude(archived_at__isnull=False)
    return found.order_by("name", "pk")


def starting_point_get(*, actor: Actor, team: Team, pk: UUID) -> Template:
    """One of them; raises Http404 for every other card."""
    template = starting_point_list(actor=actor, team=team).filter(pk=pk).first()
    if template is None:
        raise Http404
    return template


def document_given(template: Template) -> JSONObject:
    """What a copy of a card says: its release, else its draft."""
    if template.release is not None:
        versions = Version.objects.filter(template=template, number=template.release)
        return dict(versions.values_list("document", flat=True).get())
    return dict(Draft.objects.values_list("document", flat=True).get(template=template))


def document_begun(template: Template) -> JSONObject:
    """What a copy of a card begins with: the same, and it knows which words it was given."""
    return with_marks(document_given(template))


def previews_given(templates: list[Template]) -> dict[UUID, Any]:
    """The thumbnail data of what copies of some cards begin with, by id. Documents are read only of releases that say
    something else than the draft, whose thumbnail is kept."""
    shown = dict(Draft.objects.filter(template__in=templates).values_list("template_id", "preview"))
    changed = [template for template in templates if template.changed_since_release]
    released = Version.objects.filter(template__in=changed, number=F("template__release"))
    rows = released.values_list("template_id", "document")
    return {**shown, **{pk: documents.preview(document) for pk, document in rows}}
