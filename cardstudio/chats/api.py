"""REST endpoints of chat lists (design §5, FIXED: REST)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.selectors import site_app, team_for
from cardstudio.api.fields import NameField
from cardstudio.api.pagination import CursorPage
from cardstudio.api.params import uuid_param
from cardstudio.chats import selectors, services
from cardstudio.chats.models import Chat, ChatList


class ChatListOut(serializers.ModelSerializer[ChatList]):
    """A named list of target chats. `size`: how many it holds."""

    team = serializers.UUIDField(source="team_id")
    size = serializers.IntegerField()

    class Meta:
        model = ChatList
        fields = ("id", "team", "name", "size", "created_at")


class ChatListIn(serializers.Serializer[Any]):
    name = NameField(max_length=120)
    team = serializers.UUIDField(required=False)


class NameIn(serializers.Serializer[Any]):
    name = NameField(max_length=120)


class ChatOut(serializers.ModelSerializer[Chat]):
    class Meta:
        model = Chat
        fields = ("open_chat_id", "name", "avatar", "external")


class ChatIn(serializers.Serializer[Any]):
    open_chat_id = NameField(max_length=200)
    name = NameField(max_length=services.NAME_LENGTH, required=False, allow_blank=True, default="")


class ChatsIn(serializers.Serializer[Any]):
    chats = serializers.ListField(child=ChatIn(), max_length=services.MOST_CHATS, allow_empty=False)


class AddedOut(serializers.Serializer[Any]):
    """Ids by what became of them: `known` were on the list already, `refused` are no chat ids."""

    added = serializers.ListField(child=serializers.CharField())
    known = serializers.ListField(child=serializers.CharField())
    refused = serializers.ListField(child=serializers.CharField())


class ByName(CursorPage):
    ordering = "name"


class ByAge(CursorPage):
    ordering = "pk"


class ChatListsView(APIView):
    pagination_class = ByName  # read by the schema

    @extend_schema(
        operation_id="chat_lists_list",
        parameters=[OpenApiParameter("team", UUID)],
        responses=ChatListOut(many=True),
    )
    def get(self, request: Request) -> Response:
        """The chat lists of the caller's teams."""
        found = selectors.chat_list_list(actor=actor_of(request), team=uuid_param(request, "team"))
        page = ByName()
        rows = page.paginate_queryset(found, request, self)
        return page.get_paginated_response(ChatListOut(rows, many=True).data)

    @extend_schema(request=ChatListIn, responses={201: ChatListOut})
    def post(self, request: Request) -> Response:
        """Make an empty list, for chats of the site's app."""
        actor = actor_of(request)
        body = _read(ChatListIn, request)
        made = services.chat_list_create(
            actor=actor, team=team_for(actor, body.get("team")), app=site_app(), name=body["name"]
        )
        return _shown(request, made.pk, status.HTTP_201_CREATED)


class ChatListView(APIView):
    @extend_schema(responses=ChatListOut)
    def get(self, request: Request, pk: UUID) -> Response:
        return _shown(request, pk)

    @extend_schema(request=NameIn, responses=ChatListOut)
    def patch(self, request: Request, pk: UUID) -> Response:
        actor = actor_of(request)
        found = selectors.chat_list_get(actor=actor, pk=pk)
        services.chat_list_rename(actor=actor, chat_list=found, name=_read(NameIn, request)["name"])
        return _shown(request, pk)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, pk: UUID) -> Response:
        """409 while a share link sends to the list."""
        actor = actor_of(request)
        services.chat_list_delete(actor=actor, chat_list=selectors.chat_list_get(actor=actor, pk=pk))
        return Response(status=status.HTTP_204_NO_CONTENT)


class ChatsView(APIView):
    pagination_class = ByAge  # read by the schema

    @extend_schema(operation_id="chat_lists_chats_list", responses=ChatOut(many=True))
    def get(self, request: Request, pk: UUID) -> Response:
        """The chats of a list, in the order they were added."""
        actor = actor_of(request)
        found = selectors.chat_list_chats(actor=actor, chat_list=selectors.chat_list_get(actor=actor, pk=pk))
        page = ByAge()
        rows = page.paginate_queryset(found, request, self)
        return page.get_paginated_response(ChatOut(rows, many=True).data)

    @extend_schema(request=ChatsIn, responses=AddedOut)
    def post(self, request: Request, pk: UUID) -> Response:
        """Add chats; what is no chat id is refused and the rest added."""
        actor = actor_of(request)
        found = selectors.chat_list_get(actor=actor, pk=pk)
        chats = [services.NewChat(row["open_chat_id"], row["name"]) for row in _read(ChatsIn, request)["chats"]]
        result = services.chats_add(actor=actor, chat_list=found, chats=chats)
        return Response({"added": result.added, "known": result.known, "refused": result.refused})


class ChatView(APIView):
    @extend_schema(responses={204: None})
    def delete(self, request: Request, pk: UUID, open_chat_id: str) -> Response:
        """Take one chat off the list."""
        actor = actor_of(request)
        found = selectors.chat_list_get(actor=actor, pk=pk)
        services.chat_remove(actor=actor, chat_list=found, open_chat_id=open_chat_id)
        return Response(status=status.HTTP_204_NO_CONTENT)


def _read(serializer: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
    checked = serializer(data=request.data)
    checked.is_valid(raise_exception=True)
    return dict(checked.validated_data)


def _shown(request: Request, pk: UUID, code: int = status.HTTP_200_OK) -> Response:
    found = selectors.chat_list_get(actor=actor_of(request), pk=pk)
    return Response(ChatListOut(found).data, status=code)
