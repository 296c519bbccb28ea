"""The release of a template: `/api/v1/templates/{id}/release/`."""

from __future__ import annotations

from typing import Any, TypedDict
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Scope
from cardstudio.accounts.policy import require
from cardstudio.accounts.scopes import RELEASE
from cardstudio.api.errors import ErrorJson
from cardstudio.api.strict import Strict
from cardstudio.library.drafts import AuthorJson
from cardstudio.library.models import Release, Template
from cardstudio.library.releases import release_of, token_unpin
from cardstudio.library.requests import read
from cardstudio.library.selectors import draft_get, template_get, version_get, version_named
from cardstudio.library.versions import NOTE_LENGTH
from cardstudio.sharing.release.breaks import BreakJson, TrialJson, TriedJson, trial_of
from cardstudio.sharing.release.services import release_set
from cardstudio.sharing.release.touched import CountsJson, TouchedJson, counts_of, tokens_named, touched_by


class ReleaseIn(serializers.Serializer[Any]):
    """`pin`: ids of tokens that go on getting what is released now. `unpin`: ids of pinned ones that get it, too."""

    version = serializers.IntegerField(min_value=1)
    note = serializers.CharField(max_length=NOTE_LENGTH, required=False, allow_blank=True, default="")
    pin = serializers.ListField(child=serializers.UUIDField(), required=False, max_length=200, default=list)
    unpin = serializers.ListField(child=serializers.UUIDField(), required=False, max_length=200, default=list)
    force = serializers.BooleanField(default=False, help_text="Release it though something breaks.")


class TrialIn(serializers.Serializer[Any]):
    unpin = serializers.CharField(
        required=False, max_length=8000, help_text="Ids of pinned tokens that are to get it, too, with commas between."
    )


class ReleaseJson(TypedDict):
    """The version programs and following links get, null while there is none, and whom the next one would reach.
    `touched` names the first 50 of each kind, `counts` says how many there are."""

    version: int | None
    note: str
    by: AuthorJson | None
    at: str | None
    touched: TouchedJson
    counts: CountsJson


class WouldBreakJson(ErrorJson):
    """Nothing was released: `breaks` says what would be refused from then on."""

    breaks: list[BreakJson]
    tried: TriedJson


class ReleaseView(Strict):
    """Which version programs get."""

    scope = RELEASE

    @extend_schema(operation_id="get_release", responses=ReleaseJson)
    def get(self, request: Request, pk: UUID) -> Response:
        """Get the release, and who is touched when it moves."""
        actor = actor_of(request)
        template = template_get(actor=actor, pk=pk)
        return Response(_answer(template, release_of(template)))

    @extend_schema(operation_id="set_release", request=ReleaseIn, responses={200: ReleaseJson, 409: WouldBreakJson})
    def put(self, request: Request, pk: UUID) -> Response:
        """Release a version. Programs and following links get it from now on; an older one rolls back. 409 with
        `breaks` where it would break something, unless `force`."""
        actor = actor_of(request)
        template = template_get(actor=actor, pk=pk)
        # Who may not release learns no more than that.
        require(actor, "publish", template.team)
        body = read(ReleaseIn, request.data)
        version = version_named(actor=actor, template=template, number=body["version"])
        pin, unpin = (tokens_named(template, [str(token) for token in body[which]]) for which in ("pin", "unpin"))
        moved = release_set(actor=actor, version=version, note=body["note"], pin=pin, unpin=unpin, force=body["force"])
        return Response(_answer(version.template, moved))


class BreaksView(Strict):
    """What releasing one version would break; nothing is changed."""

    scope = Scope.LIBRARY_READ

    @extend_schema(operation_id="get_breaks", parameters=[TrialIn], responses=TrialJson)
    def get(self, request: Request, pk: UUID, number: int) -> Response:
        """Get what releasing a version would break."""
        actor = actor_of(request)
        template = template_get(actor=actor, pk=pk)
        version = version_get(actor=actor, template=template, number=number)
        return Response(trial_of(template, version.document, unpinning=_unpinning(request)))


class PinView(Strict):
    """A program that keeps one version."""

    scope = Scope.RELEASE

    @extend_schema(operation_id="unpin_token", responses={204: None})
    def delete(self, request: Request, pk: UUID, token_id: UUID) -> Response:
        """Let a pinned token get the release again."""
        actor = actor_of(request)
        template = template_get(actor=actor, pk=pk)
        require(actor, "publish", template.team)
        for token in tokens_named(template, [str(token_id)]):
            token_unpin(actor=actor, template=template, token=token)
        return Response(status=204)


class DraftBreaksView(Strict):
    """What releasing the draft would break; nothing is changed, and no version is kept."""

    scope = Scope.LIBRARY_READ

    @extend_schema(operation_id="get_draft_breaks", parameters=[TrialIn], responses=TrialJson)
    def get(self, request: Request, pk: UUID) -> Response:
        """Get what releasing the draft would break."""
        actor = actor_of(request)
        template = template_get(actor=actor, pk=pk)
        draft = draft_get(actor=actor, template=template)
        return Response(trial_of(template, draft.document, unpinning=_unpinning(request)))


def _unpinning(request: Request) -> frozenset[str]:
    return frozenset(read(TrialIn, request.query_params).get("unpin", "").lower().split(","))


def _answer(template: Template, release: Release | None) -> ReleaseJson:
    return {
        "version": release.version.number if release else None,
        "note": release.note if release else "",
        "by": {"id": str(release.by_id), "name": release.by.get_full_name()} if release else None,
        "at": release.at.isoformat() if release else None,
        "touched": touched_by(template),
        "counts": counts_of(template),
    }
