"""REST endpoints of deleting for good."""

from __future__ import annotations

from typing import Any, TypedDict
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.scopes import For
from cardstudio.accounts.selectors import team_of
from cardstudio.api.strict import Strict
from cardstudio.library.selectors import template_get
from cardstudio.teams.trash import template_delete_for_good, trash_empty


class TrashEmptyIn(serializers.Serializer[Any]):
    before = serializers.DateTimeField(help_text="When you saw the trash: what was put there later stays.")


class TrashEmptyJson(TypedDict):
    removed: int


class TemplatePurge(Strict):
    scope = For.PEOPLE

    @extend_schema(operation_id="purge_template", request=None, responses={204: None})
    def post(self, request: Request, pk: UUID) -> Response:
        """Delete a template in the trash for good. Its versions, its links and what was sent of it go with it; nobody
        can take that back. For publishers of its team."""
        actor = actor_of(request)
        template_delete_for_good(actor=actor, template=template_get(actor=actor, pk=pk, trashed=True))
        return Response(status=status.HTTP_204_NO_CONTENT)


class TrashEmpty(Strict):
    scope = For.PEOPLE

    @extend_schema(operation_id="empty_trash", request=TrashEmptyIn, responses={200: TrashEmptyJson})
    def post(self, request: Request, team_id: UUID) -> Response:
        """Empty a team's trash: every template that was there at a time you name is deleted for good. Nobody can take
        that back. For publishers of the team."""
        actor = actor_of(request)
        given = TrashEmptyIn(data=request.data)
        given.is_valid(raise_exception=True)
        before = given.validated_data["before"]
        removed = trash_empty(actor=actor, team=team_of(actor, team_id), before=before)
        return Response({"removed": removed})
