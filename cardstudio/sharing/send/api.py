"""The button "Send": `/api/v1/templates/{id}/send/`."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.api.errors import ErrorJson
from cardstudio.api.limits import REFUSED
from cardstudio.api.qr import qr_code
from cardstudio.api.strict import Strict
from cardstudio.feishu.config import DOWNLOADS
from cardstudio.library.selectors import template_get
from cardstudio.sharing.links import selectors
from cardstudio.sharing.links.api import ShareLinkOut
from cardstudio.sharing.links.summary import summary_of
from cardstudio.sharing.models import ShareLink
from cardstudio.sharing.page import protection
from cardstudio.sharing.send.private_links import private_link_get


class QrOut(serializers.Serializer[Any]):
    """A QR code as one SVG path. `size` is the side of its square, quiet zone included."""

    path = serializers.CharField()
    size = serializers.IntegerField()


class SendOut(serializers.Serializer[Any]):
    """Where to go: `url` inside the client, `applink` from everywhere else. `qr` is the applink's code."""

    link = ShareLinkOut()
    url = serializers.CharField()
    applink = serializers.CharField()
    qr = QrOut()
    summary = serializers.CharField(help_text="What the link will do, in one line.")
    brand = serializers.CharField(source="link.app.brand")
    download_url = serializers.CharField(help_text="Where people get the client.")
    in_client = serializers.BooleanField(help_text="Whether this request came from inside Feishu or Lark.")


class SendView(Strict, GenericAPIView[ShareLink]):
    serializer_class = SendOut

    @extend_schema(
        operation_id="send_template",
        request=None,
        responses={200: SendOut, 410: ErrorJson, **REFUSED},
    )
    def post(self, request: Request, pk: UUID) -> Response:
        """Send a template. The answer is the caller's own link to it as it is now: 422 with `report` when Feishu would
        refuse the card."""
        actor = actor_of(request)
        link = private_link_get(actor=actor, template=template_get(actor=actor, pk=pk))
        applink = selectors.open_in_client_url(link)
        answer = {
            "link": link,
            "url": selectors.page_url(link),
            "applink": applink,
            "summary": summary_of(link),
            "qr": qr_code(applink)._asdict(),
            "download_url": DOWNLOADS[link.app.brand],
            "in_client": protection.client_of(request._request).in_client,
        }
        return Response(SendOut(answer).data)
