"""What the frame around every signed-in page says of teams: the switcher's rows, and how many people ask to be let in.

Every template that extends `library/layout.html` finds it as `frame`. Nothing is read before the template asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Team
from cardstudio.accounts.roles import ROLE_NAMES
from cardstudio.library.selectors import MOST_COUNTED, told
from cardstudio.teams.models import JoinRequest, RequestState

#: So many teams have a key of their own.
KEYS = 9


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team in the switcher. `key`: the figure that goes there, 0 for none."""

    team: Team
    key: int
    role: Promise


class Frame:
    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    def rows(self, teams: Sequence[Team]) -> list[TeamRow]:
        """The person's teams as the switcher lists them: their own, which `teams` begins with, comes last."""
        own, *shared = teams
        roles = actor_of(self._request).roles()
        return [
            TeamRow(team, key if key <= KEYS else 0, ROLE_NAMES[roles[team.pk]])
            for key, team in enumerate([*shared, own], start=1)
        ]

    def waiting(self, team: Team) -> str:
        """How many people ask to be let in, in words, for those who may let them in; empty for none."""
        if team.personal_of_id is not None or not actor_of(self._request).may("manage", team.pk):
            return ""
        count = JoinRequest.objects.filter(team=team, state=RequestState.PENDING)[:MOST_COUNTED].count()
        return told(count) if count else ""


def frame_context(request: HttpRequest) -> dict[str, Any]:
    """The Jinja2 context processor."""
    return {"frame": Frame(request)}
