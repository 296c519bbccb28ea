"""The open card tools `catalog/` and `cards/*` (contracts §rest). Thin: `cardstudio.cards` does the work.

Anybody may call them, so they are throttled; an answer speaks the language of its request.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404
from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.authentication import BaseAuthentication
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio import cards
from cardstudio.api import static_json
from cardstudio.api.language import card_locale
from cardstudio.api.limits import TOO_LARGE, require_size
from cardstudio.api.pasted import UNREADABLE, unwrapped
from cardstudio.api.strict import Strict
from cardstudio.api.throttles import AnonymousThrottle
from cardstudio.cards.catalog.export import CatalogJson
from cardstudio.cards.envelope import as_document, recognise
from cardstudio.cards.lint.filled import lint_filled
from cardstudio.cards.types import JSONObject
from cardstudio.designer import catalog
from cardstudio.designer.serializers import (
    ConvertedJson,
    ConvertIn,
    FilledJson,
    FillIn,
    LintedJson,
    LintIn,
    UnwrapIn,
    UnwrappedJson,
)


class CardTool(Strict):
    """An endpoint that works on what it is sent and keeps nothing."""

    permission_classes = [AllowAny]
    throttle_classes = [AnonymousThrottle]
    computes = True

    def read(self, serializer: type[serializers.Serializer[Any]], request: Request) -> JSONObject:
        given = serializer(data=request.data)
        given.is_valid(raise_exception=True)
        values: JSONObject = given.validated_data
        for name in ("card", "document"):
            if name in values:
                require_size(values[name])
        return values


class Catalog(Strict):
    """The description of every component, in the request's language."""

    permission_classes = [AllowAny]

    @extend_schema(operation_id="get_catalog", responses=CatalogJson)
    def get(self, request: Request) -> HttpResponseBase:
        """Get the catalog. What cards are made of, in the request's language."""
        return static_json.named(request, catalog.in_language(card_locale()))


class CatalogHelp(Strict):
    """What people have to know about properties, apart from the catalog so that it can wait."""

    permission_classes = [AllowAny]

    @extend_schema(operation_id="get_catalog_help", responses=dict[str, dict[str, str]])
    def get(self, request: Request) -> HttpResponseBase:
        """Get the catalog's help. Sentences by component and property, in the request's language."""
        return static_json.named(request, catalog.help_in_language(card_locale()))


class CatalogByHash(Strict):
    # Nobody is asked who they are, so that shared caches need not tell people apart.
    authentication_classes: list[type[BaseAuthentication]] = []
    permission_classes = [AllowAny]

    @extend_schema(operation_id="get_catalog_edition", responses=CatalogJson)
    def get(self, request: Request, name: str) -> HttpResponseBase:
        """Get one edition of the catalog. It never changes, so it may be kept for ever."""
        found = catalog.by_hash(name)
        if found is None:
            raise Http404
        return static_json.for_ever(request, found)


class Lint(CardTool):
    @extend_schema(operation_id="lint_card", request=LintIn, responses={200: LintedJson, **UNREADABLE, **TOO_LARGE})
    def post(self, request: Request) -> Response:
        """Check a card, a document or a pasted text. With `fix`, repair it first and report on what is left."""
        values = self.read(LintIn, request)
        found = _subject(values)
        channel, locale = values.get("channel"), card_locale()
        asked: JSONObject = {"callbacks": bool(settings.CARD_CALLBACK), "client": values.get("client")}
        if "fix" not in values or found.card is None:
            return Response(cards.lint(found, channel, locale, **asked).to_dict())
        fixed = cards.fix(found, values["fix"], channel, locale, **asked)
        answer = {**fixed.report.to_dict(), "card": fixed.card}
        if "document" in values:
            answer["document"] = {
                key: held for key, held in (fixed.document or {}).items() if key in values["document"]
            }
        return Response(answer)


class Fill(CardTool):
    @extend_schema(operation_id="fill_document", request=FillIn, responses={200: FilledJson, **TOO_LARGE})
    def post(self, request: Request) -> Response:
        """Fill a document's card with values. Names without a value keep their defaults."""
        values = self.read(FillIn, request)
        filled = cards.fill(values["document"], values["values"])
        report = lint_filled(filled, values.get("channel"), card_locale())
        return Response({"card": filled.card, "report": report.to_dict()})


class Convert(CardTool):
    @extend_schema(operation_id="convert_card", request=ConvertIn, responses={200: ConvertedJson, **TOO_LARGE})
    def post(self, request: Request) -> Response:
        """Convert a card to the other format. The answer tells what was left out or replaced on the way."""
        values = self.read(ConvertIn, request)
        document: JSONObject | None = values.get("document")
        card = values["card"] if document is None else document["card"]
        converted = cards.convert(card, values["to"], template=document is not None)
        subject = recognise(converted.card) if document is None else as_document({**document, "card": converted.card})
        return Response(
            {
                "card": converted.card,
                "changes": [change.to_dict(card_locale()) for change in converted.changes],
                "report": cards.lint(subject, locale=card_locale()).to_dict(),
            }
        )


class Unwrap(CardTool):
    @extend_schema(operation_id="unwrap_card", request=UnwrapIn, responses={200: UnwrappedJson, **UNREADABLE})
    def post(self, request: Request) -> Response:
        """Find the card in a pasted text. Whatever it travels in; `notes` tell what was noticed on the way."""
        found = unwrapped(self.read(UnwrapIn, request)["text"])
        return Response(
            {
                "envelope": found.envelope,
                "card": found.card,
                "document": found.document,
                "notes": [note.to_dict(card_locale()) for note in found.notes],
            }
        )


def _subject(values: JSONObject) -> cards.Unwrapped:
    if "text" in values:
        found = unwrapped(values["text"])
        require_size(found.document or found.card or {})
        return found
    if "card" in values:
        return recognise(values["card"])
    return as_document(values["document"])
