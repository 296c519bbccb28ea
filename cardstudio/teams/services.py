"""Writes of teams. Their people are in `members.py`, removing a deleted one for good in `purge.py`."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from cardstudio.accounts.models import Door, Membership, Role, Team
from cardstudio.accounts.policy import Actor, require_person
from cardstudio.accounts.services import audit
from cardstudio.teams.locks import held, personal_team, require_room, require_shared
from cardstudio.teams.selectors import team_deleted, tenant_of_person


@transaction.atomic
def team_create(*, actor: Actor, name: str, door: Door = Door.ASK) -> Team:
    """A team whose first owner is whoever makes it. It belongs to their organisation, whose people see its door.

    Raises:
        PermissionDenied: for a token. ApiError: 409 `too_many`. ValidationError: for a wrong name.
    """
    require_person(actor)
    require_room(actor.user)
    team = Team(name=name.strip(), door=door, tenant_key=tenant_of_person(actor.user))
    team.full_clean()
    team.save()
    Membership.objects.create(team=team, user=actor.user, role=Role.OWNER)
    actor.forget_roles()
    audit(actor=actor, team=team, action="team.created", target=team, name=team.name, after=door)
    return team


@transaction.atomic
def team_update(
    *,
    actor: Actor,
    team: Team,
    name: str | None = None,
    door: Door | None = None,
    viewers_send: bool | None = None,
) -> Team:
    """Another name, another door, whether viewers send the release in their own name; None leaves each as it is.

    Raises:
        ApiError: 409 `personal_team` for opening the door of somebody's own. ValidationError: for a wrong name.
    """
    row = held(actor, "manage", team)
    if door not in (None, Door.SHUT) and row.personal_of_id is not None:
        raise personal_team()
    _change(actor, row, "name", None if name is None else name.strip(), "team.renamed")
    _change(actor, row, "door", door, "team.door")
    _change(actor, row, "viewers_send", viewers_send, "team.viewers_send")
    return row


def _change(actor: Actor, team: Team, field: str, value: Any, action: str) -> None:
    before = getattr(team, field)
    if value is None or value == before:
        return
    setattr(team, field, value)
    team.full_clean(exclude=[other.name for other in team._meta.fields if other.name != field])
    team.save(update_fields=[field])
    audit(actor=actor, team=team, action=action, target=team, name=team.name, before=before, after=value)


@transaction.atomic
def team_delete(*, actor: Actor, team: Team) -> None:
    """The team is gone for everybody at once. Its owners may take that back for the days of grace.

    Raises:
        PermissionDenied: for a token. ApiError: 409 `personal_team`.
    """
    row = held(actor, "manage", team)
    require_person(actor)
    require_shared(row)
    row.deleted_at = timezone.now()
    row.save(update_fields=["deleted_at"])
    actor.forget_roles()
    audit(actor=actor, team=row, action="team.deleted", target=row, name=row.name)


@transaction.atomic
def team_restore(*, actor: Actor, team: Team) -> Team:
    """A deleted team is back as it was; raises Http404 for who did not own it, and after the days of grace."""
    Team.objects.select_for_update().get(pk=team.pk)
    row = team_deleted(actor=actor, pk=team.pk)
    row.deleted_at = None
    row.save(update_fields=["deleted_at"])
    actor.forget_roles()
    audit(actor=actor, team=row, action="team.restored", target=row, name=row.name)
    return row
