"""REST endpoints of a team's own starting points; those of everybody are in `api_gallery.py`."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Scope
from cardstudio.accounts.selectors import team_of
from cardstudio.api.fields import CardField, ObjectField
from cardstudio.api.pagination import CursorPage
from cardstudio.api.strict import Strict
from cardstudio.library import selectors, services, starting_points
from cardstudio.library.serializers import TemplateSerializer


class ThumbnailSerializer(serializers.Serializer[Any]):
    """What a thumbnail shows: the card's first elements, and what they are filled with."""

    card = CardField()
    values = ObjectField(allow_null=True)


class StartingPointSerializer(serializers.Serializer[Any]):
    """A card the team begins new ones from. `release` is the version a copy begins with; null: the draft."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    description = serializers.CharField()
    release = serializers.IntegerField(allow_null=True)
    updated_at = serializers.DateTimeField()
    preview = ThumbnailSerializer()


class ByName(CursorPage):
    ordering = ("name", "pk")


class StartingPointListView(Strict):
    scope = Scope.LIBRARY_READ
    pagination_class = ByName  # read by the schema

    @extend_schema(operation_id="list_starting_points", responses=StartingPointSerializer(many=True))
    def get(self, request: Request, team_id: UUID) -> Response:
        """List a team's starting points. Cards its people begin new ones from, by name; `POST templates/` takes one as
        `begin_with`."""
        actor = actor_of(request)
        page = ByName()
        found = starting_points.starting_point_list(actor=actor, team=team_of(actor, team_id))
        rows: list[Any] = page.paginate_queryset(found, request, self) or []
        previews = starting_points.previews_given(rows)
        for row in rows:
            row.preview = previews[row.pk]
        return page.get_paginated_response(StartingPointSerializer(rows, many=True).data)


class StartingPointView(Strict):
    """Whether a card is one."""

    scope = Scope.LIBRARY_WRITE

    @extend_schema(operation_id="add_starting_point", request=None, responses=TemplateSerializer)
    def put(self, request: Request, pk: UUID) -> Response:
        """Make a template a starting point. The team is offered it where new cards begin."""
        return self._set(request, pk, on=True)

    @extend_schema(operation_id="remove_starting_point", responses={200: TemplateSerializer})
    def delete(self, request: Request, pk: UUID) -> Response:
        """Take a template from the starting points. It stays in the library, and so do cards begun from it."""
        return self._set(request, pk, on=False)

    def _set(self, request: Request, pk: UUID, *, on: bool) -> Response:
        actor = actor_of(request)
        services.starting_point_set(actor=actor, template=selectors.template_get(actor=actor, pk=pk), on=on)
        return Response(TemplateSerializer(selectors.template_get(actor=actor, pk=pk)).data)
