"""The open card tools `catalog/` and `cards/*` (contracts §rest). Thin: `cardstudio.cards` does the work.

Anybody may call them, so they are throttled; an answer speaks the language of its request.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.authentication import BaseAuthentication
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio import cards
from cardstudio.api import static_json
from cardstudio.api.language import card_locale
from cardstudio.api.limits import require_size
from cardstudio.api.pasted import unwrapped
from cardstudio.api.strict import Strict
from cardstudio.api.throttles import AnonymousThrottle
from cardstudio.cards.envelope import as_document, recognise
from cardstudio.cards.lint.filled import lint_filled
from cardstudio.cards.types import JSONObject
from cardstudio.designer import catalog
from cardstudio.designer.serializers import (
    CatalogOut,
    ConvertIn,
    ConvertOut,
    FillIn,
    FillOut,
    LintIn,
    ReportOut,
    UnwrapIn,
    UnwrapOut,
)


class CardTool(Strict):
    """An endpoint that works on what it is sent and keeps nothing."""

    permission_classes = [AllowAny]
    throttle_classes = [AnonymousThrottle]

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

    @extend_schema(operation_id="catalog", responses=CatalogOut)
    def get(self, request: Request) -> HttpResponseBase:
        """The catalog in the request's language, with an ETag: ask again, and an unchanged one is not sent twice."""
        return static_json.unless_known(request, catalog.in_language(card_locale()))


class CatalogHelp(Strict):
    """What people have to know about properties, apart from the catalog so that it can wait."""

    permission_classes = [AllowAny]

    @extend_schema(operation_id="catalog_help", responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> HttpResponseBase:
        """Sentences by component and property, in the request's language, with an ETag."""
        return static_json.unless_known(request, catalog.help_in_language(card_locale()))


class CatalogByHash(Strict):
    # Nobody is asked who they are, so that shared caches need not tell people apart.
    authentication_classes: list[type[BaseAuthentication]] = []
    permission_classes = [AllowAny]

    @extend_schema(operation_id="catalog_by_hash", responses=CatalogOut)
    def get(self, request: Request, name: str) -> HttpResponseBase:
        """One edition of the catalog, which never changes."""
        found = catalog.by_hash(name)
        if found is None:
            raise Http404
        return static_json.for_ever(request, found)


class Lint(CardTool):
    @extend_schema(operation_id="cards_lint", request=LintIn, responses=ReportOut)
    def post(self, request: Request) -> Response:
        """Look at a card, a document, or a pasted text. With `fix`, repair it first and report on what is left."""
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
    @extend_schema(operation_id="cards_fill", request=FillIn, responses=FillOut)
    def post(self, request: Request) -> Response:
        """The card of a document with values in place. Names without a value keep their defaults."""
        values = self.read(FillIn, request)
        filled = cards.fill(values["document"], values["values"])
        report = lint_filled(filled, values.get("channel"), card_locale())
        return Response({"card": filled.card, "report": report.to_dict()})


class Convert(CardTool):
    @extend_schema(operation_id="cards_convert", request=ConvertIn, responses=ConvertOut)
    def post(self, request: Request) -> Response:
        """A card in the other format, and what was left out or replaced on the way."""
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
    @extend_schema(operation_id="cards_unwrap", request=UnwrapIn, responses=UnwrapOut)
    def post(self, request: Request) -> Response:
        """The card in a pasted text, whatever it travels in, and what was noticed on the way."""
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
