"""The designer's pages: one template, and `/try/` without an account."""

from __future__ import annotations

from typing import Literal, TypedDict, cast
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.page_team import show_team
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import team_default
from cardstudio.api.language import card_locale
from cardstudio.cards import json as card_json
from cardstudio.cards.catalog.model import Format
from cardstudio.designer import catalog
from cardstudio.library import drafts, selectors
from cardstudio.library.drafts import AuthorJson
from cardstudio.library.models import Draft, Template
from cardstudio.library.serializers import VersionSerializer

#: Versions the page lists.
VERSIONS = 50


class VersionRowJson(TypedDict):
    """One version, as the API lists it."""

    number: int
    note: str
    author: AuthorJson
    created_at: str
    card_hash: str
    kept_for: Literal["", "api", "send", "link", "release", "import"]
    released_at: str | None
    released_until: str | None


class UrlsJson(TypedDict, total=False):
    """Where the page's controls lead; `send` is the endpoint that sends to chats, `share` the page that makes links."""

    signin: str
    keep: str
    library: str
    api: str
    send: str
    share: str
    history: str
    versions: str
    activity: str
    offers: str


class CommonJson(TypedDict):
    """What the designer's script is told on every page. `try`: the card is kept on this device only."""

    mode: Literal["template", "try"]
    locale: str
    catalogUrl: str
    formatDefault: Format
    simulator: bool


class TemplateJson(TypedDict):
    """What the designer's script is told of a template. `document` is JSON *text* within the JSON, so that no digit
    passes through the browser's numbers; `user` is the id of whoever looks."""

    id: str
    name: str
    user: str
    userName: str
    team: str
    teamName: str
    folderName: str
    revision: int
    document: str
    versions: list[VersionRowJson]
    latestVersion: int
    release: int | None
    mayEdit: bool
    mayPublish: bool
    maySend: bool
    startingPoint: bool
    archived: bool
    urls: UrlsJson


class TemplatePageJson(CommonJson, TemplateJson):
    """The designer's page of a template."""


class TryPageJson(CommonJson):
    """The designer's page without an account."""

    mayEdit: bool
    signedIn: bool
    urls: UrlsJson


@require_safe
@never_cache
@login_required
def template(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One template in the designer; for those who may only look, read-only."""
    actor = actor_of(request)
    found = selectors.template_get(actor=actor, pk=pk)
    draft = selectors.draft_get(actor=actor, template=found)
    drafts.faults_recount(template=found, draft=draft)
    show_team(request, found.team)
    data: TemplatePageJson = {**_common("template"), **_template_data(actor, found, draft)}
    return render(request, "designer/designer.html", {"page_data": data, "name": found.name})


@require_safe
@cache_control(private=True, no_cache=True)
def try_page(request: HttpRequest) -> HttpResponse:
    """The designer for anybody: what is made stays in the browser until somebody signs in to keep it."""
    keep = reverse("designer:try-keep")
    urls: UrlsJson = {
        "signin": f"{reverse('accounts:signin')}?{urlencode({'next': keep})}",
        "keep": keep,
        # Without a library the way back leads to the gallery.
        "library": reverse("library:index") if request.user.is_authenticated else f"{reverse('designer:try')}?new=1",
    }
    data: TryPageJson = {**_common("try"), "mayEdit": True, "signedIn": request.user.is_authenticated, "urls": urls}
    return render(request, "designer/designer.html", {"page_data": data, "name": ""})


@require_safe
@never_cache
@login_required
def try_keep(request: HttpRequest) -> HttpResponse:
    """Where a sign-in from `/try/` leads: its script makes a template of what the browser holds and goes there."""
    return render(request, "designer/keep.html")


@require_safe
@login_required
def signed_in(request: HttpRequest) -> HttpResponse:
    """Where a second sign-in ends, when a session was over while somebody was typing."""
    return render(request, "designer/signed_in.html")


def _common(mode: Literal["template", "try"]) -> CommonJson:
    """What the designer's script is told on every page."""
    locale = card_locale()
    return {
        "mode": mode,
        "locale": locale,
        "catalogUrl": reverse("api:catalog-by-hash", args=[catalog.for_designer(locale).hash]),
        "formatDefault": cast(Format, settings.DEFAULT_CARD_FORMAT),
        "simulator": bool(settings.SIMULATOR_ORIGIN),
    }


def _template_data(actor: Actor, template: Template, draft: Draft) -> TemplateJson:
    versions = selectors.version_list(actor=actor, template=template)[:VERSIONS]
    team = template.team
    return {
        "id": str(template.pk),
        "name": template.name,
        "user": str(actor.user.pk),
        "userName": actor.user.get_full_name(),
        "team": str(team.pk),
        "teamName": team.name,
        "folderName": template.folder.name if template.folder else "",
        "revision": draft.revision,
        "document": card_json.dump(draft.document),
        "versions": cast(list[VersionRowJson], VersionSerializer(versions, many=True).data),
        "latestVersion": template.latest_version,
        "release": template.release,
        "mayEdit": actor.may("edit", team.pk),
        "mayPublish": actor.may("publish", team.pk),
        # Viewers send the release, in their own name.
        "maySend": actor.may("share", team.pk) or team.viewers_send,
        "startingPoint": template.starting_point_since is not None,
        "archived": template.archived_at is not None,
        "urls": _urls(actor, template),
    }


def _urls(actor: Actor, template: Template) -> UrlsJson:
    """Where the page's controls lead; `send` is the endpoint that sends to chats, `share` the page that makes links."""
    own = template.team_id == team_default(actor.user).pk
    urls: UrlsJson = {
        "signin": f"{reverse('accounts:signin')}?{urlencode({'next': reverse('designer:signed-in')})}",
        "library": reverse("library:index") + ("" if own else f"?{urlencode({'team': template.team_id})}"),
        "api": reverse("api:template", args=[template.pk]),
        "send": f"{reverse('api:template', args=[template.pk])}send/",
        "share": reverse("sharing:create", args=[template.pk]),
        "history": reverse("sharing:history", args=[template.pk]),
        "versions": reverse("sharing:versions", args=[template.pk]),
        "activity": reverse("teams:activity", args=[template.pk]),
    }
    if actor.may("share", template.team_id):
        urls["offers"] = reverse("library:offers", args=[template.pk])
    return urls
