"""Share links and attempts for programs and the team: `/api/v1/share-links/`."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.generics import GenericAPIView, ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.api.pagination import CursorPage
from cardstudio.feishu.brands import in_brand
from cardstudio.feishu.errors import explain
from cardstudio.library.selectors import template_get
from cardstudio.sharing import selectors, services
from cardstudio.sharing.models import Attempt, Delivery, ShareLink


class ShareLinkOut(serializers.ModelSerializer[ShareLink]):
    """A link. `url` is its page, `open_url` opens that page inside the client."""

    team = serializers.UUIDField(source="team_id")
    template = serializers.UUIDField(source="template_id")
    version = serializers.IntegerField(source="version.number")
    url = serializers.SerializerMethodField()
    open_url = serializers.SerializerMethodField()
    choose_chat_params = serializers.SerializerMethodField()
    values = serializers.SerializerMethodField()
    open_variables = serializers.SerializerMethodField()
    created_by = serializers.CharField(source="created_by.name")
    attempts = serializers.IntegerField(source="attempt_count", read_only=True, default=0)

    class Meta:
        model = ShareLink
        fields = [
            "id", "team", "template", "version", "mode", "url", "open_url", "choose_chat_params",
            "with_additional_message", "values", "open_variables", "audience", "created_by", "created_at", "expires_at",
            "revoked_at", "attempts",
        ]  # fmt: skip

    def get_url(self, link: ShareLink) -> str:
        return selectors.page_url(link)

    def get_open_url(self, link: ShareLink) -> str:
        return selectors.open_in_client_url(link)

    @extend_schema_field({"type": "object"})
    def get_values(self, link: ShareLink) -> Any:
        return link.values

    @extend_schema_field({"type": "array", "items": {"type": "string"}})
    def get_open_variables(self, link: ShareLink) -> Any:
        return link.open_variables

    @extend_schema_field({"type": "object"})
    def get_choose_chat_params(self, link: ShareLink) -> Any:
        return link.choose_chat_params


class NewShareLinkOut(ShareLinkOut):
    """A fresh link; `froze_version` is the number of the version that was frozen for it, if one was."""

    froze_version = serializers.IntegerField(allow_null=True)

    class Meta(ShareLinkOut.Meta):
        fields = [*ShareLinkOut.Meta.fields, "froze_version"]


class ShareLinkIn(serializers.Serializer[Any]):
    template = serializers.UUIDField()
    # What else the model knows comes with the pages that offer it; nothing is accepted that is not kept.
    mode = serializers.ChoiceField(choices=[ShareLink.Mode.CHOOSE.value], default=ShareLink.Mode.CHOOSE.value)
    choose_chat_params = serializers.DictField(default=dict)
    with_additional_message = serializers.BooleanField(default=False)
    expires_at = serializers.DateTimeField(allow_null=True, default=None)
    values = serializers.DictField(default=dict, help_text="Blanks filled for good, or where open ones start.")
    open_variables = serializers.ListField(
        child=serializers.CharField(max_length=100), default=list, help_text="Blanks the visitor fills in."
    )


class DeliveryOut(serializers.ModelSerializer[Delivery]):
    class Meta:
        model = Delivery
        fields = ["open_chat_id", "open_message_id", "status"]


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
            "started_at", "ended_at", "deliveries",
        ]  # fmt: skip

    @extend_schema_field({"type": "object"})
    def get_client(self, attempt: Attempt) -> Any:
        return attempt.client

    def get_explanation(self, attempt: Attempt) -> str:
        return "" if attempt.err_code is None else in_brand(explain(attempt.err_code).title, attempt.link.app.brand)


class AttemptPage(CursorPage):
    ordering = "-started_at"


class ShareLinkListView(ListAPIView[ShareLink]):
    serializer_class = ShareLinkOut
    pagination_class = CursorPage

    def get_queryset(self) -> Any:
        actor = actor_of(self.request)
        given = {
            name: _uuid(self.request.query_params[name])
            for name in ("team", "template")
            if name in self.request.query_params
        }
        template = template_get(actor=actor, pk=given["template"]) if "template" in given else None
        return selectors.link_list(actor=actor, template=template, team=given.get("team"))

    @extend_schema(
        parameters=[OpenApiParameter("team", str), OpenApiParameter("template", str)], responses=ShareLinkOut(many=True)
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)

    @extend_schema(request=ShareLinkIn, responses={201: NewShareLinkOut})
    def post(self, request: Request) -> Response:
        """Make a link. 422 + `report` when Feishu would refuse the card."""
        given = ShareLinkIn(data=request.data)
        given.is_valid(raise_exception=True)
        fields = given.validated_data
        actor = actor_of(request)
        new = services.share_link_create(
            actor=actor,
            template=template_get(actor=actor, pk=fields["template"]),
            picker=fields["choose_chat_params"],
            with_additional_message=fields["with_additional_message"],
            expires_at=fields["expires_at"],
            values=fields["values"],
            open_variables=fields["open_variables"],
        )
        body = ShareLinkOut(new.link).data
        return Response({**body, "froze_version": new.froze_version}, status=201)


class ShareLinkView(GenericAPIView[ShareLink]):
    serializer_class = ShareLinkOut

    def get(self, request: Request, pk: UUID) -> Response:
        return Response(ShareLinkOut(selectors.link_get(actor=actor_of(request), pk=pk)).data)


class RevokeView(GenericAPIView[ShareLink]):
    serializer_class = ShareLinkOut

    @extend_schema(request=None)
    def post(self, request: Request, pk: UUID) -> Response:
        """End a link at once."""
        actor = actor_of(request)
        link = selectors.link_get(actor=actor, pk=pk)
        services.share_link_revoke(actor=actor, link=link)
        return Response(ShareLinkOut(link).data)


class UpdateView(GenericAPIView[ShareLink]):
    serializer_class = ShareLinkOut

    @extend_schema(request=None)
    def post(self, request: Request, pk: UUID) -> Response:
        """Let a link send the template as it is now. 422 + `report` when Feishu would refuse it."""
        actor = actor_of(request)
        link = services.share_link_update(actor=actor, link=selectors.link_get(actor=actor, pk=pk))
        return Response(ShareLinkOut(link).data)


class AttemptListView(ListAPIView[Attempt]):
    serializer_class = AttemptOut
    pagination_class = AttemptPage

    def get_queryset(self) -> Any:
        actor = actor_of(self.request)
        link = selectors.link_get(actor=actor, pk=self.kwargs["pk"])
        return selectors.attempt_list(actor=actor, link=link, state=self.request.query_params.get("state", ""))

    @extend_schema(parameters=[OpenApiParameter("state", str)], responses=AttemptOut(many=True))
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
