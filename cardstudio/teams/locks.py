"""One change of a team and its people at a time, and what is refused of a team that is somebody's own."""

from __future__ import annotations

from django.utils.translation import gettext as _

from cardstudio.accounts.models import Membership, Team, User
from cardstudio.accounts.policy import Actor, require
from cardstudio.api.errors import ApiError

#: Teams one person may be in: all of them stand in every page's menu.
MOST_TEAMS = 100


def held(actor: Actor, action: str, team: Team) -> Team:
    """The team's row until the transaction ends, for somebody who may do `action` now that nobody else changes it.

    Two owners who leave at once come one after the other; whoever was removed meanwhile may nothing any more.

    Raises:
        Http404, PermissionDenied: as `policy.require`.
    """
    row = Team.objects.select_for_update().get(pk=team.pk)
    actor.forget_roles()
    require(actor, action, row)
    return row


def require_room(user: User) -> None:
    """Raises ApiError 409 for somebody who is in as many teams as one can be in."""
    if Membership.objects.filter(user=user, team__deleted_at=None).count() >= MOST_TEAMS:
        message = _("Nobody can be in more than %(most)d teams.") % {"most": MOST_TEAMS}
        raise ApiError("too_many", message, status=409)


def require_shared(team: Team) -> None:
    """Raises ApiError 409 for a team that is somebody's own."""
    if team.personal_of_id is not None:
        raise personal_team()


def personal_team() -> ApiError:
    message = _("This is somebody's own team: it stays theirs alone. Create a team to work together.")
    return ApiError("personal_team", message, status=409)
