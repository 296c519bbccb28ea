"""Teams and API tokens (contracts §rest)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field, inline_serializer
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts import selectors, services
from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Role, Team
from cardstudio.api.errors import ErrorJson
from cardstudio.api.fields import NameField
from cardstudio.api.pagination import CursorPage
from cardstudio.api.params import uuid_param
from cardstudio.api.strict import Strict

ROLES = serializers.ChoiceField(choices=Role.choices)
NEXT = serializers.URLField(allow_null=True)


class TeamOut(serializers.Serializer[Any]):
    """A team, and what the caller may do there. `personal`: the caller's own, made with the account."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    personal = serializers.SerializerMethodField()
    role = serializers.SerializerMethodField()

    def get_personal(self, team: Team) -> bool:
        return bool(team.personal_of_id == self.context["actor"].user.pk)

    @extend_schema_field(ROLES)
    def get_role(self, team: Team) -> str:
        return str(self.context["actor"].roles()[team.pk].value)


class TokenIn(serializers.Serializer[Any]):
    team = serializers.UUIDField()
    name = NameField(max_length=services.NAME_LENGTH)
    role = serializers.ChoiceField(choices=Role.choices, default=Role.EDITOR)


class TokenOut(serializers.Serializer[Any]):
    """A token without its key, which nobody sees again."""

    id = serializers.UUIDField()
    team = serializers.UUIDField(source="team_id")
    name = serializers.CharField()
    role = serializers.ChoiceField(choices=Role.choices)
    created_by = serializers.CharField(source="created_by.name")
    created_at = serializers.DateTimeField()
    last_used_at = serializers.DateTimeField(allow_null=True)


class NewTokenOut(TokenOut):
    """A token just made. `key` is shown this once."""

    key = serializers.CharField()


class TeamList(Strict):
    @extend_schema(
        operation_id="list_teams",
        responses=inline_serializer("Teams", {"results": TeamOut(many=True), "next": NEXT}),
    )
    def get(self, request: Request) -> Response:
        """List the caller's teams, their own first. They are few: there is never a next page."""
        actor = actor_of(request)
        teams = TeamOut(selectors.teams_of(actor), many=True, context={"actor": actor})
        return Response({"results": teams.data, "next": None})


class TokenList(Strict):
    @extend_schema(
        operation_id="list_tokens",
        parameters=[
            OpenApiParameter("team", UUID),
            OpenApiParameter("cursor", str),
            OpenApiParameter("page_size", int),
        ],
        responses={
            200: inline_serializer("Tokens", {"results": TokenOut(many=True), "next": NEXT}),
            403: ErrorJson,
            404: ErrorJson,
        },
    )
    def get(self, request: Request) -> Response:
        """List tokens. Those of the teams the caller owns, newest first."""
        page = CursorPage()
        rows = page.paginate_queryset(
            selectors.tokens_of(actor_of(request), uuid_param(request, "team")), request, view=self
        )
        return page.get_paginated_response(TokenOut(rows, many=True).data)

    @extend_schema(operation_id="create_token", request=TokenIn, responses={201: NewTokenOut, 404: ErrorJson})
    def post(self, request: Request) -> Response:
        """Create a token. The answer holds its key, which is never shown again."""
        given = TokenIn(data=request.data)
        given.is_valid(raise_exception=True)
        values = given.validated_data
        actor = actor_of(request)
        team = selectors.team_of(actor, values["team"])
        token, key = services.token_create(actor=actor, team=team, name=values["name"], role=Role(values["role"]))
        return Response({**TokenOut(token).data, "key": key}, status=status.HTTP_201_CREATED)


class TokenDetail(Strict):
    @extend_schema(operation_id="revoke_token", responses={204: None})
    def delete(self, request: Request, token_id: UUID) -> Response:
        """Revoke a token. Its key stops working at once."""
        actor = actor_of(request)
        services.token_revoke(actor=actor, token=selectors.token_of(actor, token_id))
        return Response(status=status.HTTP_204_NO_CONTENT)
