"""Share links for programs and the team: `/api/v1/share-links/`."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.generics import GenericAPIView, ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Scope
from cardstudio.accounts.policy import Actor, require
from cardstudio.api.errors import ApiError, ErrorJson
from cardstudio.api.limits import REFUSED
from cardstudio.api.pagination import CursorPage
from cardstudio.api.strict import Strict
from cardstudio.chats.models import ChatList
from cardstudio.chats.selectors import chat_list_get
from cardstudio.library.selectors import template_get
from cardstudio.library.serializers import WhichField
from cardstudio.sharing.links import selectors, services
from cardstudio.sharing.links.link_defaults import default_options
from cardstudio.sharing.links.link_options import LinkOptions
from cardstudio.sharing.links.link_version import choose_version
from cardstudio.sharing.models import ShareLink


class PersonIn(serializers.Serializer[Any]):
    """Somebody a link sends to. The name is for people; only the id counts."""

    open_id = serializers.CharField()
    name = serializers.CharField(default="", allow_blank=True)


class ShareLinkOut(serializers.ModelSerializer[ShareLink]):
    """A link. `url` is its page, `open_url` opens that page inside the client."""

    team = serializers.UUIDField(source="team_id")
    template = serializers.UUIDField(source="template_id")
    chat_list = serializers.UUIDField(source="chat_list_id", allow_null=True)
    people = serializers.SerializerMethodField()
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
            "id", "team", "template", "version", "follow", "mode", "url", "open_url", "choose_chat_params",
            "chat_list", "people", "with_additional_message", "values", "open_variables", "audience", "use_limit",
            "private", "created_by", "created_at", "expires_at", "revoked_at", "attempts",
        ]  # fmt: skip

    def get_url(self, link: ShareLink) -> str:
        return selectors.page_url(link)

    def get_open_url(self, link: ShareLink) -> str:
        return selectors.open_in_client_url(link)

    @extend_schema_field(PersonIn(many=True))
    def get_people(self, link: ShareLink) -> Any:
        return link.people

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
    """A fresh link; `froze_version` is the number of the version that was kept for it, if one was."""

    froze_version = serializers.IntegerField(allow_null=True)

    class Meta(ShareLinkOut.Meta):
        fields = [*ShareLinkOut.Meta.fields, "froze_version"]


class ShareLinkIn(serializers.Serializer[Any]):
    """A new link. What a mode does not use is refused, so that nothing is accepted that would not count."""

    template = serializers.UUIDField()
    version = WhichField(
        min_value=1,
        allow_null=True,
        default=None,
        help_text="What is sent; not given: the release, or the draft while there is none.",
    )
    follow = serializers.BooleanField(default=False, help_text="Whichever version is released: 409 while none is.")
    # A trigger comes with the launch of a page, never with a link.
    mode = serializers.ChoiceField(choices=["choose", "list", "people"], default="choose")
    choose_chat_params = serializers.DictField(default=dict, help_text="Mode `choose`: options of the chat picker.")
    chat_list = serializers.UUIDField(
        allow_null=True,
        default=None,
        help_text="Mode `list`: a list of chats. Mode `people`: a list of people, copied.",
    )
    people = PersonIn(many=True, default=list, help_text="Mode `people`: 1 to 10 of them.")
    with_additional_message = serializers.BooleanField(default=False)
    audience = serializers.ChoiceField(
        choices=ShareLink.Audience.choices,
        allow_null=True,
        default=None,
        help_text="Whom the link's page lets in; not given: the maker's organisation, where it is known, else anyone.",
    )
    expires_at = serializers.DateTimeField(allow_null=True, default=None)
    use_limit = serializers.IntegerField(
        allow_null=True, default=None, min_value=1, max_value=1_000_000, help_text="Mode `choose`: sends until it ends."
    )
    values = serializers.DictField(default=dict, help_text="Blanks filled for good, or where open ones start.")
    open_variables = serializers.ListField(
        child=serializers.CharField(max_length=100),
        allow_null=True,
        default=None,
        help_text="Blanks the visitor fills in; not given: all plain ones without a value here but a program's.",
    )


class ShareLinkListView(Strict, ListAPIView[ShareLink]):
    scope = Scope.SHARE
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
        operation_id="list_share_links",
        parameters=[OpenApiParameter("team", UUID), OpenApiParameter("template", UUID)],
        responses={200: ShareLinkOut(many=True), 404: ErrorJson},
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """List share links, newest first."""
        return super().get(request, *args, **kwargs)

    @extend_schema(
        operation_id="create_share_link",
        request=ShareLinkIn,
        responses={201: NewShareLinkOut, 404: ErrorJson, 409: ErrorJson, 410: ErrorJson, **REFUSED},
    )
    def post(self, request: Request) -> Response:
        """Create a share link. 422 with `report` when Feishu would refuse the card, `missing_value` naming each blank
        that has no value and that no sender fills in; 410 for a card in the trash."""
        given = ShareLinkIn(data=request.data)
        given.is_valid(raise_exception=True)
        fields = given.validated_data
        actor = actor_of(request)
        template = template_get(actor=actor, pk=fields.pop("template"))
        picker, chat_list = fields.pop("choose_chat_params"), _chat_list(actor, fields.pop("chat_list"))
        require(actor, "share", template.team)
        chosen = choose_version(actor=actor, template=template, which=fields["version"], follow=fields["follow"])
        defaults = default_options(actor.user, chosen.document, values=fields["values"])
        for name in ("audience", "open_variables"):
            if fields[name] is None:
                fields[name] = getattr(defaults, name)
        # What is left has the same name there and here.
        options = LinkOptions(picker=picker, chat_list=chat_list, **fields)
        new = services.share_link_create(actor=actor, template=template, options=options)
        body = ShareLinkOut(new.link).data
        return Response({**body, "froze_version": new.froze_version}, status=201)


class ShareLinkView(Strict, GenericAPIView[ShareLink]):
    scope = Scope.SHARE
    serializer_class = ShareLinkOut

    @extend_schema(operation_id="get_share_link")
    def get(self, request: Request, pk: UUID) -> Response:
        """Get a share link."""
        return Response(ShareLinkOut(selectors.link_get(actor=actor_of(request), pk=pk)).data)


class RevokeView(Strict, GenericAPIView[ShareLink]):
    scope = Scope.SHARE
    serializer_class = ShareLinkOut

    @extend_schema(operation_id="revoke_share_link", request=None)
    def post(self, request: Request, pk: UUID) -> Response:
        """Revoke a share link. It ends at once."""
        actor = actor_of(request)
        link = selectors.link_get(actor=actor, pk=pk)
        services.share_link_revoke(actor=actor, link=link)
        return Response(ShareLinkOut(link).data)


class UpdateView(Strict, GenericAPIView[ShareLink]):
    scope = Scope.SHARE
    serializer_class = ShareLinkOut

    @extend_schema(
        operation_id="update_share_link", request=None, responses={200: ShareLinkOut, 410: ErrorJson, **REFUSED}
    )
    def post(self, request: Request, pk: UUID) -> Response:
        """Let a share link send the template as it is now: its release, or its draft while there is none. 422 with
        `report` when Feishu would refuse it, 410 for a link that has ended."""
        actor = actor_of(request)
        link = services.share_link_update(actor=actor, link=selectors.link_get(actor=actor, pk=pk))
        return Response(ShareLinkOut(link).data)


def _chat_list(actor: Actor, pk: UUID | None) -> ChatList | None:
    """The list that was named; one of another team is no list, as one that does not exist."""
    if pk is None:
        return None
    try:
        return chat_list_get(actor=actor, pk=pk)
    except Http404:
        fields = {"chat_list": [_("Choose one of the team's chat lists.")]}
        raise ApiError("invalid", _("Some fields need another look."), fields=fields) from None


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
