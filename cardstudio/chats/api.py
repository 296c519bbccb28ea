"""REST endpoints of chat lists (contracts §rest)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Scope
from cardstudio.accounts.policy import require
from cardstudio.accounts.selectors import site_app, team_for
from cardstudio.api.errors import ErrorJson
from cardstudio.api.pagination import CursorPage, OfTeams
from cardstudio.api.params import choice_param, uuid_param
from cardstudio.api.platform import unavailable
from cardstudio.api.strict import Strict
from cardstudio.chats import selectors, services
from cardstudio.chats.copying import chat_list_copy, chat_list_move
from cardstudio.chats.models import ChatList
from cardstudio.chats.parsing import NewChat
from cardstudio.chats.platform_names import names_fetch, names_soon
from cardstudio.chats.serializers import (
    AddedOut,
    ChatChange,
    ChatListIn,
    ChatListOut,
    ChatOut,
    ChatsIn,
    CopyIn,
    CountOut,
    IdsIn,
    MoveIn,
    NameIn,
    RemovedOut,
    UndoIn,
)
from cardstudio.chats.services import InUseJson
from cardstudio.feishu.client import PlatformError


class ByName(CursorPage):
    ordering = "name"


class ByAge(CursorPage):
    ordering = "pk"


class ChatListsView(Strict):
    scope = Scope.SHARE
    pagination_class = ByName  # read by the schema

    @extend_schema(
        operation_id="list_chat_lists",
        parameters=[OpenApiParameter("team", UUID), OpenApiParameter("kind", str, enum=ChatList.Kind.values)],
        responses=ChatListOut(many=True),
    )
    def get(self, request: Request) -> Response:
        """List chat lists. Those of the caller's teams, each for chats or for people."""
        kind = choice_param(request, "kind", ChatList.Kind.values)
        actor, team = actor_of(request), uuid_param(request, "team")
        found = selectors.chat_list_list(actor=actor, team=team, kind=kind)
        page = ByName()
        listed = OfTeams.of(found, [team] if team else actor.teams(), selectors.chat_lists_shown)
        rows: list[Any] | None = page.paginate_queryset(listed, request, self)
        return page.get_paginated_response(ChatListOut(rows, many=True).data)

    @extend_schema(operation_id="create_chat_list", request=ChatListIn, responses={201: ChatListOut, 404: ErrorJson})
    def post(self, request: Request) -> Response:
        """Create an empty chat list. For chats or people as the site's app knows them."""
        actor = actor_of(request)
        body = _read(ChatListIn, request)
        made = services.chat_list_create(
            actor=actor,
            team=team_for(actor, body.get("team")),
            app=site_app(),
            name=body["name"],
            kind=body["kind"],
        )
        return _shown(request, made.pk, status.HTTP_201_CREATED)


class ChatListView(Strict):
    scope = Scope.SHARE

    @extend_schema(operation_id="get_chat_list", responses=ChatListOut)
    def get(self, request: Request, pk: UUID) -> Response:
        """Get a chat list."""
        return _shown(request, pk)

    @extend_schema(operation_id="rename_chat_list", request=NameIn, responses=ChatListOut)
    def patch(self, request: Request, pk: UUID) -> Response:
        """Rename a chat list."""
        name = _read(NameIn, request)["name"]
        services.chat_list_rename(actor=actor_of(request), chat_list=_found(request, pk), name=name)
        return _shown(request, pk)

    @extend_schema(operation_id="delete_chat_list", responses={204: None, 409: InUseJson})
    def delete(self, request: Request, pk: UUID) -> Response:
        """Delete a chat list. 409 with `uses` while live share links send to it."""
        services.chat_list_delete(actor=actor_of(request), chat_list=_found(request, pk))
        return Response(status=status.HTTP_204_NO_CONTENT)


class ChatListRestoreView(Strict):
    scope = Scope.SHARE

    @extend_schema(operation_id="restore_chat_list", request=None, responses={200: ChatListOut, 409: ErrorJson})
    def post(self, request: Request, pk: UUID) -> Response:
        """Bring a deleted chat list back. 409 when its name was taken meanwhile."""
        actor = actor_of(request)
        services.chat_list_restore(actor=actor, chat_list=selectors.chat_list_deleted(actor=actor, pk=pk))
        return _shown(request, pk)


class ChatListCopyView(Strict):
    scope = Scope.SHARE

    @extend_schema(operation_id="copy_chat_list", request=CopyIn, responses={201: ChatListOut})
    def post(self, request: Request, pk: UUID) -> Response:
        """Copy a chat list to a team. A name that is taken there gets a number."""
        actor, body = actor_of(request), _read(CopyIn, request)
        team = team_for(actor, body["team"])
        made = chat_list_copy(actor=actor, chat_list=_found(request, pk), team=team, name=body["name"])
        return _shown(request, made.pk, status.HTTP_201_CREATED)


class ChatListMoveView(Strict):
    scope = Scope.SHARE

    @extend_schema(operation_id="move_chat_list", request=MoveIn, responses={201: ChatListOut, 409: InUseJson})
    def post(self, request: Request, pk: UUID) -> Response:
        """Move a chat list to another team. It has another id there. 409 with `uses` while live share links send to
        it."""
        actor, body = actor_of(request), _read(MoveIn, request)
        made = chat_list_move(actor=actor, chat_list=_found(request, pk), team=team_for(actor, body["team"]))
        return _shown(request, made.pk, status.HTTP_201_CREATED)


class ChatsView(Strict):
    scope = Scope.SHARE
    pagination_class = ByAge  # read by the schema

    @extend_schema(operation_id="list_chats", responses=ChatOut(many=True))
    def get(self, request: Request, pk: UUID) -> Response:
        """List the chats of a chat list, in the order they were added."""
        found = selectors.chat_list_chats(actor=actor_of(request), chat_list=_found(request, pk))
        page = ByAge()
        rows = page.paginate_queryset(found, request, self)
        return page.get_paginated_response(ChatOut(rows, many=True).data)

    @extend_schema(operation_id="add_chats", request=ChatsIn, responses=AddedOut)
    def post(self, request: Request, pk: UUID) -> Response:
        """Add chats to a chat list. Ids that do not belong on it are refused and the rest added."""
        found = _found(request, pk)
        chats = [_new_chat(row) for row in _read(ChatsIn, request)["chats"]]
        result = services.chats_add(actor=actor_of(request), chat_list=found, chats=chats)
        if result.added:
            names_soon(found)
        return Response(
            {
                "added": result.added,
                "changed": result.changed,
                "known": result.known,
                "refused": [refused.new.ref for refused in result.refused],
                "reasons": {refused.new.ref: refused.reason for refused in result.refused},
            }
        )


class ChatView(Strict):
    scope = Scope.SHARE

    @extend_schema(operation_id="update_chat", request=ChatChange, responses=ChatOut)
    def patch(self, request: Request, pk: UUID, ref: str) -> Response:
        """Change a chat's name or external mark."""
        changes = _read(ChatChange, request)
        found = services.chat_change(actor=actor_of(request), chat_list=_found(request, pk), ref=ref, **changes)
        return Response(ChatOut(found).data)

    @extend_schema(operation_id="remove_chat", responses={204: None})
    def delete(self, request: Request, pk: UUID, ref: str) -> Response:
        """Take one chat off a chat list."""
        services.chats_remove(actor=actor_of(request), chat_list=_found(request, pk), refs=[ref])
        return Response(status=status.HTTP_204_NO_CONTENT)


class ChatsRemoveView(Strict):
    scope = Scope.SHARE

    @extend_schema(operation_id="remove_chats", request=IdsIn, responses=RemovedOut)
    def post(self, request: Request, pk: UUID) -> Response:
        """Take several chats off a chat list. Ids that are not on it are passed over."""
        ids = _read(IdsIn, request)["ids"]
        removed, undo = services.chats_remove(actor=actor_of(request), chat_list=_found(request, pk), refs=ids)
        return Response({"removed": removed, "undo": undo})


class ChatsRestoreView(Strict):
    scope = Scope.SHARE

    @extend_schema(operation_id="restore_chats", request=UndoIn, responses=CountOut)
    def post(self, request: Request, pk: UUID) -> Response:
        """Bring removed chats back, as they were."""
        undo = _read(UndoIn, request)["undo"]
        back = services.chats_restore(actor=actor_of(request), chat_list=_found(request, pk), undo=undo)
        return Response({"changed": back})


class NamesView(Strict):
    scope = Scope.SHARE

    @extend_schema(operation_id="refresh_chat_names", request=None, responses=CountOut)
    def post(self, request: Request, pk: UUID) -> Response:
        """Refresh the names of a list's chats. They are asked from the platform, where the app may see them."""
        actor, found = actor_of(request), _found(request, pk)
        require(actor, "share", found.team)
        try:
            return Response({"changed": names_fetch(found)})
        except PlatformError as error:
            raise unavailable(error, found.app.brand) from error


def _new_chat(row: dict[str, Any]) -> NewChat:
    ref = row.get("open_chat_id") or row["open_id"]
    return NewChat(ref, row["name"], row["external"])


def _found(request: Request, pk: UUID) -> ChatList:
    return selectors.chat_list_get(actor=actor_of(request), pk=pk)


def _read(serializer: type[Serializer[Any]], request: Request) -> dict[str, Any]:
    checked = serializer(data=request.data)
    checked.is_valid(raise_exception=True)
    return dict(checked.validated_data)


def _shown(request: Request, pk: UUID, code: int = status.HTTP_200_OK) -> Response:
    return Response(ChatListOut(_found(request, pk)).data, status=code)
