"""Reads of the audit log. Newest first, and never a total: no page grows with the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from cardstudio.accounts.models import AuditEntry, Team
from cardstudio.accounts.policy import Actor, require
from cardstudio.chats.models import ChatList
from cardstudio.library.models import Template
from cardstudio.sharing.models import ShareLink
from cardstudio.teams.audit.words import KINDS, actions_of, important_actions

PAGE = 50
#: Days the filter offers; 0 is all that is kept.
DAYS = (7, 30, 0)


@dataclass(frozen=True)
class AuditFilters:
    """What a list shows. `who` and `card` are ids, `kind` a key of `words.KINDS`."""

    days: int = 7
    who: UUID | None = None
    kind: str = ""
    card: UUID | None = None
    important: bool = False

    def query(self, **changes: object) -> str:
        """These filters as an address has them, with `changes`; what is as usual is left out."""
        values = {**vars(self), **changes}
        usual = vars(AuditFilters())
        shown = {name: value for name, value in values.items() if value != usual[name] and value not in (None, "")}
        return urlencode({name: 1 if value is True else value for name, value in shown.items()})


def read_audit_filters(given: Mapping[str, str]) -> AuditFilters:
    """The filters of an address; what it gets wrong counts as not said."""
    days = given.get("days", "")
    return AuditFilters(
        days=int(days) if days.isdigit() and int(days) in DAYS else AuditFilters.days,
        who=_uuid(given.get("who", "")),
        kind=given.get("kind", "") if given.get("kind") in KINDS else "",
        card=_uuid(given.get("card", "")),
        important=given.get("important") == "1",
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def audit_list(*, actor: Actor, team: Team, filters: AuditFilters | None = None) -> QuerySet[AuditEntry]:
    """What was done in the team, newest first; for its owners.

    Raises:
        Http404, PermissionDenied: as `policy.require`.
    """
    require(actor, "manage", team)
    wanted = filters or AuditFilters(days=0)
    found = AuditEntry.objects.filter(team=team)
    if wanted.days:
        found = found.filter(at__gte=timezone.now() - timedelta(days=wanted.days))
    if wanted.who:
        found = found.filter(actor=wanted.who)
    if wanted.kind:
        found = found.filter(action__in=actions_of(wanted.kind))
    if wanted.card:
        found = found.filter(target=str(wanted.card))
    if wanted.important:
        found = found.filter(action__in=important_actions())
    return found.select_related("actor").order_by("-at", "-pk")


def activity_list(*, actor: Actor, template: Template) -> QuerySet[AuditEntry]:
    """What was done to one card, for everybody who may see it. What its links did is in the log of what was sent."""
    require(actor, "view", template.team)
    found = AuditEntry.objects.filter(target=str(template.pk), team=template.team)
    return found.select_related("actor").order_by("-at", "-pk")


def names_of(entries: Iterable[AuditEntry]) -> dict[str, str]:
    """What the targets of these entries are called today, by target; at most three queries, however many there are."""
    targets = {entry.target for entry in entries if not entry.detail.get("name")}
    ids = [found for found in map(_uuid, targets) if found is not None]
    rows = [
        *Template.objects.filter(pk__in=ids).values_list("pk", "name"),
        *ChatList.objects.filter(pk__in=ids).values_list("pk", "name"),
        *ShareLink.objects.filter(pk__in=ids).values_list("pk", "template__name"),
    ]
    return {str(pk): name for pk, name in rows}
