"""The origins whose pages may hold a team's share buttons: `/api/v1/teams/{id}/embed-origins/`."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts import embed_origins, selectors
from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Scope
from cardstudio.api.strict import Strict


class OriginsSerializer(serializers.Serializer[Any]):
    """Web origins such as `https://oa.example.com`; a whole address is cut to its origin."""

    origins = serializers.ListField(child=serializers.CharField(max_length=embed_origins.MAX_LENGTH))


class EmbedOrigins(Strict):
    scope = Scope.MANAGE

    @extend_schema(operation_id="get_embed_origins", responses=OriginsSerializer)
    def get(self, request: Request, team_id: UUID) -> Response:
        """Get a team's embed origins. Where its share buttons may stand."""
        team = selectors.team_of(actor_of(request), team_id)
        return Response({"origins": team.embed_origins})

    @extend_schema(operation_id="set_embed_origins", request=OriginsSerializer, responses=OriginsSerializer)
    def put(self, request: Request, team_id: UUID) -> Response:
        """Replace a team's embed origins. Owners only."""
        actor = actor_of(request)
        given = OriginsSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        team = selectors.team_of(actor, team_id)
        kept = embed_origins.embed_origins_set(actor=actor, team=team, origins=given.validated_data["origins"])
        return Response({"origins": kept})
