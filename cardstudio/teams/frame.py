"""What the frame around every signed-in page says of teams: the switcher's rows, and how many people ask to be let in.

Every template that extends `library/layout.html` finds it as `frame`. Nothing is read before the template asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.utils.functional import Promise

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Membership, Team
from cardstudio.accounts.roles import ROLE_NAMES
from cardstudio.teams.models import JoinRequest, RequestState

#: So many teams have a key of their own.
KEYS = 9


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team in the switcher. `key`: the figure that goes there, 0 for none."""

    team: Team
    key: int
    people: int
    role: Promise


class Frame:
    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    def rows(self, teams: Sequence[Team]) -> list[TeamRow]:
        """The person's teams as the switcher lists them: their own, which `teams` begins with, comes last."""
        own, *shared = teams
        people = _people(teams)
        roles = actor_of(self._request).roles()
        return [
            TeamRow(team, key if key <= KEYS else 0, people[team.pk], ROLE_NAMES[roles[team.pk]])
            for key, team in enumerate([*shared, own], start=1)
        ]

    def people(self, team: Team) -> int:
        """How many are in the team."""
        return _people([team])[team.pk]

    def waiting(self, team: Team) -> int:
        """How many people ask to be let in, for those who may let them in."""
        if team.personal_of_id is not None or not actor_of(self._request).may("manage", team.pk):
            return 0
        return JoinRequest.objects.filter(team=team, state=RequestState.PENDING).count()


def _people(teams: Sequence[Team]) -> dict[Any, int]:
    rows = Membership.objects.filter(team__in=teams).values_list("team").annotate(Count("pk"))
    return dict(rows.order_by())


def frame_context(request: HttpRequest) -> dict[str, Any]:
    """The Jinja2 context processor."""
    return {"frame": Frame(request)}
