"""Whether somebody is shown their company's teams after signing in."""

from __future__ import annotations

from cardstudio.accounts.policy import Actor
from cardstudio.teams.models import FirstVisit, RequestState
from cardstudio.teams.requests.selectors import own_requests
from cardstudio.teams.selectors import teams_joinable


def is_first_visit(actor: Actor) -> bool:
    """Whoever is in no team yet, has not said that they want to be alone, and could be in one."""
    if len(actor.roles()) > 1 or FirstVisit.objects.filter(user=actor.user).exists():
        return False
    if own_requests(actor).filter(state=RequestState.PENDING).exists():
        return False
    return teams_joinable(actor=actor).exists()
