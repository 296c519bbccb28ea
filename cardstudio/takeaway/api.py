"""Files to take away, for programs: `…/take-away/` of a link or a template, `cards/snippets/` of a bare card."""

from __future__ import annotations

from typing import Any, TypedDict
from uuid import UUID

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Scope
from cardstudio.api.fields import CardField
from cardstudio.api.limits import TOO_LARGE
from cardstudio.api.strict import Strict
from cardstudio.cards.channels import wrapped
from cardstudio.designer.api import CardTool
from cardstudio.feishu.config import BRANDS
from cardstudio.library.selectors import template_get
from cardstudio.sharing.links import selectors
from cardstudio.takeaway.bundles import BUNDLES, EVERYTHING, bundle_files
from cardstudio.takeaway.link_or_template import (
    MAX_SIGN_URL,
    Source,
    require_filled,
    source_of_link,
    source_of_template,
    subject_of,
)
from cardstudio.takeaway.snippets import SnippetJson, snippets_of
from cardstudio.takeaway.subject import Subject


class SnippetsIn(serializers.Serializer[Any]):
    """A bare card, and under which brand it is sent (the site's own unless given)."""

    card = CardField()
    brand = serializers.ChoiceField(choices=list(BRANDS), required=False)


class SnippetsJson(TypedDict):
    """Programs that send a card."""

    snippets: list[SnippetJson]


class TakeAwayIn(serializers.Serializer[Any]):
    """Nothing is required, but for values of blanks that have no default: the files send the card as it is."""

    values = serializers.DictField(default=dict, help_text="Values of blanks, by name.")
    sign_url = serializers.CharField(
        max_length=MAX_SIGN_URL, default="", allow_blank=True, help_text="Where the page is to have itself signed."
    )


class BundleOut(serializers.Serializer[Any]):
    """Some of the files, for one purpose."""

    name = serializers.CharField()
    title = serializers.CharField()
    about = serializers.CharField()
    paths = serializers.ListField(child=serializers.CharField())


class TakeAwayOut(serializers.Serializer[Any]):
    """`files` holds each file's text by its path."""

    bundles = BundleOut(many=True)
    files = serializers.DictField(child=serializers.CharField())


class TakeAway(Strict):
    """What both addresses do."""

    computes = True

    def answer(self, source: Source, request: Request) -> Response:
        given = TakeAwayIn(data=request.data)
        given.is_valid(raise_exception=True)
        values = given.validated_data
        subject = subject_of(source, values["values"], values["sign_url"])
        require_filled(source, values["values"])
        bundles = BundleOut(BUNDLES, many=True).data
        return Response({"bundles": bundles, "files": bundle_files(EVERYTHING, subject)})


class LinkTakeAway(TakeAway):
    scope = Scope.SHARE

    @extend_schema(operation_id="take_away_share_link", request=TakeAwayIn, responses=TakeAwayOut)
    def post(self, request: Request, pk: UUID) -> Response:
        """Take away a link's files. The page, its signing endpoints, a mini-program and snippets that send what the
        link sends."""
        link = selectors.link_get(actor=actor_of(request), pk=pk)
        return self.answer(source_of_link(link), request)


class TemplateTakeAway(TakeAway):
    scope = Scope.LIBRARY_READ

    @extend_schema(operation_id="take_away_template", request=TakeAwayIn, responses=TakeAwayOut)
    def post(self, request: Request, pk: UUID) -> Response:
        """Take away a template's files. They send its draft, to whatever chats their sender chooses."""
        actor = actor_of(request)
        template = template_get(actor=actor, pk=pk)
        return self.answer(source_of_template(actor=actor, template=template), request)


class Snippets(CardTool):
    @extend_schema(operation_id="make_snippets", request=SnippetsIn, responses={200: SnippetsJson, **TOO_LARGE})
    def post(self, request: Request) -> Response:
        """Make programs that send a card. In a page, to a webhook, with the vendor's SDKs."""
        values = self.read(SnippetsIn, request)
        card_content = wrapped("jsapi", values["card"])
        subject = Subject(card_content, brand=values.get("brand") or settings.FEISHU_BRAND)
        return Response({"snippets": [snippet.to_dict() for snippet in snippets_of(subject)]})
