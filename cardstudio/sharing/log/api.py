"""What became of a link's uses, for programs and the team: `/api/v1/share-links/{id}/attempts/`."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.api.pagination import CursorPage
from cardstudio.api.params import choice_param
from cardstudio.api.strict import Strict
from cardstudio.feishu.brands import in_brand
from cardstudio.feishu.errors import explain
from cardstudio.sharing.attempts.selectors import attempt_list
from cardstudio.sharing.links.selectors import link_get
from cardstudio.sharing.models import Attempt, Delivery


class DeliveryOut(serializers.ModelSerializer[Delivery]):
    """What became of one chat. `status` is the client's own, 0 = delivered, null where it said nothing."""

    state = serializers.ChoiceField(choices=["arrived", "failed", "unknown"], read_only=True)

    class Meta:
        model = Delivery
        fields = ["open_chat_id", "open_message_id", "status", "state", "note"]


class AttemptOut(serializers.ModelSerializer[Attempt]):
    """An attempt as its visitor's page reported it. `explanation` says the code in words."""

    version = serializers.IntegerField(source="version.number")
    sender = serializers.CharField(source="sender.name", allow_null=True, default=None)
    deliveries = DeliveryOut(many=True)
    client = serializers.SerializerMethodField()
    explanation = serializers.SerializerMethodField()

    class Meta:
        model = Attempt
        fields = [
            "id", "attempt", "batch", "version", "state", "err_code", "err_msg", "explanation", "sender", "client",
            "started_at", "ended_at", "deliveries", "raw",
        ]  # fmt: skip

    @extend_schema_field({"type": "object"})
    def get_client(self, attempt: Attempt) -> Any:
        return attempt.client

    def get_explanation(self, attempt: Attempt) -> str:
        return "" if attempt.err_code is None else in_brand(explain(attempt.err_code).title, attempt.link.app.brand)


class AttemptPage(CursorPage):
    ordering = "-started_at"


class AttemptListView(Strict, ListAPIView[Attempt]):
    serializer_class = AttemptOut
    pagination_class = AttemptPage

    def get_queryset(self) -> Any:
        actor = actor_of(self.request)
        link = link_get(actor=actor, pk=self.kwargs["pk"])
        state = choice_param(self.request, "state", Attempt.State.values)
        return attempt_list(actor=actor, link=link, state=state)

    @extend_schema(
        operation_id="list_attempts",
        parameters=[OpenApiParameter("state", str, enum=Attempt.State.values)],
        responses=AttemptOut(many=True),
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """List a share link's attempts to send, newest first."""
        return super().get(request, *args, **kwargs)
