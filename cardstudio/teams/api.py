"""REST endpoints of teams, and of who asks (contracts §rest). Their people are in `api_members.py`."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from drf_spectacular.utils import OpenApiParameter, PolymorphicProxySerializer, extend_schema, inline_serializer
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Door, Scope, Team
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.scopes import For
from cardstudio.accounts.selectors import team_of, teams_of
from cardstudio.api.errors import ErrorJson
from cardstudio.api.pagination import CursorPage
from cardstudio.api.params import choice_param
from cardstudio.api.strict import Strict
from cardstudio.teams import selectors, services
from cardstudio.teams.serializers import (
    DeletedTeamOut,
    JoinableTeamOut,
    MeOut,
    TeamChange,
    TeamDetailOut,
    TeamIn,
    TeamOut,
    role_in,
)

NEXT = serializers.URLField(allow_null=True)
ANY_TEAM = PolymorphicProxySerializer(
    component_name="AnyTeam",
    serializers=[TeamOut, JoinableTeamOut, DeletedTeamOut],
    resource_type_field_name=None,
    many=True,
)


class ByName(CursorPage):
    ordering = "name"


class MeView(Strict):
    scope = For.ANY_TOKEN

    @extend_schema(operation_id="get_me", responses=MeOut)
    def get(self, request: Request) -> Response:
        """Get who asks. The person and their teams; for a token its scopes, its team, and the person who made it."""
        actor = actor_of(request)
        teams = [{"id": team.pk, "name": team.name, "role": role_in(actor, team)} for team in teams_of(actor)]
        user = actor.user
        shown = {"id": user.pk, "name": user.name, "avatar_url": user.avatar_url, "locale": get_language()}
        return Response(MeOut({**shown, "token": actor.token, "teams": teams}).data)


class TeamList(Strict):
    scope = {"GET": For.ANY_TOKEN, "POST": For.PEOPLE}

    @extend_schema(
        operation_id="list_teams",
        parameters=[
            OpenApiParameter("joinable", str, enum=["1"], description="Those of colleagues one may ask to join."),
            OpenApiParameter("deleted", str, enum=["1"], description="Those one deleted and may take back."),
            OpenApiParameter("cursor", str),
            OpenApiParameter("page_size", int),
        ],
        responses=inline_serializer("Teams", {"results": ANY_TEAM, "next": NEXT}),
    )
    def get(self, request: Request) -> Response:
        """List the caller's teams, their own first. They are few: there is never a next page. Or, in pages, those of
        their organisation they are not in (`joinable`), or that they may take back (`deleted`)."""
        actor = actor_of(request)
        if choice_param(request, "joinable", ["1"]):
            page = ByName()
            rows = page.paginate_queryset(selectors.teams_joinable(actor=actor), request, self)
            return page.get_paginated_response(JoinableTeamOut(rows, many=True).data)
        if choice_param(request, "deleted", ["1"]):
            deleted = DeletedTeamOut(selectors.teams_deleted(actor=actor), many=True)
            return Response({"results": deleted.data, "next": None})
        teams = TeamOut(teams_of(actor), many=True, context={"actor": actor})
        return Response({"results": teams.data, "next": None})

    @extend_schema(operation_id="create_team", request=TeamIn, responses={201: TeamDetailOut, 409: ErrorJson})
    def post(self, request: Request) -> Response:
        """Create a team. Its maker is its first owner; colleagues see its door. Tokens may not."""
        actor = actor_of(request)
        body = _read(TeamIn, request)
        team = services.team_create(actor=actor, name=body["name"], door=Door(body["door"]))
        return Response(_shown(actor, team), status=status.HTTP_201_CREATED)


class TeamDetail(Strict):
    scope = {"GET": For.ANY_TOKEN, "PATCH": Scope.MANAGE, "DELETE": For.PEOPLE}

    @extend_schema(operation_id="get_team", responses=TeamDetailOut)
    def get(self, request: Request, team_id: UUID) -> Response:
        """Get a team."""
        actor = actor_of(request)
        return Response(_shown(actor, team_of(actor, team_id)))

    @extend_schema(operation_id="update_team", request=TeamChange, responses={200: TeamDetailOut, 409: ErrorJson})
    def patch(self, request: Request, team_id: UUID) -> Response:
        """Change a team's name, door or whether viewers send. 409 `personal_team` for opening the door of one's own."""
        actor = actor_of(request)
        team = team_of(actor, team_id)
        body = _read(TeamChange, request)
        door = Door(body["door"]) if "door" in body else None
        changed = services.team_update(
            actor=actor, team=team, name=body.get("name"), door=door, viewers_send=body.get("viewers_send")
        )
        return Response(_shown(actor, changed))

    @extend_schema(operation_id="delete_team", responses={204: None, 409: ErrorJson})
    def delete(self, request: Request, team_id: UUID) -> Response:
        """Delete a team. It is gone for everybody at once; its owners may take that back for 30 days. Tokens may
        not."""
        actor = actor_of(request)
        services.team_delete(actor=actor, team=team_of(actor, team_id))
        return Response(status=status.HTTP_204_NO_CONTENT)


class TeamRestore(Strict):
    scope = For.PEOPLE

    @extend_schema(operation_id="restore_team", request=None, responses=TeamDetailOut)
    def post(self, request: Request, team_id: UUID) -> Response:
        """Take a deleted team back. For who owned it."""
        actor = actor_of(request)
        team = services.team_restore(actor=actor, team=selectors.team_deleted(actor=actor, pk=team_id))
        return Response(_shown(actor, team))


def _read(serializer: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
    checked = serializer(data=request.data)
    checked.is_valid(raise_exception=True)
    return dict(checked.validated_data)


def _shown(actor: Actor, team: Team) -> Any:
    return TeamDetailOut(team, context={"actor": actor}).data
