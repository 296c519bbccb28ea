"""API tokens (contracts §rest). Teams are in `cardstudio.teams`."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema, inline_serializer
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts import selectors, services, tokens
from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import ApiToken, Scope
from cardstudio.accounts.scopes import For
from cardstudio.api.errors import ErrorJson
from cardstudio.api.fields import NameField
from cardstudio.api.pagination import CursorPage, OfTeams
from cardstudio.api.params import uuid_param
from cardstudio.api.strict import Strict

NEXT = serializers.URLField(allow_null=True)


class TokenIn(serializers.Serializer[Any]):
    team = serializers.UUIDField()
    name = NameField(max_length=services.NAME_LENGTH)
    scopes = serializers.ListField(child=serializers.ChoiceField(choices=Scope.choices), min_length=1)
    expires_at = serializers.DateTimeField(required=False, allow_null=True, default=None)


class TokenOut(serializers.Serializer[Any]):
    """A token without its key, which nobody sees again."""

    id = serializers.UUIDField()
    team = serializers.UUIDField(source="team_id")
    name = serializers.CharField()
    scopes = serializers.ListField(child=serializers.ChoiceField(choices=Scope.choices))
    key_end = serializers.CharField(help_text="Its last letters; empty for a token of long ago.")
    created_by = serializers.CharField(source="created_by.name")
    by_operator = serializers.BooleanField()
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(allow_null=True)
    last_used_at = serializers.DateTimeField(allow_null=True)
    old_key_until = serializers.DateTimeField(allow_null=True, help_text="How long the key before a rotation works.")


class ListedTokenOut(TokenOut):
    """`left`: whoever made it is no member any more; it works on. `calls`: cards it got in the last 30 days."""

    left = serializers.SerializerMethodField()
    calls = serializers.IntegerField()

    def get_left(self, token: ApiToken) -> bool:
        return not token.made_by_member  # type: ignore[attr-defined]  # `selectors.tokens_of`


class NewTokenOut(TokenOut):
    """A token just made or rotated. `key` is shown this once."""

    key = serializers.CharField()


class TokenList(Strict):
    scope = {"GET": Scope.MANAGE, "POST": For.PEOPLE}
    shows_secret = True

    @extend_schema(
        operation_id="list_tokens",
        parameters=[
            OpenApiParameter("team", UUID),
            OpenApiParameter("cursor", str),
            OpenApiParameter("page_size", int),
        ],
        responses={
            200: inline_serializer("Tokens", {"results": ListedTokenOut(many=True), "next": NEXT}),
            403: ErrorJson,
            404: ErrorJson,
        },
    )
    def get(self, request: Request) -> Response:
        """List tokens. Those of the teams the caller owns, newest first."""
        page = CursorPage()
        actor, team = actor_of(request), uuid_param(request, "team")
        teams = [team] if team else actor.teams()
        listed = OfTeams.of(selectors.tokens_of(actor, team), teams, selectors.tokens_shown)
        rows: list[Any] | None = page.paginate_queryset(listed, request, view=self)
        return page.get_paginated_response(ListedTokenOut(rows, many=True).data)

    @extend_schema(operation_id="create_token", request=TokenIn, responses={201: NewTokenOut, 404: ErrorJson})
    def post(self, request: Request) -> Response:
        """Create a token. The answer holds its key, which is never shown again. For signed-in owners; tokens may
        not."""
        given = TokenIn(data=request.data)
        given.is_valid(raise_exception=True)
        values = given.validated_data
        actor = actor_of(request)
        team = selectors.team_of(actor, values["team"])
        scopes = [Scope(scope) for scope in values["scopes"]]
        token, key = tokens.token_create(
            actor=actor, team=team, name=values["name"], scopes=scopes, expires_at=values["expires_at"]
        )
        return Response({**TokenOut(token).data, "key": key}, status=status.HTTP_201_CREATED)


class TokenDetail(Strict):
    scope = Scope.MANAGE

    @extend_schema(operation_id="revoke_token", responses={204: None})
    def delete(self, request: Request, token_id: UUID) -> Response:
        """Revoke a token. Its key stops working at once."""
        actor = actor_of(request)
        tokens.token_revoke(actor=actor, token=selectors.token_of(actor, token_id))
        return Response(status=status.HTTP_204_NO_CONTENT)


class TokenRotate(Strict):
    scope = For.PEOPLE
    shows_secret = True

    @extend_schema(operation_id="rotate_token", request=None, responses=NewTokenOut)
    def post(self, request: Request, token_id: UUID) -> Response:
        """Rotate a token. The answer holds a new key; the one of today works for another 24 hours. For signed-in
        owners."""
        actor = actor_of(request)
        token, key = tokens.token_rotate(actor=actor, token=selectors.token_of(actor, token_id))
        return Response({**TokenOut(token).data, "key": key})
