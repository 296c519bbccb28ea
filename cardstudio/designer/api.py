"""The open card tools `catalog/` and `cards/*` (design §5, FIXED: REST). Thin: `cardstudio.cards` does the work.

Anybody may call them, so they are throttled; an answer speaks the language of its request.
"""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cardstudio import cards
from cardstudio.api.language import card_locale
from cardstudio.api.pasted import unwrapped
from cardstudio.api.throttles import AnonymousThrottle
from cardstudio.cards.envelope import recognise
from cardstudio.designer.serializers import LintIn, ReportOut, UnwrapIn, UnwrapOut

Values = dict[str, Any]


class CardTool(APIView):
    """An endpoint that works on what it is sent and keeps nothing."""

    permission_classes = [AllowAny]
    throttle_classes = [AnonymousThrottle]

    def read(self, serializer: type[serializers.Serializer[Any]], request: Request) -> Values:
        given = serializer(data=request.data)
        given.is_valid(raise_exception=True)
        values: Values = given.validated_data
        return values


class Lint(CardTool):
    @extend_schema(operation_id="cards_lint", request=LintIn, responses=ReportOut)
    def post(self, request: Request) -> Response:
        """Look at a card, a document, or a pasted text. With `fix`, repair it first and report on what is left."""
        values = self.read(LintIn, request)
        found = _subject(values)
        channel = values.get("channel")
        if "fix" not in values or found.card is None:
            return Response(cards.lint(found, channel, card_locale()).to_dict())
        fixed = cards.fix(found, values["fix"], channel, card_locale())
        return Response({**fixed.report.to_dict(), "card": fixed.card})


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


def _subject(values: Values) -> cards.Unwrapped:
    if "text" in values:
        return unwrapped(values["text"])
    return recognise(values["card"] if "card" in values else values["document"])
