"""What became of a link's uses, and of all the team sent: `…/attempts/` of a share link and of a team."""

from __future__ import annotations

from datetime import UTC, date
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Scope
from cardstudio.accounts.selectors import team_of
from cardstudio.api.pagination import CursorPage
from cardstudio.api.params import choice_param
from cardstudio.api.strict import Strict
from cardstudio.feishu.brands import in_brand
from cardstudio.library.requests import read
from cardstudio.sharing.attempts.meaning import meaning_of
from cardstudio.sharing.attempts.selectors import HEAVY, attempt_list
from cardstudio.sharing.links.selectors import link_get
from cardstudio.sharing.log.filters import MOST_TEXT, Filters, is_countable
from cardstudio.sharing.log.selectors import log_list
from cardstudio.sharing.models import Attempt, Delivery


class DeliveryOut(serializers.ModelSerializer[Delivery]):
    """What became of one chat. `status` is the client's own, 0 = delivered, null where it said nothing."""

    state = serializers.ChoiceField(choices=["arrived", "failed", "unknown"], read_only=True)

    class Meta:
        model = Delivery
        fields = ["open_chat_id", "open_message_id", "status", "state", "note"]


class AttemptOut(serializers.ModelSerializer[Attempt]):
    """An attempt as its visitor's page reported it. `explanation` says the code in words."""

    link = serializers.UUIDField(source="link_id")
    template = serializers.UUIDField(source="link.template_id")
    version = serializers.IntegerField(source="version.number")
    sender = serializers.CharField(source="sender.name", allow_null=True, default=None)
    deliveries = DeliveryOut(many=True)
    client = serializers.SerializerMethodField()
    explanation = serializers.SerializerMethodField()

    class Meta:
        model = Attempt
        fields = [
            "id", "link", "template", "attempt", "batch", "version", "state", "err_code", "err_msg", "explanation",
            "sender", "client", "started_at", "ended_at", "deliveries", "raw",
        ]  # fmt: skip

    @extend_schema_field({"type": "object"})
    def get_client(self, attempt: Attempt) -> Any:
        return attempt.client

    def get_explanation(self, attempt: Attempt) -> str:
        return "" if attempt.err_code is None else in_brand(meaning_of(attempt).title, attempt.link.app.brand)


class AttemptPage(CursorPage):
    ordering = ("-started_at", "-pk")


def _in_calendar(day: date) -> None:
    """Years at the ends of the calendar have no day before or after them."""
    if not is_countable(day):
        raise serializers.ValidationError(_("This is a day from 1970 to 9998."))


class LogFilter(serializers.Serializer[Any]):
    """What `?…` may say; as the page of the log. `chat` is an id or part of a name, `person` part of one."""

    template = serializers.UUIDField(required=False)
    link = serializers.UUIDField(required=False)
    chat = serializers.CharField(required=False, max_length=MOST_TEXT)
    person = serializers.CharField(required=False, max_length=MOST_TEXT)
    code = serializers.IntegerField(required=False, min_value=-(2**31), max_value=2**31 - 1)
    state = serializers.ChoiceField(Attempt.State.values, required=False)
    since = serializers.DateField(required=False, validators=[_in_calendar], help_text="The first day, in UTC.")
    until = serializers.DateField(required=False, validators=[_in_calendar], help_text="The last day, in UTC.")


class AttemptListView(Strict, ListAPIView[Attempt]):
    scope = Scope.SHARE
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


class TeamAttemptListView(Strict):
    """All the team sent, whichever links it went through."""

    scope = Scope.SHARE
    pagination_class = AttemptPage  # read by the schema

    @extend_schema(operation_id="list_team_attempts", parameters=[LogFilter], responses=AttemptOut(many=True))
    def get(self, request: Request, team_id: UUID) -> Response:
        """List a team's attempts to send, newest first."""
        actor = actor_of(request)
        team = team_of(actor, team_id)
        filters = Filters(**read(LogFilter, request.query_params))
        with timezone.override(UTC):
            found = log_list(actor=actor, team=team, filters=filters)
        page = AttemptPage()
        rows = page.paginate_queryset(found.defer(None).defer(*HEAVY), request, self)
        return page.get_paginated_response(AttemptOut(rows, many=True).data)
