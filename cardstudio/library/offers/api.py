"""REST endpoints of offers (contracts §rest): `/api/v1/templates/{id}/offers/`, and `/api/v1/offers/{token}/`."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Scope
from cardstudio.accounts.selectors import team_for
from cardstudio.api.errors import ErrorJson
from cardstudio.api.fields import DocumentField, NameField
from cardstudio.api.pagination import CursorPage
from cardstudio.api.strict import Strict
from cardstudio.api.throttles import PersonThrottle
from cardstudio.library.documents import document_hash
from cardstudio.library.models import Offer
from cardstudio.library.offers import selectors, services
from cardstudio.library.offers.pictures import picture_names
from cardstudio.library.requests import read
from cardstudio.library.selectors import folder_get, template_get
from cardstudio.library.serializers import TemplateSerializer
from cardstudio.library.starting_points import document_given


class OfferThrottle(PersonThrottle):
    """Opening links and copying by them."""

    scope = "offers"


class OfferOut(serializers.Serializer[Any]):
    """A link by which other teams copy a card. `copies`: how many were made."""

    id = serializers.UUIDField()
    url = serializers.SerializerMethodField()
    copies = serializers.IntegerField()
    created_by = serializers.CharField(source="created_by.name")
    created_at = serializers.DateTimeField()

    def get_url(self, offer: Offer) -> str:
        return selectors.offer_url(offer)


class OfferedOut(serializers.Serializer[Any]):
    """What a link offers now: the release, or the draft where `release` is null. `hash` is `seen` of the copying."""

    name = serializers.CharField()
    description = serializers.CharField()
    team_name = serializers.CharField()
    release = serializers.IntegerField(allow_null=True)
    hash = serializers.CharField()
    pictures = serializers.ListField(child=serializers.CharField(), help_text="Uploaded pictures, by their words.")
    document = DocumentField()


class OfferCopyIn(serializers.Serializer[Any]):
    """`seen`: the `hash` of what was looked at; a card that has changed since is not copied."""

    team = serializers.UUIDField(required=False)
    folder = serializers.UUIDField(required=False, allow_null=True, default=None)
    name = NameField(max_length=120, required=False, allow_blank=True, default="")
    seen = serializers.CharField(max_length=64, required=False, allow_blank=True, default="")


class OfferListView(Strict):
    scope = Scope.SHARE
    pagination_class = CursorPage  # read by the schema

    @extend_schema(operation_id="list_offers", responses=OfferOut(many=True))
    def get(self, request: Request, pk: UUID) -> Response:
        """List a template's copy links. Those by which people of other teams copy it now, newest first."""
        actor = actor_of(request)
        page = CursorPage()
        found = selectors.offer_list(actor=actor, template=template_get(actor=actor, pk=pk))
        rows = page.paginate_queryset(found, request, self)
        return page.get_paginated_response(OfferOut(rows, many=True).data)

    @extend_schema(operation_id="create_offer", request=None, responses={201: OfferOut, 409: ErrorJson})
    def post(self, request: Request, pk: UUID) -> Response:
        """Create a copy link. Whoever is signed in and has it sees the card, its release or else its draft, and copies
        it into a team of theirs."""
        actor = actor_of(request)
        made = services.offer_create(actor=actor, template=template_get(actor=actor, pk=pk))
        return Response(OfferOut(made).data, status=status.HTTP_201_CREATED)


class OfferView(Strict):
    scope = Scope.SHARE

    @extend_schema(operation_id="revoke_offer", responses={204: None})
    def delete(self, request: Request, pk: UUID, offer_id: UUID) -> Response:
        """Take a copy link back. Copies made by it stay."""
        actor = actor_of(request)
        template = template_get(actor=actor, pk=pk)
        offer = selectors.offer_get(actor=actor, template=template, pk=offer_id)
        services.offer_revoke(actor=actor, offer=offer)
        return Response(status=status.HTTP_204_NO_CONTENT)


class OfferedView(Strict):
    scope = Scope.LIBRARY_READ
    throttle_classes = [OfferThrottle]

    @extend_schema(operation_id="get_offered", responses={200: OfferedOut, 410: ErrorJson})
    def get(self, request: Request, token: str) -> Response:
        """Get what a copy link offers. 404 for what is no link, 410 for one that was taken back."""
        template = selectors.offer_by_token(token).template
        document = document_given(template)
        shown = {
            "name": template.name,
            "description": template.description,
            "team_name": template.team.name,
            "release": template.release,
            "hash": document_hash(document),
            "pictures": picture_names(document["card"]),
            "document": document,
        }
        return Response(OfferedOut(shown).data)


class OfferCopyView(Strict):
    scope = Scope.LIBRARY_WRITE
    throttle_classes = [OfferThrottle]

    @extend_schema(
        operation_id="copy_offered",
        request=OfferCopyIn,
        responses={201: TemplateSerializer, 409: ErrorJson, 410: ErrorJson},
    )
    def post(self, request: Request, token: str) -> Response:
        """Copy what a link offers into a team of the caller's. What is copied is the card's release, or its draft as it
        stands then; without `seen` whatever it is. 409 `changed` where the card is another than was seen."""
        actor = actor_of(request)
        given = read(OfferCopyIn, request.data)
        selectors.offer_by_token(token)
        team = team_for(actor, given.get("team"))
        folder = folder_get(actor=actor, pk=given["folder"]) if given["folder"] else None
        made = services.offer_take(
            actor=actor, token=token, team=team, folder=folder, name=given["name"], seen=given["seen"]
        )
        shown = template_get(actor=actor, pk=made.pk)
        return Response(TemplateSerializer(shown).data, status=status.HTTP_201_CREATED)
