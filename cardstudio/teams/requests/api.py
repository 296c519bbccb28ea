"""Requests to join (contracts §rest): `teams/{id}/join-requests/` for owners, `join-requests/` for those who ask."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Role, Scope
from cardstudio.accounts.scopes import For
from cardstudio.api.errors import ErrorJson
from cardstudio.api.pagination import CursorPage
from cardstudio.api.params import choice_param
from cardstudio.api.strict import Strict
from cardstudio.teams.models import JoinRequest, RequestState
from cardstudio.teams.requests import selectors, services

#: What somebody may ask for; owners may give more.
ASKED_ROLES = [Role.VIEWER.value, Role.EDITOR.value]
ASKED = serializers.ChoiceField(choices=ASKED_ROLES, default=Role.VIEWER.value)
ANSWERS = [RequestState.ACCEPTED.value, RequestState.DECLINED.value]
MESSAGE = 400


class AskIn(serializers.Serializer[Any]):
    role = ASKED
    message = serializers.CharField(max_length=MESSAGE, default="", allow_blank=True, help_text="Who, and what for.")


class MessageIn(serializers.Serializer[Any]):
    message = serializers.CharField(max_length=MESSAGE, allow_blank=True)


class OwnRequestOut(serializers.Serializer[Any]):
    """What the caller asked a team for. `remind_at`: when its owners may be reminded."""

    id = serializers.UUIDField()
    team = serializers.UUIDField(source="team_id")
    team_name = serializers.CharField(source="team.name")
    role = serializers.ChoiceField(choices=Role.choices)
    message = serializers.CharField()
    state = serializers.ChoiceField(choices=RequestState.choices)
    created_at = serializers.DateTimeField()
    remind_at = serializers.SerializerMethodField()

    def get_remind_at(self, request: JoinRequest) -> str:
        return selectors.remind_at(request).isoformat()


class JoinRequestOut(serializers.Serializer[Any]):
    """Somebody who asks to be let in. `address` and `about`: what they had opened, where it was not at the door."""

    id = serializers.UUIDField()
    user = serializers.UUIDField(source="user_id")
    name = serializers.CharField(source="user.name")
    avatar_url = serializers.CharField(source="user.avatar_url")
    role = serializers.ChoiceField(choices=Role.choices)
    message = serializers.CharField()
    address = serializers.CharField()
    about = serializers.CharField()
    state = serializers.ChoiceField(choices=RequestState.choices)
    created_at = serializers.DateTimeField()
    decided_by = serializers.CharField(source="decided_by.name", default=None, allow_null=True)
    decided_at = serializers.DateTimeField(allow_null=True)


class DecisionIn(serializers.Serializer[Any]):
    state = serializers.ChoiceField(choices=ANSWERS)
    role = serializers.ChoiceField(
        choices=Role.choices, allow_null=True, default=None, help_text="Another role than was asked for."
    )


class JoinRequestListView(Strict):
    scope = {"GET": Scope.MANAGE, "POST": For.PEOPLE}
    pagination_class = CursorPage  # read by the schema

    @extend_schema(
        operation_id="list_join_requests",
        parameters=[OpenApiParameter("state", str, enum=RequestState.values)],
        responses={200: JoinRequestOut(many=True), 403: ErrorJson, 404: ErrorJson},
    )
    def get(self, request: Request, team_id: UUID) -> Response:
        """List requests to join. Those that wait for an answer, or in another state, newest first, for owners."""
        state = choice_param(request, "state", RequestState.values) or RequestState.PENDING
        page = CursorPage()
        found = selectors.request_list(actor=actor_of(request), team=team_id, state=state)
        rows = page.paginate_queryset(found, request, self)
        return page.get_paginated_response(JoinRequestOut(rows, many=True).data)

    @extend_schema(
        operation_id="ask_to_join",
        request=AskIn,
        responses={201: OwnRequestOut, 403: ErrorJson, 404: ErrorJson, 409: ErrorJson},
    )
    def post(self, request: Request, team_id: UUID) -> Response:
        """Ask to join. For colleagues, at a door that is not shut; an open one lets them in at once."""
        actor = actor_of(request)
        body = _read(AskIn, request)
        made = services.request_create(
            actor=actor,
            team=selectors.team_at_door(actor=actor, pk=team_id),
            role=Role(body["role"]),
            message=body["message"],
        )
        return Response(OwnRequestOut(made).data, status=status.HTTP_201_CREATED)


class JoinRequestView(Strict):
    scope = Scope.MANAGE

    @extend_schema(
        operation_id="answer_join_request",
        request=DecisionIn,
        responses={200: JoinRequestOut, 403: ErrorJson, 404: ErrorJson, 409: ErrorJson},
    )
    def patch(self, request: Request, team_id: UUID, pk: UUID) -> Response:
        """Answer a request to join. The same answer again is harmless; 409 when it was answered otherwise."""
        actor = actor_of(request)
        body = _read(DecisionIn, request)
        decided = services.request_decide(
            actor=actor,
            request=selectors.request_of_team(actor=actor, team=team_id, pk=pk),
            accept=body["state"] == RequestState.ACCEPTED,
            role=Role(body["role"]) if body["role"] else None,
        )
        return Response(JoinRequestOut(decided).data)


class OwnRequestListView(Strict):
    scope = For.PEOPLE
    pagination_class = CursorPage  # read by the schema

    @extend_schema(operation_id="list_own_join_requests", responses=OwnRequestOut(many=True))
    def get(self, request: Request) -> Response:
        """List what the caller asked for. At the doors of teams, newest first."""
        page = CursorPage()
        rows = page.paginate_queryset(selectors.own_requests(actor_of(request)), request, self)
        return page.get_paginated_response(OwnRequestOut(rows, many=True).data)


class OwnRequestView(Strict):
    scope = For.PEOPLE

    @extend_schema(operation_id="get_own_join_request", responses=OwnRequestOut)
    def get(self, request: Request, pk: UUID) -> Response:
        """Get what the caller asked for, with the answer so far."""
        return Response(OwnRequestOut(_own(request, pk)).data)

    @extend_schema(
        operation_id="change_join_request", request=MessageIn, responses={200: OwnRequestOut, 409: ErrorJson}
    )
    def patch(self, request: Request, pk: UUID) -> Response:
        """Change the words to the owners, while they have not answered."""
        body = _read(MessageIn, request)
        changed = services.request_change(actor=actor_of(request), request=_own(request, pk), message=body["message"])
        return Response(OwnRequestOut(changed).data)

    @extend_schema(operation_id="withdraw_join_request", responses={204: None, 409: ErrorJson})
    def delete(self, request: Request, pk: UUID) -> Response:
        """Take a request back."""
        services.request_withdraw(actor=actor_of(request), request=_own(request, pk))
        return Response(status=status.HTTP_204_NO_CONTENT)


class RemindView(Strict):
    scope = For.PEOPLE

    @extend_schema(operation_id="remind_owners", request=None, responses={200: OwnRequestOut, 409: ErrorJson})
    def post(self, request: Request, pk: UUID) -> Response:
        """Remind the owners. Once a day; 409 with `Retry-After` before that."""
        reminded = services.request_remind(actor=actor_of(request), request=_own(request, pk))
        return Response(OwnRequestOut(reminded).data)


def _own(request: Request, pk: UUID) -> JoinRequest:
    return selectors.own_request(actor=actor_of(request), pk=pk)


def _read(serializer: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
    checked = serializer(data=request.data)
    checked.is_valid(raise_exception=True)
    return dict(checked.validated_data)
