"""The starting points for new cards: the same for everybody, so anybody may ask."""

from __future__ import annotations

import functools
from typing import Any, TypedDict

from django.conf import settings
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.authentication import BaseAuthentication
from rest_framework.permissions import AllowAny
from rest_framework.request import Request

from cardstudio.api.language import card_locale
from cardstudio.api.static_json import Served, named
from cardstudio.api.strict import Strict
from cardstudio.cards.catalog.model import FORMATS
from cardstudio.cards.typed_dicts import DocumentJson
from cardstudio.library import gallery
from cardstudio.library.requests import read

#: The entry that begins from nothing; it has no category.
BLANK = "blank"


class GalleryFilter(serializers.Serializer[Any]):
    """`card_format`: unless said, the one new cards start in."""

    card_format = serializers.ChoiceField(choices=list(FORMATS), required=False)


class GalleryEntryJson(TypedDict):
    """One starting point; its document can be given to `templates/` as it is."""

    slug: str
    category: str
    category_name: str
    name: str
    description: str
    document: DocumentJson


class GalleryJson(TypedDict):
    """All of them: there is never a next page."""

    results: list[GalleryEntryJson]
    next: str | None


class GalleryView(Strict):
    # Nobody is asked who they are, so that shared caches need not tell people apart.
    authentication_classes: list[type[BaseAuthentication]] = []
    permission_classes = [AllowAny]

    @extend_schema(
        operation_id="get_gallery",
        parameters=[GalleryFilter],
        responses=GalleryJson,
    )
    def get(self, request: Request) -> HttpResponseBase:
        """Get the gallery. Cards to begin from, the blank one first, in the request's language."""
        format = read(GalleryFilter, request.query_params).get("card_format", settings.DEFAULT_CARD_FORMAT)
        return named(request, _gallery(card_locale(), format))


@functools.cache
def _gallery(locale: str, format: str) -> Served:
    """The answer in one of `LOCALES`, the language of the request that is being answered."""
    rows: list[GalleryEntryJson] = [
        {
            "slug": BLANK,
            "category": "",
            "category_name": "",
            "name": _("Empty card"),
            "description": _("Begin from nothing."),
            "document": gallery.blank(format),
        }
    ]
    for entry in gallery.entries(locale, format):
        rows.append(
            {
                "slug": entry.slug,
                "category": entry.category,
                "category_name": _(gallery.CATEGORIES[entry.category]),
                "name": entry.name,
                "description": entry.description,
                "document": entry.document,
            }
        )
    answer: GalleryJson = {"results": rows, "next": None}
    return Served.of(answer)
