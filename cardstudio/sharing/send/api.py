"""The button "Send": `/api/v1/templates/{id}/send/`."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Scope
from cardstudio.accounts.policy import Actor
from cardstudio.api.errors import ErrorJson
from cardstudio.api.limits import REFUSED
from cardstudio.api.qr import QrOut, qr_code
from cardstudio.api.strict import Strict
from cardstudio.feishu import applinks
from cardstudio.feishu.config import DOWNLOADS
from cardstudio.library.requests import read
from cardstudio.library.selectors import template_get
from cardstudio.library.serializers import WhichField
from cardstudio.sharing.links import selectors
from cardstudio.sharing.links.api import ShareLinkOut
from cardstudio.sharing.links.summary import summary_of
from cardstudio.sharing.models import ShareLink
from cardstudio.sharing.page import protection
from cardstudio.sharing.send.again import again_get
from cardstudio.sharing.send.private_links import may_take_draft, private_link_get


class SendIn(serializers.Serializer[Any]):
    """Without `version`: the release, or the draft while there is none. `again`: with the values of the caller's last
    sending, and to its chats."""

    version = WhichField(min_value=1, required=False, allow_null=True, default=None)
    again = serializers.BooleanField(required=False, default=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["again"] and attrs["version"] is not None:
            raise serializers.ValidationError({"again": [_("This sends what is sent today: name no version.")]})
        return attrs


class SendOut(serializers.Serializer[Any]):
    """Where to go: `url` inside the client, `applink` from everywhere else. `qr` is the applink's code."""

    link = ShareLinkOut()
    url = serializers.CharField()
    applink = serializers.CharField()
    qr = QrOut()
    summary = serializers.CharField(help_text="What the link will do, in one line.")
    is_release = serializers.BooleanField(help_text="Whether the link's version is the release.")
    may_take_draft = serializers.BooleanField(
        help_text="Whether the caller may send a draft that says something else than the release: `version: draft`."
    )
    brand = serializers.CharField(source="link.app.brand")
    download_url = serializers.CharField(help_text="Where people get the client.")
    in_client = serializers.BooleanField(help_text="Whether this request came from inside Feishu or Lark.")


def sending_of(
    request: HttpRequest, actor: Actor, link: ShareLink, *, query: str = "", summary: str = ""
) -> dict[str, Any]:
    """`SendOut` of a link; `query` is what its page is opened with, `summary` what it does then."""
    url = selectors.page_url(link) + (f"?{query}" if query else "")
    applink = applinks.page_open(selectors.link_app(link), url)
    is_release = link.version.number == link.template.release
    answer = {
        "link": link,
        "url": url,
        "applink": applink,
        "summary": summary or summary_of(link),
        "is_release": is_release,
        "may_take_draft": is_release and may_take_draft(actor, link.template),
        "qr": qr_code(applink)._asdict(),
        "download_url": DOWNLOADS[link.app.brand],
        "in_client": protection.client_of(request).in_client,
    }
    return dict(SendOut(answer).data)


class SendView(Strict, GenericAPIView[ShareLink]):
    scope = Scope.SHARE
    serializer_class = SendOut

    @extend_schema(
        operation_id="send_template",
        request=SendIn,
        responses={200: SendOut, 201: SendOut, 409: ErrorJson, 410: ErrorJson, **REFUSED},
    )
    def post(self, request: Request, pk: UUID) -> Response:
        """Send a template. The answer is the caller's own link to the release, or to the version asked for: 201 where
        it was made just now; 422 with `report` when Feishu would refuse the card; 409 where viewers have no release
        to send, and `not_sent` where there is nothing to send `again`."""
        actor = actor_of(request)
        asked, template = read(SendIn, request.data), template_get(actor=actor, pk=pk)
        if asked["again"]:
            link, made, query, summary = again_get(actor=actor, template=template)
            answer = sending_of(request._request, actor, link, query=query, summary=summary)
            return Response(answer, status=201 if made else 200)
        link, made = private_link_get(actor=actor, template=template, which=asked["version"])
        return Response(sending_of(request._request, actor, link), status=201 if made else 200)
