"""REST: a template as card content, for programs (design §1 Call)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cardstudio.accounts.actors import actor_of
from cardstudio.api.errors import ApiError
from cardstudio.api.fields import ObjectField
from cardstudio.api.language import card_locale
from cardstudio.cards.channels import CHANNELS
from cardstudio.library import content, requests, selectors


class ContentIn(serializers.Serializer[Any]):
    """`values` by variable name. Without `version`: the latest one, or the draft while nothing is published."""

    values = ObjectField(default=dict)
    version = serializers.IntegerField(min_value=1, required=False, allow_null=True, default=None)
    locale = serializers.ChoiceField(["en", "zh"], required=False, help_text="Language of the report.")
    channel = serializers.ChoiceField(list(CHANNELS), default="jsapi")


class ContentOut(serializers.Serializer[Any]):
    card_content = ObjectField()
    report = ObjectField()


class ContentView(APIView):
    """Exactly the content to send, filled and checked."""

    @extend_schema(
        operation_id="templates_content",
        request=ContentIn,
        responses={
            200: ContentOut,
            422: OpenApiResponse(OpenApiTypes.OBJECT, description="`{error, report}`: the platform would refuse it"),
        },
    )
    def post(self, request: Request, pk: UUID) -> Response:
        actor = actor_of(request)
        template = selectors.template_get(actor=actor, pk=pk)
        body = requests.read(ContentIn, request.data)
        document = content.document_for(actor=actor, template=template, number=body["version"])
        locale = body.get("locale") or card_locale()
        made = content.content_of(document, body["values"], channel=body["channel"], locale=locale)
        report = made.report.to_dict()
        if not made.report.ok:
            message = _("Feishu would refuse this card with these values; the report says why.")
            raise ApiError("card_refused", message, status=422, extra={"report": report})
        return Response({"card_content": made.card_content, "report": report})
