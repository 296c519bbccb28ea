"""Invitations (contracts §rest): `/api/v1/teams/{id}/invites/`, and `/api/v1/invites/{token}/accept/`."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Role, Scope
from cardstudio.accounts.policy import at_most
from cardstudio.accounts.scopes import For
from cardstudio.accounts.selectors import team_of
from cardstudio.api.errors import ErrorJson
from cardstudio.api.pagination import CursorPage
from cardstudio.api.qr import QrOut, qr_code
from cardstudio.api.strict import Strict
from cardstudio.teams.invites import selectors, services
from cardstudio.teams.models import Invite


class InviteIn(serializers.Serializer[Any]):
    role = serializers.ChoiceField(choices=Role.choices)
    expires_at = serializers.DateTimeField(allow_null=True, default=None, help_text="Null: it has no end.")
    max_uses = serializers.IntegerField(
        allow_null=True, default=None, min_value=1, max_value=10_000, help_text="Null: for any number of people."
    )


class InviteOut(serializers.Serializer[Any]):
    """An invitation. `qr` is the code of `url`. A token sees no link that gives more than it may give itself."""

    id = serializers.UUIDField()
    token = serializers.SerializerMethodField()
    url = serializers.SerializerMethodField()
    qr = serializers.SerializerMethodField()
    role = serializers.ChoiceField(choices=Role.choices)
    expires_at = serializers.DateTimeField(allow_null=True)
    max_uses = serializers.IntegerField(allow_null=True)
    uses = serializers.IntegerField()
    used_by = serializers.SerializerMethodField(help_text="Who came by it, the last five first.")
    created_by = serializers.CharField(source="created_by.name")
    created_at = serializers.DateTimeField()

    def get_token(self, invite: Invite) -> str | None:
        token = self.context["actor"].token
        return None if token is not None and not at_most(Role(invite.role), Role.EDITOR) else invite.token

    def get_url(self, invite: Invite) -> str | None:
        token = self.get_token(invite)
        return None if token is None else selectors.invite_url(token)

    @extend_schema_field(QrOut(allow_null=True))
    def get_qr(self, invite: Invite) -> Any:
        url = self.get_url(invite)
        return None if url is None else qr_code(url)._asdict()

    def get_used_by(self, invite: Invite) -> list[str]:
        return [use.user.name for use in getattr(invite, "came", [])]


class InviteListView(Strict):
    scope = Scope.MANAGE
    pagination_class = CursorPage  # read by the schema

    @extend_schema(operation_id="list_invites", responses={200: InviteOut(many=True), 403: ErrorJson, 404: ErrorJson})
    def get(self, request: Request, team_id: UUID) -> Response:
        """List invitations. Those that still let somebody in, newest first, for owners."""
        actor = actor_of(request)
        page = CursorPage()
        found = selectors.invite_list(actor=actor, team=team_of(actor, team_id))
        rows = page.paginate_queryset(found, request, self)
        return page.get_paginated_response(InviteOut(rows, many=True, context={"actor": actor}).data)

    @extend_schema(
        operation_id="create_invite", request=InviteIn, responses={201: InviteOut, 403: ErrorJson, 409: ErrorJson}
    )
    def post(self, request: Request, team_id: UUID) -> Response:
        """Create an invitation. A link that makes colleagues of the team's company members, with this role."""
        actor = actor_of(request)
        given = InviteIn(data=request.data)
        given.is_valid(raise_exception=True)
        values = {**given.validated_data, "role": Role(given.validated_data["role"])}
        made = services.invite_create(actor=actor, team=team_of(actor, team_id), **values)
        return Response(InviteOut(made, context={"actor": actor}).data, status=status.HTTP_201_CREATED)


class InviteView(Strict):
    scope = Scope.MANAGE

    @extend_schema(operation_id="revoke_invite", responses={204: None, 403: ErrorJson, 404: ErrorJson})
    def delete(self, request: Request, team_id: UUID, pk: UUID) -> Response:
        """Take an invitation back. Its link lets nobody in any more; who came by it stays."""
        actor = actor_of(request)
        services.invite_revoke(actor=actor, invite=selectors.invite_get(actor=actor, team=team_id, pk=pk))
        return Response(status=status.HTTP_204_NO_CONTENT)


class AcceptedOut(serializers.Serializer[Any]):
    """Where one is now, and as what."""

    team = serializers.UUIDField(source="team_id")
    role = serializers.ChoiceField(choices=Role.choices)


class InviteEndedJson(ErrorJson):
    """An invitation that has ended: `revoked`, `expired`, `used_up`, or `used` by the caller once already."""

    why: str


class AcceptView(Strict):
    scope = For.PEOPLE

    @extend_schema(
        operation_id="accept_invite",
        request=None,
        responses={200: AcceptedOut, 403: ErrorJson, 404: ErrorJson, 410: InviteEndedJson},
    )
    def post(self, request: Request, token: str) -> Response:
        """Accept an invitation. A member stays what they are, so that asking again is harmless; 410 says why it has
        ended, and whom to ask."""
        return Response(AcceptedOut(services.invite_accept(actor=actor_of(request), token=token)).data)
