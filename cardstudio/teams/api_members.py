"""REST endpoints of who is in a team: `/api/v1/teams/{id}/members/`."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Role, Scope
from cardstudio.accounts.scopes import For
from cardstudio.accounts.selectors import team_of
from cardstudio.accounts.signin import session_keep
from cardstudio.api.errors import ErrorJson
from cardstudio.api.pagination import CursorPage
from cardstudio.api.strict import Strict
from cardstudio.teams import members, selectors
from cardstudio.teams.serializers import MemberChange, MemberDetailOut, MemberOut, TransferIn


class ByAge(CursorPage):
    ordering = ("joined_at", "pk")


class MemberList(Strict):
    scope = Scope.MANAGE
    pagination_class = ByAge  # read by the schema

    @extend_schema(operation_id="list_members", responses=MemberOut(many=True))
    def get(self, request: Request, team_id: UUID) -> Response:
        """List a team's members, the longest there first."""
        actor = actor_of(request)
        page = ByAge()
        found = selectors.members_of(actor=actor, team=team_of(actor, team_id))
        return page.get_paginated_response(MemberOut(page.paginate_queryset(found, request, self), many=True).data)


class MemberDetail(Strict):
    scope = Scope.MANAGE

    @extend_schema(operation_id="get_member", responses=MemberDetailOut)
    def get(self, request: Request, team_id: UUID, user_id: UUID) -> Response:
        """Get a member. `ends`, for owners and the member: what of theirs would end with their membership."""
        actor = actor_of(request)
        member = selectors.member_of(actor=actor, team=team_of(actor, team_id), user_id=user_id)
        told = actor.may("manage", team_id) or member.user_id == actor.user.pk
        return Response(MemberDetailOut(member, context={"ends": members.member_holds(member) if told else None}).data)

    @extend_schema(operation_id="update_member", request=MemberChange, responses={200: MemberOut, 409: ErrorJson})
    def patch(self, request: Request, team_id: UUID, user_id: UUID) -> Response:
        """Change a member's role. 409 `last_owner`: somebody must own the team. A token raises nobody's role and
        touches no owner."""
        actor = actor_of(request)
        member = selectors.member_of(actor=actor, team=team_of(actor, team_id), user_id=user_id)
        given = MemberChange(data=request.data)
        given.is_valid(raise_exception=True)
        role = Role(given.validated_data["role"])
        return Response(MemberOut(members.member_role_set(actor=actor, membership=member, role=role)).data)

    @extend_schema(operation_id="remove_member", responses={204: None, 409: ErrorJson})
    def delete(self, request: Request, team_id: UUID, user_id: UUID) -> Response:
        """Remove a member, or leave a team. Access ends at once, and with it their sessions, invitations, tokens and
        own links there; what they made stays the team's. 409 `last_owner`: somebody must own the team."""
        actor = actor_of(request)
        member = selectors.member_of(actor=actor, team=team_of(actor, team_id), user_id=user_id)
        # Both or neither: who was told to try again must still be signed in.
        with transaction.atomic():
            members.member_remove(actor=actor, membership=member)
            if actor.token is None:
                session_keep(request._request, member.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class TeamTransfer(Strict):
    scope = For.PEOPLE

    @extend_schema(operation_id="transfer_team", request=TransferIn, responses={200: MemberOut, 409: ErrorJson})
    def post(self, request: Request, team_id: UUID) -> Response:
        """Make a member the owner in one's own place. The caller becomes a publisher, as the answer says. Tokens may
        not."""
        actor = actor_of(request)
        team = team_of(actor, team_id)
        given = TransferIn(data=request.data)
        given.is_valid(raise_exception=True)
        member = selectors.member_of(actor=actor, team=team, user_id=given.validated_data["user"])
        return Response(MemberOut(members.team_transfer(actor=actor, membership=member)).data)
