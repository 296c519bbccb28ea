"""REST: a template as card content, for programs (contracts §content-for-programs)."""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict, cast
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import ApiToken, Scope
from cardstudio.accounts.policy import Actor
from cardstudio.api.errors import ApiError, ErrorDetailJson, ErrorJson
from cardstudio.api.fields import ObjectField
from cardstudio.api.language import card_locale
from cardstudio.api.limits import REFUSED, TOO_LARGE, require_size
from cardstudio.api.strict import Strict
from cardstudio.cards.channels import CHANNELS
from cardstudio.cards.messages import LOCALES
from cardstudio.cards.typed_dicts import CardContentJson, ReportJson
from cardstudio.cards.types import JSONObject
from cardstudio.library import content, requests, selectors
from cardstudio.library.content import Which
from cardstudio.library.models import Template
from cardstudio.library.serializers import WhichField
from cardstudio.library.usage import contents_used

#: Cards one call may ask for.
MOST_ITEMS = 500


class AskedSerializer(serializers.Serializer[Any]):
    """Without `version`: the release."""

    version = WhichField(min_value=1, required=False, allow_null=True, default=None)
    locale = serializers.ChoiceField(LOCALES, required=False, help_text="Language of the report.")
    channel = serializers.ChoiceField(list(CHANNELS), default="jsapi")
    missing = serializers.ChoiceField(
        ["refuse", "keep"],
        default="refuse",
        help_text="A value the card needs and nobody gave: 422, or `keep` what stands there, as `${name}`.",
    )


class ContentIn(AskedSerializer):
    """`values` by variable name."""

    values = ObjectField(default=dict)


class ContentBatchIn(AskedSerializer):
    """The values of each card."""

    items = serializers.ListField(child=ObjectField(), min_length=1, max_length=MOST_ITEMS)


class ContentJson(TypedDict):
    """What to send, and the report on it."""

    card_content: CardContentJson
    report: ReportJson


class ContentResultJson(TypedDict):
    """One card of a batch: what to send, or why it can't be."""

    card_content: NotRequired[CardContentJson]
    error: NotRequired[ErrorDetailJson]
    report: NotRequired[ReportJson]


class ContentBatchJson(TypedDict):
    """In the order of `items`."""

    results: list[ContentResultJson]


ANSWERS = {200: ContentJson, 409: ErrorJson, **TOO_LARGE, **REFUSED}


class ContentView(Strict):
    """Exactly the content to send, filled and checked."""

    scope = Scope.CONTENT
    computes = True

    @extend_schema(operation_id="get_content", request=ContentIn, responses=ANSWERS)
    def post(self, request: Request, pk: UUID) -> Response:
        """Get the content to send. The template's release, or the version asked for, filled and checked: 422 where
        values are wrong or missing, or the platform would refuse it; 409 while nothing is released."""
        actor = actor_of(request)
        return _content(request, actor, selectors.template_get(actor=actor, pk=pk))


class ContentBySlugView(Strict):
    """The same, by the names people give."""

    scope = Scope.CONTENT
    computes = True

    @extend_schema(operation_id="get_content_by_slug", request=ContentIn, responses=ANSWERS)
    def post(self, request: Request, team_id: UUID, slug: str) -> Response:
        """Get the content to send, by slug. As by id: a template keeps its slug when it is renamed."""
        actor = actor_of(request)
        return _content(request, actor, selectors.template_by_slug(actor=actor, team=team_id, slug=slug))


class ContentBatchView(Strict):
    """Many cards out of one template."""

    scope = Scope.CONTENT
    computes = True

    @extend_schema(
        operation_id="get_content_batch",
        request=ContentBatchIn,
        responses={200: ContentBatchJson, 409: ErrorJson, **TOO_LARGE},
    )
    def post(self, request: Request, pk: UUID) -> Response:
        """Get the content of many cards. One for each of `items`, in their order; one that can't be sent has its
        `error` instead, and spoils no other."""
        actor = actor_of(request)
        template = selectors.template_get(actor=actor, pk=pk)
        body = requests.read(ContentBatchIn, request.data)
        document = _document(actor, template, body)
        results = [_result(document, values, body) for values in body["items"]]
        served = [values for values, result in zip(body["items"], results, strict=True) if "error" not in result]
        contents_used(template=template, token=_token(request), asked=_asked(body), served=served)
        return Response({"results": results})


def _content(request: Request, actor: Actor, template: Template) -> Response:
    body = requests.read(ContentIn, request.data)
    made = _made(_document(actor, template, body), body["values"], body)
    contents_used(template=template, token=_token(request), asked=_asked(body), served=[body["values"]])
    return Response(made)


def _document(actor: Actor, template: Template, body: JSONObject) -> JSONObject:
    document = content.document_for(actor=actor, template=template, which=body["version"])
    require_size(document)
    return document


def _made(document: JSONObject, values: JSONObject, body: JSONObject) -> ContentJson:
    locale = body.get("locale") or card_locale()
    made = content.content_of(
        document, values, channel=body["channel"], locale=locale, keep_missing=body["missing"] == "keep"
    )
    return {"card_content": cast(CardContentJson, made.card_content), "report": made.report.to_dict()}


def _result(document: JSONObject, values: JSONObject, body: JSONObject) -> ContentResultJson | JSONObject:
    try:
        return {**_made(document, values, body)}
    except ApiError as refused:
        return refused.body()


def _asked(body: JSONObject) -> Which:
    which: Which = body["version"]
    return which


def _token(request: Request) -> ApiToken | None:
    return request.auth if isinstance(request.auth, ApiToken) else None
