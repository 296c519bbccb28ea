"""REST endpoint of taking a card to another team."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.scopes import For
from cardstudio.accounts.selectors import team_for
from cardstudio.api.strict import Strict
from cardstudio.library.selectors import template_get
from cardstudio.library.serializers import TemplateSerializer
from cardstudio.teams.moves import template_move


class TemplateMoveIn(serializers.Serializer[Any]):
    team = serializers.UUIDField()


class TemplateMove(Strict):
    scope = For.PEOPLE

    @extend_schema(operation_id="move_template", request=TemplateMoveIn, responses=TemplateSerializer)
    def post(self, request: Request, pk: UUID) -> Response:
        """Move a template to another team. Its versions, links and their attempts come along, and links keep their
        addresses; it lands in the folder of the same path, if there is one. For publishers of its team who may edit
        in the other."""
        actor = actor_of(request)
        given = TemplateMoveIn(data=request.data)
        given.is_valid(raise_exception=True)
        team = team_for(actor, given.validated_data["team"])
        template_move(actor=actor, template=template_get(actor=actor, pk=pk), team=team)
        return Response(TemplateSerializer(template_get(actor=actor, pk=pk)).data)
