"""Asking to be let in where an address showed nothing.

What is done while somebody waits for the answer is the same whatever stands at the address: it is written down. Only
then is it looked up, beside everything else (contracts §security: nothing tells whether a thing exists).
"""

from __future__ import annotations

from django.db import transaction

from cardstudio.accounts.models import Membership, Role, Team
from cardstudio.accounts.policy import Actor, require_person
from cardstudio.outbound import background
from cardstudio.teams.missing.addresses import thing_of
from cardstudio.teams.models import AccessRequest
from cardstudio.teams.requests.selectors import declined_lately
from cardstudio.teams.requests.services import request_put
from cardstudio.teams.selectors import tenant_of_person

#: As long as an address of ours may get, and what is kept of it with the request.
MOST_ADDRESS, KEPT_ADDRESS = 2_000, 400


@transaction.atomic
def access_request_create(*, actor: Actor, address: str, role: Role, message: str) -> None:
    """Write it down; raises PermissionDenied for a token, which belongs to one team."""
    require_person(actor)
    AccessRequest.objects.create(user=actor.user, address=address, role=role, message=message)
    transaction.on_commit(lambda: background.submit(access_requests_look_up))


def access_requests_look_up() -> None:
    """Bring all that was written down to the owners it concerns, those of a process that ended meanwhile too."""
    for pk in list(AccessRequest.objects.order_by("pk").values_list("pk", flat=True)):
        _look_up(pk)


@transaction.atomic
def _look_up(pk: int) -> None:
    asked = AccessRequest.objects.select_for_update(of=("self",)).select_related("user").filter(pk=pk).first()
    if asked is None:
        return  # another process was quicker
    asked.delete()
    thing = thing_of(asked.address)
    team = None if thing is None else Team.objects.select_for_update().filter(pk=thing.team, deleted_at=None).first()
    actor = Actor(asked.user)
    if thing is None or team is None or not _may_ask(actor, team):
        return
    request_put(
        actor=actor,
        team=team,
        role=Role(asked.role),
        message=asked.message,
        address=thing.address[:KEPT_ADDRESS],
        about=thing.about,
    )


def _may_ask(actor: Actor, team: Team) -> bool:
    """Whether owners hear of it: it comes from a colleague, who is not in yet and was not just told no."""
    tenant = tenant_of_person(team.personal_of) if team.personal_of else team.tenant_key
    is_in = Membership.objects.filter(team=team, user=actor.user).exists()
    is_colleague = tenant != "" and tenant == tenant_of_person(actor.user)
    return is_colleague and not is_in and not declined_lately(actor=actor, team=team).exists()
