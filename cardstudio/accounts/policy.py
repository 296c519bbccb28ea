"""The one place that says who may do what.

Every read goes through `visible` and every write through `require`, for people and for API tokens alike. What somebody
may not see does not exist for them: strangers get 404, never 403 (contracts §security).
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple, TypeVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from cardstudio.accounts.models import ApiToken, Membership, Role, Scope, Team, User
from cardstudio.api.errors import ApiError

ModelT = TypeVar("ModelT", bound=Model)


class Allowed(NamedTuple):
    """The weakest role of a person and the scope of a token that may do something; no scope: any token of the team."""

    role: Role
    scope: Scope | None


ACTIONS: dict[str, Allowed] = {
    "view": Allowed(Role.VIEWER, None),
    "read_draft": Allowed(Role.EDITOR, Scope.LIBRARY_READ),
    "edit": Allowed(Role.EDITOR, Scope.LIBRARY_WRITE),
    "publish": Allowed(Role.PUBLISHER, Scope.RELEASE),
    "share": Allowed(Role.EDITOR, Scope.SHARE),
    "manage": Allowed(Role.OWNER, Scope.MANAGE),
}
_STRENGTH = [Role.VIEWER, Role.EDITOR, Role.PUBLISHER, Role.OWNER]


def at_most(role: Role, other: Role) -> bool:
    """Whether `role` allows nothing that `other` does not."""
    return _STRENGTH.index(role) <= _STRENGTH.index(other)


class Actor:
    """Who acts: a signed-in person, or a program through an API token of one team, which its maker stands for."""

    def __init__(self, user: User, token: ApiToken | None = None) -> None:
        self.user = user
        self.token = token
        self._roles: dict[UUID, Role] | None = None
        # When a person last looked at each team; as old as the roles.
        self.seen_at: dict[UUID, datetime | None] = {}

    def roles(self) -> dict[UUID, Role]:
        """A person's role by team id; one query for the life of the actor. A program has none."""
        if self.token is not None:
            return {}
        if self._roles is None:
            found = Membership.objects.filter(user=self.user, team__deleted_at=None)
            rows = list(found.values_list("team_id", "role", "seen_at"))
            self.seen_at = {team: seen for team, _role, seen in rows}
            self._roles = {team: Role(role) for team, role, _seen in rows}
        return self._roles

    def teams(self) -> list[UUID]:
        """The teams the actor reaches."""
        if self.token is None:
            return list(self.roles())
        return [] if self.token.team.deleted_at is not None else [self.token.team_id]

    def forget_roles(self) -> None:
        """Have them looked up anew: they have changed, or are about to be relied on under a lock."""
        self._roles = None
        if self.token is not None:
            self.token.team.refresh_from_db(fields=["deleted_at"])

    def may(self, action: str, team_id: UUID) -> bool:
        allowed = ACTIONS[action]
        if self.token is not None:
            return team_id in self.teams() and (allowed.scope is None or allowed.scope in self.token.scopes)
        role = self.roles().get(team_id)
        return role is not None and at_most(allowed.role, role)


def visible(actor: Actor, queryset: QuerySet[ModelT], team_path: str = "team") -> QuerySet[ModelT]:
    """The part of `queryset` whose team (found at `team_path`) the actor reaches."""
    return queryset.filter(Q(**{f"{team_path}__in": actor.teams()}))


def require(actor: Actor, action: str, team: Team | UUID) -> None:
    """Raise Http404 for a stranger, PermissionDenied for a member whose role is too weak, and ApiError 403 `scope` for
    a token without the scope."""
    team_id = team.pk if isinstance(team, Team) else team
    if team_id not in actor.teams():
        raise Http404
    if not actor.may(action, team_id):
        scope = ACTIONS[action].scope
        raise missing_scope(scope) if actor.token is not None and scope is not None else PermissionDenied


def require_person(actor: Actor) -> None:
    """Raise ApiError 403 for a token, whatever its scopes: a key that leaked must not outlive its revocation."""
    if actor.token is not None:
        raise people_only()


def missing_scope(scope: Scope) -> ApiError:
    """What a token is told that may not do this."""
    message = _("This token does not have the scope “%(scope)s”.") % {"scope": scope.value}
    return ApiError("scope", message, status=403, extra={"scope": scope.value})


def people_only() -> ApiError:
    """What a token is told where only people may come."""
    return ApiError("people_only", _("Only a signed-in person may do this, no token."), status=403)
