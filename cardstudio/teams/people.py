"""Forgetting a person, for whoever runs the site.

What they made stays, by nobody in particular: one account that nobody can use, the tombstone, stands in for everybody
who was deleted. Whatever says who they were goes: the account, its identities, stars, notices and requests, their own
team with all its cards, and their name in the audit log.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cardstudio.accounts.models import AuditEntry, Membership, Role, Team, User
from cardstudio.accounts.services import audit, user_sessions_end
from cardstudio.api.errors import ApiError
from cardstudio.library.models import Template
from cardstudio.teams.members import member_end
from cardstudio.teams.models import JoinRequest
from cardstudio.teams.purge import team_purge
from cardstudio.teams.selectors import owners_of

TOMBSTONE = "deleted"


@dataclass(frozen=True, slots=True)
class Held:
    """What deleting a person is about: cards of their own team, the teams they leave, those without an owner then."""

    cards: int
    teams: list[Team]
    alone: list[Team]


def person_holds(user: User) -> Held:
    shared = (
        Team.objects.filter(memberships__user=user, deleted_at=None).exclude(personal_of=user).order_by("name", "pk")
    )
    owned = shared.filter(memberships__user=user, memberships__role=Role.OWNER)
    alone = [team for team in owned if not owners_of(team).exclude(user=user).exists()]
    return Held(Template.objects.filter(team__personal_of=user).count(), list(shared), alone)


def person_delete(*, user: User) -> None:
    """Forget somebody. Killed at any moment it goes on from there when it is asked for again.

    Raises:
        ApiError: 409 `tombstone`; `last_owner` while they are the last owner of a team (`manage.py team give`).
    """
    if user.username == TOMBSTONE:
        raise ApiError("tombstone", _("This account stands in for those who were deleted."), status=409)
    _leave(user)
    own = Team.objects.filter(personal_of=user).first()
    if own is not None:
        team_purge(team=own)
    stone = _tombstone()
    for rows, field in _made_by(user):
        rows.update(**{field: stone})
    _unname(user)
    with transaction.atomic():
        audit(actor=None, team=None, action="user.deleted", target=user)
        user.delete()


@transaction.atomic
def _leave(user: User) -> None:
    """Nobody signs in as them any more, and they are in no team; all or nothing."""
    teams = Team.objects.filter(memberships__user=user).order_by("pk")
    for team in list(Team.objects.select_for_update().filter(pk__in=teams.values("pk")).order_by("pk")):
        membership = Membership.objects.select_related("team", "user").get(team=team, user=user)
        if team.personal_of_id == user.pk or team.deleted_at is not None:
            continue  # the whole team goes, or nobody is in it
        member_end(actor=None, membership=membership, action="member.removed")
    Membership.objects.filter(user=user).delete()
    # Gone for guests of before as well, at once.
    Team.objects.filter(personal_of=user, deleted_at=None).update(deleted_at=timezone.now())
    Membership.objects.filter(team__personal_of=user).delete()
    user.is_active = False
    user.save(update_fields=["is_active"])
    user_sessions_end(user=user)


def _unname(user: User) -> None:
    """Take their name out of what the log says of them, and of what they asked for."""
    asked = JoinRequest.objects.filter(user=user).values_list("pk", flat=True)
    for entry in AuditEntry.objects.filter(target__in=[str(pk) for pk in (user.pk, *asked)]):
        entry.detail = {**entry.detail, "name": ""}
        entry.save(update_fields=["detail"])


def _tombstone() -> User:
    found = User.objects.filter(username=TOMBSTONE).first()
    if found is None:
        found = User(username=TOMBSTONE, name=_("Somebody who left"), is_active=False)
        found.set_unusable_password()
        found.save()
    return found


def _made_by(user: User) -> Iterator[tuple[QuerySet[Any], str]]:
    """What must not go with them, by whichever field names them: all that says it is protected."""
    for relation in User._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel) and relation.on_delete is models.PROTECT:
            field = relation.field.name
            yield relation.related_model._base_manager.filter(**{field: user}), field
