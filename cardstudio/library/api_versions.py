"""REST endpoints of versions."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Scope
from cardstudio.accounts.scopes import LIBRARY
from cardstudio.api.pagination import CursorPage
from cardstudio.api.strict import Strict
from cardstudio.library import requests, selectors, services
from cardstudio.library.drafts import StaleJson
from cardstudio.library.serializers import (
    REVISION,
    DraftSerializer,
    FullVersionSerializer,
    KeepSerializer,
    NoteSerializer,
    RevisionSerializer,
    VersionSerializer,
)


class VersionPage(CursorPage):
    ordering = "-number"


class VersionListView(Strict):
    """Versions, latest first; POST keeps the draft as one."""

    scope = LIBRARY
    pagination_class = VersionPage  # read by the schema

    @extend_schema(operation_id="list_versions", responses=VersionSerializer(many=True))
    def get(self, request: Request, pk: UUID) -> Response:
        """List a template's versions, latest first."""
        actor = actor_of(request)
        template = selectors.template_get(actor=actor, pk=pk)
        page = VersionPage()
        rows = page.paginate_queryset(selectors.version_list(actor=actor, template=template), request, self)
        return page.get_paginated_response(VersionSerializer(rows, many=True).data)

    @extend_schema(
        operation_id="keep_version",
        request=KeepSerializer,
        responses={201: VersionSerializer, 200: VersionSerializer, 412: StaleJson},
    )
    def post(self, request: Request, pk: UUID) -> Response:
        """Keep the draft as a version, which releases nothing. 201 with a new version; 200 with the earlier one that
        says the same; 412 when the draft is no longer the `revision` that was seen."""
        actor = actor_of(request)
        template = selectors.template_get(actor=actor, pk=pk)
        body = requests.read(KeepSerializer, request.data)
        kept = services.version_keep(actor=actor, template=template, note=body["note"], revision=body["revision"])
        made = status.HTTP_201_CREATED if kept.made else status.HTTP_200_OK
        version = selectors.version_get(actor=actor, template=template, number=kept.version.number)
        return Response(VersionSerializer(version).data, status=made)


class VersionView(Strict):
    """One version with its document."""

    scope = LIBRARY

    @extend_schema(operation_id="get_version", responses=FullVersionSerializer)
    def get(self, request: Request, pk: UUID, number: int) -> Response:
        """Get one version with its document."""
        actor = actor_of(request)
        template = selectors.template_get(actor=actor, pk=pk)
        version = selectors.version_get(actor=actor, template=template, number=number)
        return Response(FullVersionSerializer(version).data)

    @extend_schema(operation_id="note_version", request=NoteSerializer, responses=VersionSerializer)
    def patch(self, request: Request, pk: UUID, number: int) -> Response:
        """Say something else of a version. All else of it stays as it was kept."""
        actor = actor_of(request)
        template = selectors.template_get(actor=actor, pk=pk)
        version = selectors.version_get(actor=actor, template=template, number=number)
        body = requests.read(NoteSerializer, request.data)
        noted = services.version_note_set(actor=actor, version=version, note=body["note"])
        return Response(VersionSerializer(noted).data)


class VersionRestoreView(Strict):
    """The draft as one version has it."""

    scope = Scope.LIBRARY_WRITE

    @extend_schema(
        operation_id="restore_version",
        parameters=[REVISION],
        request=RevisionSerializer,
        responses={200: DraftSerializer, 412: StaleJson},
    )
    def post(self, request: Request, pk: UUID, number: int) -> Response:
        """Make the draft what a version says. With `revision`, only while the draft is still that one (else 412)."""
        actor = actor_of(request)
        template = selectors.template_get(actor=actor, pk=pk)
        version = selectors.version_get(actor=actor, template=template, number=number)
        body = requests.read(RevisionSerializer, request.data)
        draft = services.version_restore(actor=actor, version=version, revision=body["revision"])
        return Response({"document": draft.document}, headers={"ETag": f'"{draft.revision}"'})
