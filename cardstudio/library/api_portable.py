"""REST: a team's library as one zip archive, out and in (`portable/`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypedDict
from uuid import UUID

from django.http import HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Scope
from cardstudio.accounts.scopes import LIBRARY
from cardstudio.accounts.selectors import team_of
from cardstudio.api.errors import ApiError
from cardstudio.api.language import card_locale
from cardstudio.api.parsers import ArchiveParser, ReadJsonParser, archive_of
from cardstudio.api.strict import Strict
from cardstudio.cards.library.archive import BadArchive, unpack
from cardstudio.cards.library.tool_file import tool_file
from cardstudio.library import requests, selectors
from cardstudio.library.portable.exporting import library_export, zipped
from cardstudio.library.portable.importing import library_import
from cardstudio.library.portable.outcomes import OutcomeJson

#: Cards and blocks one request may bring.
MOST_CARDS = 500
#: Ids an address may name: servers take lines of 4 KB.
MOST_NAMED = 100


class IdsField(serializers.CharField):
    """Ids in one text, with commas between them."""

    def to_internal_value(self, data: Any) -> Any:
        ids = [text.strip() for text in super().to_internal_value(data).split(",") if text.strip()]
        if len(ids) > MOST_NAMED:
            raise serializers.ValidationError(_("Name at most %(most)d cards.") % {"most": MOST_NAMED})
        try:
            return [UUID(text) for text in ids]
        except ValueError:
            raise serializers.ValidationError(_("Ids of cards, with commas between them.")) from None


class ExportFilterSerializer(serializers.Serializer[Any]):
    """Without any of these: the whole library."""

    templates = IdsField(required=False, help_text="Only these cards: ids with commas between them.")
    folder = serializers.UUIDField(required=False, help_text="Only what is in this folder.")


class SelectionSerializer(serializers.Serializer[Any]):
    templates = serializers.ListField(child=serializers.UUIDField(), help_text="Ids of the cards.")


class ImportFilterSerializer(serializers.Serializer[Any]):
    dry_run = serializers.BooleanField(default=False, help_text="Say what would be done, and change nothing.")


class ImportJson(TypedDict):
    """What became of the files of each card, in order of their paths."""

    dry_run: bool
    results: list[OutcomeJson]


class ArchiveRenderer(BaseRenderer):
    """Says that an address answers with a zip archive; the answer itself is a file."""

    media_type = "application/zip"
    format = "zip"
    charset = None

    def render(self, data: Any, *_args: Any, **_kwargs: Any) -> Any:
        raise NotImplementedError("the answer is a file")


class LibraryArchiveView(Strict):
    """A team's library as files, for Git and for other sites."""

    scope = LIBRARY
    parser_classes = [ArchiveParser, ReadJsonParser]

    def get_renderers(self) -> list[BaseRenderer]:
        made = super().get_renderers()
        return [*made, ArchiveRenderer()] if self.request.method == "GET" else made

    @extend_schema(
        operation_id="export_library",
        parameters=[ExportFilterSerializer],
        responses={(200, "application/zip"): OpenApiTypes.BINARY},
    )
    def get(self, request: Request, team_id: UUID) -> HttpResponseBase:
        """Export a team's library as a zip archive. A folder for each card: `card.json` is its document,
        `template.yaml` what it is called and where it stands. Cards in the trash stay there."""
        actor = actor_of(request)
        filters = requests.read(ExportFilterSerializer, request.query_params)
        folder = selectors.folder_get(actor=actor, pk=filters["folder"]).pk if "folder" in filters else None
        files = library_export(
            actor=actor, team=team_of(actor, team_id), templates=filters.get("templates"), folder=folder
        )
        return _archive(files)

    @extend_schema(
        operation_id="import_library",
        parameters=[ImportFilterSerializer],
        request={"application/zip": OpenApiTypes.BINARY},
        responses={200: ImportJson},
    )
    def post(self, request: Request, team_id: UUID) -> Response:
        """Import a zip archive into a team's library. Cards are matched by id. One that only the files changed becomes
        a new revision of the draft; where the library changed since the export, both are kept and named."""
        actor = actor_of(request)
        dry_run = requests.read(ImportFilterSerializer, request.query_params)["dry_run"]
        team = team_of(actor, team_id)
        done = library_import(actor=actor, team=team, files=_files(request), dry_run=dry_run, most=MOST_CARDS)
        return Response({"dry_run": dry_run, "results": done})


class SelectionView(Strict):
    """Cards somebody chose, more than an address may name."""

    scope = Scope.LIBRARY_READ
    computes = True

    def get_renderers(self) -> list[BaseRenderer]:
        return [*super().get_renderers(), ArchiveRenderer()]

    @extend_schema(
        operation_id="export_selection",
        request=SelectionSerializer,
        responses={(200, "application/zip"): OpenApiTypes.BINARY},
    )
    def post(self, request: Request, team_id: UUID) -> HttpResponseBase:
        """Export some cards of a team as a zip archive, as many as you name. The files are those of the whole export.
        Cards that are not the team's, or in the trash, are left out."""
        actor = actor_of(request)
        chosen = requests.read(SelectionSerializer, request.data)["templates"]
        return _archive(library_export(actor=actor, team=team_of(actor, team_id), templates=chosen))


def _archive(files: Iterator[tuple[str, bytes]]) -> StreamingHttpResponse:
    """Files as a download, which begins at once and is never held as a whole."""
    named = content_disposition_header(True, "library.zip") or ""
    return StreamingHttpResponse(zipped(files), content_type="application/zip", headers={"Content-Disposition": named})


class CardFileJson(TypedDict):
    """`dsl` is the card; `variables` have `type`, `name`, `desc` and, as far as there are any, values to look at."""

    name: str
    dsl: dict[str, Any]
    variables: list[dict[str, Any]]


class CardFileView(Strict):
    """One card for the platform's own card tool, and for whoever keeps such files."""

    scope = Scope.LIBRARY_READ

    @extend_schema(operation_id="get_card_file", responses=CardFileJson)
    def get(self, request: Request, pk: UUID) -> Response:
        """Get a template as a `.card` file of the platform's card tool: its draft, with the first preview values."""
        actor = actor_of(request)
        template = selectors.template_get(actor=actor, pk=pk)
        draft = selectors.draft_get(actor=actor, template=template)
        named = content_disposition_header(True, f"{template.slug or template.pk}.card") or ""
        return Response(tool_file(template.name, draft.document), headers={"Content-Disposition": named})


def _files(request: Request) -> dict[str, bytes]:
    archive = archive_of(request)
    if not archive:
        message = _("Send a zip archive, with Content-Type: application/zip.")
        raise ApiError("unsupported_media_type", message, status=415)
    try:
        return unpack(archive)
    except BadArchive as error:
        too_large = error.reason in ("too-large", "unpacks-large", "file-too-large", "too-many")
        status = 413 if too_large else 400
        raise ApiError(
            "too_large" if too_large else "bad_archive", error.message(card_locale()), status=status
        ) from None
