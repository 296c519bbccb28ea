"""REST: a template as card content, for programs (contracts §content-for-programs)."""

from __future__ import annotations

from typing import Any, TypedDict
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.api.fields import ObjectField
from cardstudio.api.language import card_locale
from cardstudio.api.limits import REFUSED, TOO_LARGE, require_size
from cardstudio.api.strict import Strict
from cardstudio.cards.channels import CHANNELS
from cardstudio.cards.messages import LOCALES
from cardstudio.cards.typed_dicts import CardContentJson, ReportJson
from cardstudio.library import content, requests, selectors


class ContentIn(serializers.Serializer[Any]):
    """`values` by variable name. Without `version`: the latest one, or the draft while nothing is published."""

    values = ObjectField(default=dict)
    version = serializers.IntegerField(min_value=1, required=False, allow_null=True, default=None)
    locale = serializers.ChoiceField(LOCALES, required=False, help_text="Language of the report.")
    channel = serializers.ChoiceField(list(CHANNELS), default="jsapi")
    missing = serializers.ChoiceField(
        ["refuse", "keep"],
        default="refuse",
        help_text="A value the card needs and nobody gave: 422, or `keep` what stands there, as `${name}`.",
    )


class ContentJson(TypedDict):
    """What to send, and the report on it."""

    card_content: CardContentJson
    report: ReportJson


class ContentView(Strict):
    """Exactly the content to send, filled and checked."""

    @extend_schema(operation_id="get_content", request=ContentIn, responses={200: ContentJson, **TOO_LARGE, **REFUSED})
    def post(self, request: Request, pk: UUID) -> Response:
        """Get the content to send. A template's card, filled and checked: 422 where values are missing, or the
        platform would refuse it."""
        actor = actor_of(request)
        template = selectors.template_get(actor=actor, pk=pk)
        body = requests.read(ContentIn, request.data)
        document = content.document_for(actor=actor, template=template, number=body["version"])
        require_size(document)
        locale = body.get("locale") or card_locale()
        made = content.content_of(
            document, body["values"], channel=body["channel"], locale=locale, keep_missing=body["missing"] == "keep"
        )
        return Response({"card_content": made.card_content, "report": made.report.to_dict()})
