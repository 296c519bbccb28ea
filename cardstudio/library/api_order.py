"""REST endpoints of what orders a library: folders and tags."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Scope
from cardstudio.accounts.scopes import LIBRARY
from cardstudio.accounts.selectors import team_for
from cardstudio.api.errors import ErrorJson
from cardstudio.api.pagination import CursorPage
from cardstudio.api.strict import Strict
from cardstudio.library import requests, selectors, services
from cardstudio.library.serializers import (
    FolderChangeSerializer,
    FolderCreateSerializer,
    FolderSerializer,
    TagSerializer,
)


class TeamFilterSerializer(serializers.Serializer[None]):
    team = serializers.UUIDField(required=False)


class ByName(CursorPage):
    ordering = "name"


class FolderListView(Strict):
    """The team's folders."""

    scope = LIBRARY
    pagination_class = ByName  # read by the schema

    @extend_schema(
        operation_id="list_folders", parameters=[TeamFilterSerializer], responses=FolderSerializer(many=True)
    )
    def get(self, request: Request) -> Response:
        """List folders."""
        team = requests.read(TeamFilterSerializer, request.query_params).get("team")
        page = ByName()
        rows = page.paginate_queryset(selectors.folder_list(actor=actor_of(request), team=team), request, self)
        return page.get_paginated_response(FolderSerializer(rows, many=True).data)

    @extend_schema(
        operation_id="create_folder", request=FolderCreateSerializer, responses={201: FolderSerializer, 404: ErrorJson}
    )
    def post(self, request: Request) -> Response:
        """Create a folder."""
        actor = actor_of(request)
        body = requests.read(FolderCreateSerializer, request.data)
        parent = selectors.folder_get(actor=actor, pk=body["parent"]) if body.get("parent") else None
        team = team_for(actor, body.get("team"))
        folder = services.folder_create(actor=actor, team=team, name=body["name"], parent=parent)
        return Response(FolderSerializer(folder).data, status=status.HTTP_201_CREATED)


class FolderView(Strict):
    """One folder; deleting it keeps its templates."""

    scope = Scope.LIBRARY_WRITE

    @extend_schema(operation_id="rename_folder", request=FolderChangeSerializer, responses=FolderSerializer)
    def patch(self, request: Request, pk: UUID) -> Response:
        """Rename a folder."""
        actor = actor_of(request)
        folder = selectors.folder_get(actor=actor, pk=pk)
        body = requests.read(FolderChangeSerializer, request.data)
        return Response(FolderSerializer(services.folder_update(actor=actor, folder=folder, name=body["name"])).data)

    @extend_schema(operation_id="delete_folder", responses={204: None})
    def delete(self, request: Request, pk: UUID) -> Response:
        """Delete a folder. Its templates stay, without a folder."""
        actor = actor_of(request)
        services.folder_delete(actor=actor, folder=selectors.folder_get(actor=actor, pk=pk))
        return Response(status=status.HTTP_204_NO_CONTENT)


class TagListView(Strict):
    """Tags in use, with how many templates carry them."""

    scope = Scope.LIBRARY_READ
    pagination_class = ByName  # read by the schema

    @extend_schema(operation_id="list_tags", parameters=[TeamFilterSerializer], responses=TagSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the tags in use. `uses`: how many templates carry each."""
        team = requests.read(TeamFilterSerializer, request.query_params).get("team")
        page = ByName()
        rows = page.paginate_queryset(selectors.tag_list(actor=actor_of(request), team=team), request, self)
        return page.get_paginated_response(TagSerializer(rows, many=True).data)
