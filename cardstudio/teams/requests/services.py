"""Writes of requests to join a team: asking, reminding, taking back, and the owners' answer."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cardstudio.accounts.models import Door, Role, Team, User
from cardstudio.accounts.policy import Actor, at_most, require_person
from cardstudio.accounts.services import audit
from cardstudio.api.errors import ApiError
from cardstudio.teams.locks import held
from cardstudio.teams.members import member_add
from cardstudio.teams.models import JoinRequest, RequestState
from cardstudio.teams.notices import asker_tell, notices_done, owners_tell
from cardstudio.teams.requests.selectors import declined_lately, remind_at


@transaction.atomic
def request_create(*, actor: Actor, team: Team, role: Role = Role.VIEWER, message: str = "") -> JoinRequest:
    """Ask at a team's door. An open one lets the person in at once, as a viewer.

    Asking again changes what was asked, and tells nobody a second time.

    Raises:
        ApiError: 409 when the owners said no within a day; 403 for a token.
    """
    require_person(actor)
    # The team's row, so that two requests of one person come one after another.
    team = Team.objects.select_for_update().get(pk=team.pk)
    if team.door == Door.OPEN:
        return _enter(actor, team, message)
    # Of a no to what was asked at an address nothing may be known.
    if declined_lately(actor=actor, team=team).filter(address="").exists():
        message = _("The owners of this team have just declined. You can ask again after a day.")
        raise ApiError("declined_lately", message, status=409)
    return request_put(actor=actor, team=team, role=role, message=message)


def request_put(
    *, actor: Actor, team: Team, role: Role, message: str, address: str = "", about: str = ""
) -> JoinRequest:
    """The person's one pending request to a team, as they want it now; in the caller's transaction."""
    wanted = {"role": role, "message": message}
    pending = JoinRequest.objects.filter(team=team, user=actor.user, state=RequestState.PENDING).first()
    if pending is not None:
        # Once asked at the door it is a request at the door, which the person may see.
        pending.role, pending.message, pending.address = role, message, pending.address and address
        pending.save(update_fields=["role", "message", "address"])
        return pending
    made = JoinRequest.objects.create(team=team, user=actor.user, address=address, about=about, **wanted)
    audit(actor=actor, team=team, action="join_request.made", target=made, name=actor.user.name, role=role)
    owners_tell(made)
    return made


def _enter(actor: Actor, team: Team, message: str) -> JoinRequest:
    member_add(actor=actor, team=team, user=actor.user, role=Role.VIEWER, way="door")
    request_moot(team=team, user=actor.user)
    return JoinRequest.objects.create(
        team=team, user=actor.user, message=message, state=RequestState.ACCEPTED, decided_at=timezone.now()
    )


def request_moot(*, team: Team, user: User) -> None:
    """Who came in another way waits for no answer any more; in the caller's transaction."""
    for pending in JoinRequest.objects.filter(team=team, user=user, state=RequestState.PENDING):
        _settle(pending, RequestState.ACCEPTED, None)


@transaction.atomic
def request_change(*, actor: Actor, request: JoinRequest, message: str) -> JoinRequest:
    """Other words to the owners, while they have not answered."""
    require_person(actor)
    locked = _locked(request)
    _require_pending(locked)
    locked.message = message
    locked.save(update_fields=["message"])
    return locked


@transaction.atomic
def request_withdraw(*, actor: Actor, request: JoinRequest) -> None:
    """Take it back; once is as good as twice."""
    require_person(actor)
    locked = _locked(request)
    if locked.state == RequestState.WITHDRAWN:
        return
    _require_pending(locked)
    _settle(locked, RequestState.WITHDRAWN, None)
    audit(actor=actor, team=locked.team, action="join_request.withdrawn", target=locked, name=actor.user.name)


@transaction.atomic
def request_remind(*, actor: Actor, request: JoinRequest) -> JoinRequest:
    """Put it on top of the owners' inboxes again, once a day; raises ApiError 409 before that."""
    require_person(actor)
    locked = _locked(request)
    _require_pending(locked)
    wait = (remind_at(locked) - timezone.now()).total_seconds()
    if wait > 0:
        message = _("The owners were told within the last day. You can remind them once a day.")
        raise ApiError("told_lately", message, status=409, retry_after=int(wait) + 1)
    locked.reminded_at = timezone.now()
    locked.save(update_fields=["reminded_at"])
    owners_tell(locked)
    return locked


@transaction.atomic
def request_decide(*, actor: Actor, request: JoinRequest, accept: bool, role: Role | None = None) -> JoinRequest:
    """An owner's answer; `role`: another one than was asked for. The same answer twice is harmless.

    Raises:
        ApiError: 409 when it was answered otherwise or taken back; 403 when a token gives more than editing.
    """
    held(actor, "manage", request.team)
    locked = _locked(request)
    state = RequestState.ACCEPTED if accept else RequestState.DECLINED
    if locked.state == state:
        return locked
    _require_pending(locked)
    given = role or Role(locked.role)
    if accept and actor.token is not None and not at_most(given, Role.EDITOR):
        raise ApiError("not_allowed", _("A token lets in editors and viewers only."), status=403)
    _settle(locked, state, actor)
    name = locked.user.name
    if accept:
        audit(actor=actor, team=locked.team, action="join_request.accepted", target=locked, name=name, after=given)
        member = member_add(
            actor=actor, team=locked.team, user=locked.user, role=given, way="request", invited_by=actor.user
        )
        given = Role(member.role)
    else:
        audit(actor=actor, team=locked.team, action="join_request.declined", target=locked, name=name)
    # A no to whoever asked at an address would tell them that there is something.
    if accept or not locked.address:
        asker_tell(locked, {"state": state, "role": given, "address": locked.address})
    return locked


def _locked(request: JoinRequest) -> JoinRequest:
    return JoinRequest.objects.select_for_update(of=("self",)).select_related("team", "user").get(pk=request.pk)


def _require_pending(request: JoinRequest) -> None:
    said = {
        RequestState.ACCEPTED: _("This request was accepted already."),
        RequestState.DECLINED: _("This request was declined already."),
        RequestState.WITHDRAWN: _("This request was taken back."),
    }
    if request.state in said:
        raise ApiError("already_decided", said[RequestState(request.state)], status=409, extra={"state": request.state})


def _settle(request: JoinRequest, state: RequestState, by: Actor | None) -> None:
    request.state = state
    request.decided_by = by.user if by else None
    request.decided_at = timezone.now()
    request.save(update_fields=["state", "decided_by", "decided_at"])
    notices_done(request)
