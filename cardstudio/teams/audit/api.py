"""`teams/{id}/audit/`: what was done in a team, for its owners and their programs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import AuditEntry, Scope
from cardstudio.accounts.selectors import team_of
from cardstudio.api.errors import ErrorJson
from cardstudio.api.pagination import CursorPage
from cardstudio.api.strict import Strict
from cardstudio.library.requests import read
from cardstudio.teams.audit.selectors import AuditFilters, audit_list, names_of
from cardstudio.teams.audit.words import KINDS, sentence_of


class AuditQuery(serializers.Serializer[Any]):
    """What `?…` may say. `who` and `card` are ids."""

    who = serializers.UUIDField(required=False)
    kind = serializers.ChoiceField(list(KINDS), required=False)
    card = serializers.UUIDField(required=False)
    important = serializers.BooleanField(required=False, default=False)


FILTERS = ("who", "kind", "card", "important")


class ActorOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class AuditOut(serializers.Serializer[Any]):
    """One thing somebody did. `actor` is null for the site's operator. `sentence` is for people, `action` for
    programs."""

    id = serializers.IntegerField()
    at = serializers.DateTimeField()
    actor = ActorOut(allow_null=True)
    token = serializers.SerializerMethodField()
    action = serializers.CharField()
    target = serializers.CharField()
    sentence = serializers.SerializerMethodField()

    def get_token(self, entry: AuditEntry) -> str | None:
        token: str | None = entry.detail.get("token")
        return token

    def get_sentence(self, entry: AuditEntry) -> str:
        return sentence_of(entry, self.context["names"])


class AuditPage(CursorPage):
    ordering = ("-at", "-pk")


class AuditListView(Strict):
    scope = Scope.MANAGE

    @extend_schema(
        operation_id="list_audit",
        parameters=[
            OpenApiParameter("who", UUID),
            OpenApiParameter("kind", str, enum=list(KINDS)),
            OpenApiParameter("card", UUID),
            OpenApiParameter("important", bool),
            OpenApiParameter("cursor", str),
            OpenApiParameter("page_size", int),
        ],
        responses={
            200: inline_serializer(
                "AuditLog", {"results": AuditOut(many=True), "next": serializers.URLField(allow_null=True)}
            ),
            403: ErrorJson,
            404: ErrorJson,
        },
    )
    def get(self, request: Request, team_id: UUID) -> Response:
        """List what was done in a team, newest first. For its owners."""
        actor = actor_of(request)
        query = {name: request.query_params[name] for name in FILTERS if name in request.query_params}
        filters = AuditFilters(days=0, **read(AuditQuery, query))
        found: QuerySet[AuditEntry] = audit_list(actor=actor, team=team_of(actor, team_id), filters=filters)
        page = AuditPage()
        rows = page.paginate_queryset(found, request, self) or []
        return page.get_paginated_response(AuditOut(rows, many=True, context={"names": names_of(rows)}).data)
