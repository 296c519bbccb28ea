"""Writes of who is in a team, and with which role.

A token may let in, lower and remove, but raises nobody's role and touches no owner: a key that leaked must not be able
to take a team over.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from cardstudio.accounts.models import Membership, Role, Team, User
from cardstudio.accounts.policy import Actor, at_most, require_person
from cardstudio.accounts.services import audit, user_sessions_end
from cardstudio.api.errors import ApiError
from cardstudio.sharing.models import ShareLink
from cardstudio.sharing.send.private_links import private_links_end
from cardstudio.teams.locks import held, personal_team, require_room, require_shared
from cardstudio.teams.models import Invite, Notice
from cardstudio.teams.notices import notices_follow_role
from cardstudio.teams.selectors import owners_of


@transaction.atomic
def member_add(
    *, actor: Actor | None, team: Team, user: User, role: Role, way: str, invited_by: User | None = None
) -> Membership:
    """Make somebody a member, for services that have seen that they may come in: by invitation, door or request.

    Whoever is a member already keeps their role. `actor` None: the operator of the site. `way` is for the audit log.

    Raises:
        ApiError: 409 `personal_team`, or `too_many`. Http404: the team was deleted.
    """
    row = Team.objects.select_for_update().get(pk=team.pk)
    if actor is not None and row.deleted_at is not None:
        raise Http404
    require_shared(row)
    known = Membership.objects.filter(team=row, user=user).first()
    if known is not None:
        return known
    if actor is not None:
        require_room(user)
        actor.forget_roles()
    made = Membership.objects.create(team=row, user=user, role=role, invited_by=invited_by)
    audit(actor=actor, team=row, action="member.added", target=user, name=user.name, after=role, way=way)
    notices_follow_role(team=row, user=user, role=role)
    return made


@transaction.atomic
def member_role_set(*, actor: Actor | None, membership: Membership, role: Role) -> Membership:
    """Give a member another role. `actor` None: the operator of the site.

    Raises:
        ApiError: 409 `last_owner`, or `personal_team` for a second owner of somebody's own. PermissionDenied: for a
            token that raises a role or touches an owner.
    """
    team = _held_by(actor, membership.team)
    row = _current(membership)
    before = Role(row.role)
    if role == before:
        return row
    _require_within_token(actor, before, role)
    if team.personal_of_id is not None and (role == Role.OWNER or row.user_id == team.personal_of_id):
        raise personal_team()
    if before == Role.OWNER:
        _require_another_owner(row)
        invites_end(team=team, user=row.user)
    row.role = role
    row.save(update_fields=["role"])
    notices_follow_role(team=team, user=row.user, role=role)
    if actor is not None:
        actor.forget_roles()
    audit(actor=actor, team=team, action="member.role", target=row.user, name=row.user.name, before=before, after=role)
    return row


@transaction.atomic
def member_give(*, team: Team, user: User) -> Membership:
    """Make somebody an owner, in or not, because the operator of the site says so: a team nobody owns gets one.

    Raises:
        ApiError: 409 `personal_team`, or `inactive` for an account that is switched off.
    """
    if not user.is_active:
        raise ApiError("inactive", _("This account is switched off."), status=409)
    membership = member_add(actor=None, team=team, user=user, role=Role.OWNER, way="operator")
    return member_role_set(actor=None, membership=membership, role=Role.OWNER)


@transaction.atomic
def team_transfer(*, actor: Actor, membership: Membership) -> Membership:
    """Make a member the owner in the actor's place, who becomes a publisher; both or neither."""
    require_person(actor)
    member_role_set(actor=actor, membership=membership, role=Role.OWNER)
    own = Membership.objects.select_related("team", "user").get(team=membership.team_id, user=actor.user)
    if own.pk == membership.pk:
        return own
    return member_role_set(actor=actor, membership=own, role=Role.PUBLISHER)


@dataclass(frozen=True, slots=True)
class Ended:
    """How much of what somebody holds in a team ends when they leave it."""

    links: int
    invites: int


def member_holds(membership: Membership) -> Ended:
    """What would end, for the question before it does."""
    of = {"team": membership.team_id, "created_by": membership.user_id, "revoked_at": None}
    return Ended(
        links=ShareLink.objects.filter(private=True, **of).count(),
        invites=Invite.objects.filter(**of).count(),
    )


@transaction.atomic
def member_remove(*, actor: Actor, membership: Membership) -> None:
    """Take somebody out of a team, or leave it oneself. Their access ends at once; what they made stays the team's.

    With it end their sessions, and in this team their invitations and the links of their own; tokens are the team's
    and live on. Whoever leaves stays signed in where they do so: the view sees to that
    (`accounts.signin.session_keep`).

    Raises:
        ApiError: 409 `last_owner`, or `personal_team` for the person whose own it is. PermissionDenied: for members who
            remove somebody else, and for a token that removes an owner.
    """
    leaves = actor.token is None and membership.user_id == actor.user.pk
    team = held(actor, "view" if leaves else "manage", membership.team)
    row = _current(membership)
    before = Role(row.role)
    _require_within_token(actor, before, before)
    if row.user_id == team.personal_of_id:
        raise personal_team()
    member_end(actor=actor, membership=row, action="member.left" if leaves else "member.removed")
    user_sessions_end(user=membership.user)
    actor.forget_roles()


def member_end(*, actor: Actor | None, membership: Membership, action: str) -> None:
    """End a membership and what ends with it in the team, under the team's lock, for services that see to the rest.

    Raises:
        ApiError: 409 `last_owner`.
    """
    team, user, before = membership.team, membership.user, membership.role
    if before == Role.OWNER:
        _require_another_owner(membership)
    ended = Ended(
        links=private_links_end(team=team, user=user),
        invites=invites_end(team=team, user=user),
    )
    Notice.objects.filter(user=user, team=team).delete()
    membership.delete()
    audit(actor=actor, team=team, action=action, target=user, name=user.name, before=before, **asdict(ended))


def invites_end(*, team: Team, user: User) -> int:
    """Revoke somebody's living invitations to a team they no longer own, for services that write it down."""
    theirs = Invite.objects.filter(team=team, created_by=user, revoked_at=None)
    return theirs.update(revoked_at=timezone.now())


def _held_by(actor: Actor | None, team: Team) -> Team:
    return held(actor, "manage", team) if actor is not None else Team.objects.select_for_update().get(pk=team.pk)


def _current(membership: Membership) -> Membership:
    """The membership as it is under the team's lock; raises Http404 when somebody ended it meanwhile."""
    row = Membership.objects.select_related("user", "team").filter(pk=membership.pk).first()
    if row is None:
        raise Http404
    return row


def _require_within_token(actor: Actor | None, before: Role, after: Role) -> None:
    through_token = actor is not None and actor.token is not None
    if through_token and (before == Role.OWNER or not at_most(after, before)):
        raise PermissionDenied


def _require_another_owner(membership: Membership) -> None:
    if not owners_of(membership.team).exclude(pk=membership.pk).exists():
        message = _("A team needs an owner. Make somebody else one first, or delete the team.")
        raise ApiError("last_owner", message, status=409)
