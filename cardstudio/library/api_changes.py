"""REST: many changes of the library in one call, each done or refused by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NotRequired, TypedDict
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Scope
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import team_for
from cardstudio.api.errors import ApiError, ErrorDetailJson, status_error
from cardstudio.api.strict import Strict
from cardstudio.library import requests, selectors, services
from cardstudio.library.models import Template

#: Changes of one call.
MOST = 200
#: What each change may say beside `template` and `do`.
SAYS: dict[str, tuple[str, ...]] = {
    "move": ("folder",),
    "tag": ("add", "remove"),
    "archive": (),
    "unarchive": (),
    "delete": (),
    "restore": (),
    "duplicate": ("team",),
}


class TagsField(serializers.ListField):
    child = serializers.CharField(max_length=40)


class ChangeIn(serializers.Serializer[Any]):
    """`move`: into `folder`, null for none. `tag`: tags to `add` and to `remove`. `duplicate`: beside the template, or
    in another `team`."""

    template = serializers.UUIDField()
    do = serializers.ChoiceField(list(SAYS))
    folder = serializers.UUIDField(required=False, allow_null=True)
    add = TagsField(required=False, max_length=20)
    remove = TagsField(required=False, max_length=20)
    team = serializers.UUIDField(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        foreign = attrs.keys() - {"template", "do", *SAYS[attrs["do"]]}
        if foreign:
            said = _("This says nothing about “%(do)s”.") % {"do": attrs["do"]}
            raise serializers.ValidationError({name: [said] for name in sorted(foreign)})
        if attrs["do"] == "move" and "folder" not in attrs:
            raise serializers.ValidationError({"folder": [_("Name a folder, or null for none.")]})
        return attrs


class ChangesIn(serializers.Serializer[Any]):
    changes = serializers.ListField(child=ChangeIn(), min_length=1, max_length=MOST)


class ChangedJson(TypedDict):
    """What became of one change: nothing more where it was done, or `error`. `made`: the copy."""

    template: str
    made: NotRequired[str]
    error: NotRequired[ErrorDetailJson]


class ChangesJson(TypedDict):
    """In the order of `changes`."""

    results: list[ChangedJson]


class ChangesView(Strict):
    """Many changes, of one template or of several."""

    scope = Scope.LIBRARY_WRITE

    @extend_schema(operation_id="change_templates", request=ChangesIn, responses={200: ChangesJson})
    def post(self, request: Request) -> Response:
        """Change many templates. Each of `changes` is done or refused by itself, in their order; one that is refused
        has its `error` and spoils no other."""
        actor = actor_of(request)
        changes = requests.read(ChangesIn, request.data)["changes"]
        return Response({"results": [_changed(actor, change) for change in changes]})


def _changed(actor: Actor, change: dict[str, Any]) -> ChangedJson:
    pk: UUID = change["template"]
    try:
        with transaction.atomic():
            template = selectors.template_get(actor=actor, pk=pk, trashed=change["do"] == "restore")
            made = _DOES[change["do"]](actor, template, change)
    except ApiError as error:
        told: ErrorDetailJson = {"code": error.code, "message": error.message, "fields": error.fields}
        return {"template": str(pk), "error": told}
    except ValidationError as error:
        return _refused(pk, "invalid", " ".join(error.messages))
    except Http404:
        return _refused(pk, *status_error(404))
    except PermissionDenied:
        return _refused(pk, *status_error(403))
    return {"template": str(pk), "made": str(made.pk)} if made else {"template": str(pk)}


def _refused(pk: UUID, code: str, message: str) -> ChangedJson:
    return {"template": str(pk), "error": {"code": code, "message": message, "fields": {}}}


def _move(actor: Actor, template: Template, change: dict[str, Any]) -> None:
    folder = selectors.folder_get(actor=actor, pk=change["folder"]) if change["folder"] else None
    services.template_update(actor=actor, template=template, folder=folder)


def _tag(actor: Actor, template: Template, change: dict[str, Any]) -> None:
    services.template_retag(actor=actor, template=template, add=change.get("add", ()), remove=change.get("remove", ()))


def _archive(actor: Actor, template: Template, change: dict[str, Any]) -> None:
    services.template_archive(actor=actor, template=template, archived=change["do"] == "archive")


def _delete(actor: Actor, template: Template, change: dict[str, Any]) -> None:
    services.template_delete(actor=actor, template=template)


def _restore(actor: Actor, template: Template, change: dict[str, Any]) -> None:
    services.template_restore(actor=actor, template=template)


def _duplicate(actor: Actor, template: Template, change: dict[str, Any]) -> Template:
    team = team_for(actor, change["team"]) if "team" in change else None
    return services.template_duplicate(actor=actor, template=template, team=team)


_DOES: dict[str, Callable[[Actor, Template, dict[str, Any]], Template | None]] = {
    "move": _move,
    "tag": _tag,
    "archive": _archive,
    "unarchive": _archive,
    "delete": _delete,
    "restore": _restore,
    "duplicate": _duplicate,
}
