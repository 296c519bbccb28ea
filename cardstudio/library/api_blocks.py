"""REST endpoints of a team's blocks (contracts §rest)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.scopes import LIBRARY
from cardstudio.accounts.selectors import team_of
from cardstudio.api.errors import ErrorJson
from cardstudio.api.fields import NameField, ObjectField
from cardstudio.api.pagination import CursorPage
from cardstudio.api.strict import Strict
from cardstudio.cards.catalog.model import FORMATS
from cardstudio.library import blocks
from cardstudio.library.api_starting_points import ThumbnailSerializer
from cardstudio.library.requests import read


class BlockSerializer(serializers.Serializer[Any]):
    """A part of a card that the team keeps. `errors` and `warnings`: how much the checks found when it was kept."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    format = serializers.ChoiceField(list(FORMATS))
    errors = serializers.IntegerField()  # type: ignore[assignment]  # a declared field hides nothing
    warnings = serializers.IntegerField()
    updated_at = serializers.DateTimeField()
    preview = ThumbnailSerializer()


class FullBlockSerializer(BlockSerializer):
    elements = serializers.ListField(child=ObjectField(), source="document.elements")
    variables = serializers.ListField(child=ObjectField(), source="document.variables")


class BlockChangeSerializer(serializers.Serializer[Any]):
    """`elements` with the `variables` they use, as they stand in a card of `format`."""

    name = NameField(max_length=80, required=False)
    format = serializers.ChoiceField(list(FORMATS), required=False)
    elements = serializers.ListField(child=ObjectField(), required=False)
    variables = serializers.ListField(child=ObjectField(), required=False)


class BlockCreateSerializer(BlockChangeSerializer):
    name = NameField(max_length=80)
    format = serializers.ChoiceField(list(FORMATS))
    elements = serializers.ListField(child=ObjectField())


class NameTakenJson(ErrorJson):
    """`id` is the block that has the name."""

    id: str


class ByName(CursorPage):
    ordering = ("name", "pk")


class BlockListView(Strict):
    scope = LIBRARY
    pagination_class = ByName  # read by the schema

    @extend_schema(operation_id="list_blocks", responses=BlockSerializer(many=True))
    def get(self, request: Request, team_id: UUID) -> Response:
        """List a team's blocks. By name, with what a thumbnail shows."""
        actor = actor_of(request)
        page = ByName()
        found = blocks.block_list(actor=actor, team=team_of(actor, team_id))
        rows = page.paginate_queryset(found, request, self)
        return page.get_paginated_response(BlockSerializer(rows, many=True).data)

    @extend_schema(
        operation_id="create_block",
        request=BlockCreateSerializer,
        responses={201: FullBlockSerializer, 409: NameTakenJson, 413: ErrorJson},
    )
    def post(self, request: Request, team_id: UUID) -> Response:
        """Create a block. 409 `name_taken` names the one that is called so."""
        actor = actor_of(request)
        given = read(BlockCreateSerializer, request.data)
        content = {"elements": given["elements"], "variables": given.get("variables", [])}
        team = team_of(actor, team_id)
        made = blocks.block_create(actor=actor, team=team, name=given["name"], format=given["format"], content=content)
        return Response(FullBlockSerializer(made).data, status=status.HTTP_201_CREATED)


class BlockView(Strict):
    scope = LIBRARY

    @extend_schema(operation_id="get_block", responses=FullBlockSerializer)
    def get(self, request: Request, team_id: UUID, block_id: UUID) -> Response:
        """Get a block, with its elements and the variables they use."""
        return Response(FullBlockSerializer(self._block(request, team_id, block_id)).data)

    @extend_schema(
        operation_id="update_block",
        request=BlockChangeSerializer,
        responses={200: FullBlockSerializer, 409: NameTakenJson, 413: ErrorJson},
    )
    def patch(self, request: Request, team_id: UUID, block_id: UUID) -> Response:
        """Rename a block, or keep other elements under its name. Cards that hold a copy stay as they are."""
        block = self._block(request, team_id, block_id)
        given = read(BlockChangeSerializer, request.data)
        content = None
        if "elements" in given:
            content = {"elements": given["elements"], "variables": given.get("variables", [])}
        changed = blocks.block_update(
            actor=actor_of(request),
            block=block,
            name=given.get("name"),
            format=given.get("format"),
            content=content,
        )
        return Response(FullBlockSerializer(changed).data)

    @extend_schema(operation_id="delete_block", responses={204: None})
    def delete(self, request: Request, team_id: UUID, block_id: UUID) -> Response:
        """Delete a block. Cards that hold a copy stay as they are."""
        blocks.block_delete(actor=actor_of(request), block=self._block(request, team_id, block_id))
        return Response(status=status.HTTP_204_NO_CONTENT)

    def _block(self, request: Request, team_id: UUID, block_id: UUID) -> Any:
        return blocks.block_get(actor=actor_of(request), team=team_id, pk=block_id)
