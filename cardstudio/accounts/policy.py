"""The one place that says who may do what.

Every read goes through `visible` and every write through `require`, for people and for API tokens alike. What somebody
may not see does not exist for them: strangers get 404, never 403 (contracts §security).
"""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import Http404

from cardstudio.accounts.models import ApiToken, Membership, Role, Team, User

ModelT = TypeVar("ModelT", bound=Model)

# Weakest role that may do it.
ACTIONS: dict[str, Role] = {
    "view": Role.VIEWER,
    "edit": Role.EDITOR,
    "publish": Role.PUBLISHER,
    "share": Role.EDITOR,
    "manage": Role.OWNER,
}
_STRENGTH = [Role.VIEWER, Role.EDITOR, Role.PUBLISHER, Role.OWNER]


def at_most(role: Role, other: Role) -> bool:
    """Whether `role` allows nothing that `other` does not."""
    return _STRENGTH.index(role) <= _STRENGTH.index(other)


def weaker(role: Role, other: Role) -> Role:
    return role if at_most(role, other) else other


class Actor:
    """Who acts: a signed-in person, or a person through an API token (which reaches one team only)."""

    def __init__(self, user: User, token: ApiToken | None = None) -> None:
        self.user = user
        self.token = token
        self._roles: dict[UUID, Role] | None = None

    def roles(self) -> dict[UUID, Role]:
        """Role by team id; one query for the life of the actor."""
        if self._roles is None:
            rows = Membership.objects.filter(user=self.user).values_list("team_id", "role")
            roles = {team: Role(role) for team, role in rows}
            self._roles = roles if self.token is None else _through(self.token, roles)
        return self._roles

    def may(self, action: str, team_id: UUID) -> bool:
        role = self.roles().get(team_id)
        return role is not None and at_most(ACTIONS[action], role)


def _through(token: ApiToken, roles: dict[UUID, Role]) -> dict[UUID, Role]:
    """What is left of its maker's roles through a token: one team, and never more than the maker may do today."""
    role = roles.get(token.team_id)
    return {} if role is None else {token.team_id: weaker(Role(token.role), role)}


def visible(actor: Actor, queryset: QuerySet[ModelT], team_path: str = "team") -> QuerySet[ModelT]:
    """The part of `queryset` whose team (found at `team_path`) the actor belongs to."""
    return queryset.filter(Q(**{f"{team_path}__in": list(actor.roles())}))


def require(actor: Actor, action: str, team: Team | UUID) -> None:
    """Raise Http404 for a stranger and PermissionDenied for a member whose role is too weak."""
    team_id = team.pk if isinstance(team, Team) else team
    if team_id not in actor.roles():
        raise Http404
    if not actor.may(action, team_id):
        raise PermissionDenied
