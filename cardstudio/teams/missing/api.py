"""Asking to be let in where an address showed nothing (contracts §rest): `/api/v1/access-requests/`."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Role
from cardstudio.accounts.scopes import For
from cardstudio.api.errors import ErrorJson
from cardstudio.api.strict import Strict
from cardstudio.teams.missing import services
from cardstudio.teams.missing.throttles import AccessThrottle
from cardstudio.teams.requests.api import ASKED, MESSAGE


class AccessIn(serializers.Serializer[Any]):
    address = serializers.CharField(max_length=services.MOST_ADDRESS, help_text="What was opened.")
    role = ASKED
    message = serializers.CharField(max_length=MESSAGE, default="", allow_blank=True, help_text="Who, and what for.")


class AccessRequestsView(Strict):
    scope = For.PEOPLE
    throttle_classes = [AccessThrottle]

    @extend_schema(
        operation_id="ask_for_access", request=AccessIn, responses={202: None, 403: ErrorJson, 429: ErrorJson}
    )
    def post(self, request: Request) -> Response:
        """Ask for access. The answer is always the same: owners hear of it only if there is such a thing, in a team of
        the caller's company."""
        given = AccessIn(data=request.data)
        given.is_valid(raise_exception=True)
        values = {**given.validated_data, "role": Role(given.validated_data["role"])}
        services.access_request_create(actor=actor_of(request), **values)
        return Response(status=status.HTTP_202_ACCEPTED)
