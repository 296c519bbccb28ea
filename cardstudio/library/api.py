"""REST endpoints of templates and drafts (contracts §rest).

Versions are in `api_versions.py`, folders and tags in `api_order.py`.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param
from rest_framework.views import APIView

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Scope
from cardstudio.accounts.scopes import LIBRARY, For
from cardstudio.accounts.selectors import team_for
from cardstudio.api.errors import ErrorJson
from cardstudio.api.pagination import CursorPage, OfTeams
from cardstudio.api.pasted import UNREADABLE
from cardstudio.api.strict import Strict
from cardstudio.library import requests, selectors, services, starting_points
from cardstudio.library.drafts import StaleJson
from cardstudio.library.layout import uuid_or_none
from cardstudio.library.models import Draft, Template
from cardstudio.library.presence import editor_seen
from cardstudio.library.serializers import (
    REVISION,
    CopySerializer,
    DraftSerializer,
    EditorSerializer,
    EditorsSerializer,
    TemplateCreateSerializer,
    TemplateFilterSerializer,
    TemplatePatchSerializer,
    TemplateSerializer,
)


class TemplatePage(CursorPage):
    """Pages in the order `?sort=` asks for."""

    def get_ordering(self, request: Request, queryset: QuerySet[Any], view: APIView) -> tuple[str, ...]:
        return selectors.API_ORDERS[request.query_params.get("sort") or "updated"]


class SearchPage(TemplatePage):
    """Pages of a search, which is two lists one after the other: the cursor is the last template of the page before."""

    def search(self, request: Request, filters: selectors.Filters) -> list[Template]:
        after, size = self._after(request), self.get_page_size(request)
        found = selectors.template_page(actor=actor_of(request), filters=filters, after=after, most=size + 1)
        self._next = found[size - 1].pk if len(found) > size else None
        self._address = request.build_absolute_uri()
        return found[:size]

    def get_next_link(self) -> str | None:
        return replace_query_param(self._address, self.cursor_query_param, str(self._next)) if self._next else None

    def _after(self, request: Request) -> UUID | None:
        given = request.query_params.get(self.cursor_query_param)
        if not given:
            return None
        after = uuid_or_none(given)
        if after is None or not Template.objects.filter(pk=after, team__in=actor_of(request).teams()).exists():
            raise self.no_cursor()
        return after


class TemplateListView(Strict):
    """The library of the teams the caller belongs to."""

    scope = LIBRARY
    pagination_class = TemplatePage  # read by the schema

    @extend_schema(
        operation_id="list_templates",
        parameters=[TemplateFilterSerializer],
        responses=TemplateSerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        """List templates. The library of the teams the caller belongs to."""
        filters = selectors.Filters(**requests.read(TemplateFilterSerializer, request.query_params))
        if filters.q.strip():
            searched = SearchPage()
            shown = TemplateSerializer(searched.search(request, filters), many=True).data
            return searched.get_paginated_response(shown)
        page = TemplatePage()
        actor = actor_of(request)
        found = selectors.sent_ordered(selectors.template_list(actor=actor, filters=filters))
        teams = [filters.team] if filters.team else actor.teams()
        listed = OfTeams.of(found, teams, lambda keys: selectors.sent_ordered(selectors.templates_shown(actor, keys)))
        rows: list[Any] | None = page.paginate_queryset(listed, request, self)
        return page.get_paginated_response(TemplateSerializer(rows, many=True).data)

    @extend_schema(
        operation_id="create_template",
        request=TemplateCreateSerializer,
        responses={201: TemplateSerializer, 404: ErrorJson, **UNREADABLE},
    )
    def post(self, request: Request) -> Response:
        """Create a template. From a `document`, from a `text` that holds a card, or from the starting point of the
        team that `begin_with` names: from its release, its draft where there is none, and with its name unless given
        one."""
        actor = actor_of(request)
        body = requests.read(TemplateCreateSerializer, request.data)
        team = team_for(actor, body.get("team"))
        start = None
        if "begin_with" in body:
            start = starting_points.starting_point_get(actor=actor, team=team, pk=body["begin_with"])
        template = services.template_create(
            actor=actor,
            team=team,
            name=body["name"] or (start.name if start else ""),
            description=body.get("description", ""),
            folder=selectors.folder_get(actor=actor, pk=body["folder"]) if body.get("folder") else None,
            document=starting_points.document_begun(start) if start else requests.document_in(body),
            tags=body.get("tags", []),
        )
        return Response(_shown(request, template.pk), status=status.HTTP_201_CREATED)


class TemplateView(Strict):
    """One template; deleting puts it in the trash."""

    scope = LIBRARY

    @extend_schema(operation_id="get_template", responses=TemplateSerializer)
    def get(self, request: Request, pk: UUID) -> Response:
        """Get a template. Its document is the draft's, or a version's."""
        return Response(_shown(request, pk))

    @extend_schema(operation_id="update_template", request=TemplatePatchSerializer, responses=TemplateSerializer)
    def patch(self, request: Request, pk: UUID) -> Response:
        """Change a template's name, description, folder or tags."""
        actor = actor_of(request)
        template = selectors.template_get(actor=actor, pk=pk)
        fields = requests.read(TemplatePatchSerializer, request.data)
        if fields.get("folder"):
            fields["folder"] = selectors.folder_get(actor=actor, pk=fields["folder"])
        services.template_update(actor=actor, template=template, **fields)
        return Response(_shown(request, pk))

    @extend_schema(operation_id="delete_template", responses={204: None})
    def delete(self, request: Request, pk: UUID) -> Response:
        """Put a template in the trash."""
        actor = actor_of(request)
        services.template_delete(actor=actor, template=selectors.template_get(actor=actor, pk=pk))
        return Response(status=status.HTTP_204_NO_CONTENT)


class TemplateRestoreView(Strict):
    """Out of the trash again."""

    scope = Scope.LIBRARY_WRITE

    @extend_schema(operation_id="restore_template", request=None, responses=TemplateSerializer)
    def post(self, request: Request, pk: UUID) -> Response:
        """Take a template out of the trash."""
        actor = actor_of(request)
        template = selectors.template_get(actor=actor, pk=pk, trashed=True)
        services.template_restore(actor=actor, template=template)
        return Response(_shown(request, pk))


class TemplateDuplicateView(Strict):
    """A copy of the draft, beside the original or in another team."""

    scope = Scope.LIBRARY_WRITE

    @extend_schema(operation_id="duplicate_template", request=CopySerializer, responses={201: TemplateSerializer})
    def post(self, request: Request, pk: UUID) -> Response:
        """Duplicate a template. The copy holds its draft and stands beside the original, or in another team's
        library."""
        actor = actor_of(request)
        body = requests.read(CopySerializer, request.data)
        template = selectors.template_get(actor=actor, pk=pk)
        team = team_for(actor, body["team"]) if "team" in body else None
        copy = services.template_duplicate(actor=actor, template=template, name=body["name"], team=team)
        return Response(_shown(request, copy.pk), status=status.HTTP_201_CREATED)


class TemplateArchiveView(Strict):
    """Out of the library, but not deleted."""

    scope = Scope.LIBRARY_WRITE

    @extend_schema(operation_id="archive_template", request=None, responses=TemplateSerializer)
    def put(self, request: Request, pk: UUID) -> Response:
        """Archive a template. It leaves the library's lists and is not deleted."""
        return self._set(request, pk, archived=True)

    @extend_schema(operation_id="unarchive_template", responses={200: TemplateSerializer})
    def delete(self, request: Request, pk: UUID) -> Response:
        """Take a template out of the archive."""
        return self._set(request, pk, archived=False)

    def _set(self, request: Request, pk: UUID, *, archived: bool) -> Response:
        actor = actor_of(request)
        template = selectors.template_get(actor=actor, pk=pk)
        services.template_archive(actor=actor, template=template, archived=archived)
        return Response(_shown(request, pk))


class TemplateStarView(Strict):
    """The caller's own star."""

    scope = For.PEOPLE

    @extend_schema(operation_id="star_template", request=None, responses={204: None})
    def put(self, request: Request, pk: UUID) -> Response:
        """Star a template. A star is the caller's own."""
        return self._set(request, pk, starred=True)

    @extend_schema(operation_id="unstar_template", responses={204: None})
    def delete(self, request: Request, pk: UUID) -> Response:
        """Take the caller's star away."""
        return self._set(request, pk, starred=False)

    def _set(self, request: Request, pk: UUID, *, starred: bool) -> Response:
        actor = actor_of(request)
        services.star_set(actor=actor, template=selectors.template_get(actor=actor, pk=pk), starred=starred)
        return Response(status=status.HTTP_204_NO_CONTENT)


class DraftView(Strict):
    """The document as it is being worked on. `ETag` is its revision."""

    scope = LIBRARY

    @extend_schema(operation_id="get_draft", parameters=[REVISION], responses=DraftSerializer)
    def get(self, request: Request, pk: UUID) -> Response:
        """Get a template's draft. The document as it is being worked on; `ETag` is its revision."""
        actor = actor_of(request)
        return _draft(selectors.draft_get(actor=actor, template=selectors.template_get(actor=actor, pk=pk)))

    @extend_schema(
        operation_id="save_draft",
        parameters=[
            REVISION,
            OpenApiParameter("If-Match", str, OpenApiParameter.HEADER, required=True, description='`"7"`: the ETag'),
            OpenApiParameter(
                "Save-Id", str, OpenApiParameter.HEADER, required=True, description="sent twice, saved once"
            ),
        ],
        request=DraftSerializer,
        responses={200: DraftSerializer, 412: StaleJson, 428: ErrorJson},
    )
    def put(self, request: Request, pk: UUID) -> Response:
        """Save a template's draft. Nothing of somebody else is overwritten: where the draft has another revision than
        `If-Match` says, the answer is 412 with the current one."""
        actor = actor_of(request)
        template = selectors.template_to_save(actor=actor, pk=pk)
        draft = services.draft_save(
            actor=actor,
            template=template,
            document=requests.read(DraftSerializer, request.data)["document"],
            if_match=requests.if_match(request),
            save_id=requests.save_id(request),
        )
        return _draft(draft)


class EditorsView(Strict):
    """Who else has the card open. A page of the designer tells it every ten seconds."""

    scope = For.PEOPLE

    @extend_schema(operation_id="report_editor", request=EditorSerializer, responses=EditorsSerializer)
    def put(self, request: Request, pk: UUID) -> Response:
        """Report that a card is open in a designer. The answer says who else has it open."""
        actor = actor_of(request)
        template = selectors.template_get(actor=actor, pk=pk)
        tab = requests.read(EditorSerializer, request.data)["tab"]
        editors = editor_seen(actor=actor, template=template, tab=str(tab))
        draft = selectors.draft_head(template=template)
        return Response(EditorsSerializer({"editors": editors, **draft}).data)


def _draft(draft: Draft) -> Response:
    return Response({"document": draft.document}, headers={"ETag": f'"{draft.revision}"', "Cache-Control": "no-store"})


def _shown(request: Request, pk: UUID) -> Any:
    """The template as it stands now."""
    template: Template = selectors.template_get(actor=actor_of(request), pk=pk)
    return TemplateSerializer(template).data
