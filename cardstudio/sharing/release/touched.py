"""Whom a release reaches: links that follow it, programs that get it, and what stays as it is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, TypedDict

from django.db.models import Max, Q, QuerySet, Sum
from django.utils import timezone

from cardstudio.accounts.models import ApiToken
from cardstudio.library.models import ContentUse, Template, TokenPin
from cardstudio.sharing.models import ShareLink

#: How far back calls of programs count.
RECENT = timedelta(days=30)
#: Links and programs that are named; the rest is counted.
MOST_NAMED = 50


class TouchedLinkJson(TypedDict):
    """A link that follows the release."""

    id: str
    made_by: str
    url: str


class TouchedTokenJson(TypedDict):
    """A program that asked for the release in the last 30 days."""

    id: str
    name: str
    calls: int
    last_at: str


class PinJson(TypedDict):
    """Something that keeps one version: a link, a token pinned here, or a program that asks for a version by number."""

    kind: str
    id: str
    name: str
    version: int


class TouchedJson(TypedDict):
    links: list[TouchedLinkJson]
    tokens: list[TouchedTokenJson]
    pins: list[PinJson]


class CountsJson(TypedDict):
    """How many links, tokens and pins there are."""

    links: int
    tokens: int
    pins: int


def touched_by(template: Template) -> TouchedJson:
    """Who gets what is released next, and who does not."""
    return {"links": _links(template), "tokens": _tokens(template), "pins": _pins(template)}


def following_links(template: Template) -> QuerySet[ShareLink]:
    """Links that follow the release and may still be used."""
    return live(ShareLink.objects.filter(template=template, follow=True)).select_related("created_by", "team")


def live(links: QuerySet[ShareLink]) -> QuerySet[ShareLink]:
    """Those of `links` that nothing has ended."""
    return links.filter(Q(expires_at=None) | Q(expires_at__gt=timezone.now()), revoked_at=None)


def recent_uses(template: Template) -> QuerySet[ContentUse]:
    """What programs that still have a key asked for lately."""
    since = timezone.now() - RECENT
    return ContentUse.objects.filter(template=template, last_at__gte=since, token__revoked_at=None)


def counts_of(template: Template) -> CountsJson:
    """How many there are of each kind, also of those that are not named."""
    pins = TokenPin.objects.filter(template=template).count() + _by_number(template).count()
    return {
        "links": following_links(template).count(),
        "tokens": _followers(template).values("token").distinct().count(),
        "pins": pins + _fixed_links(template).count(),
    }


def _followers(template: Template) -> QuerySet[ContentUse]:
    """Recent calls that got the release."""
    pinned = TokenPin.objects.filter(template=template).values("token")
    return recent_uses(template).filter(asked=0).exclude(token__in=pinned)


def _by_number(template: Template) -> QuerySet[ContentUse, Any]:
    """Programs that ask for a version by its number, once for each version."""
    return recent_uses(template).filter(asked__gt=0).values("token", "token__name", "asked").distinct()


def _fixed_links(template: Template) -> QuerySet[ShareLink]:
    return live(ShareLink.objects.filter(template=template, follow=False, private=False))


def _links(template: Template) -> list[TouchedLinkJson]:
    links = following_links(template).order_by("-created_at")[:MOST_NAMED]
    return [
        {"id": str(link.pk), "made_by": link.created_by.get_full_name(), "url": f"/share-links/{link.pk}/"}
        for link in links
    ]


def _tokens(template: Template) -> list[TouchedTokenJson]:
    rows = _followers(template).values("token", "token__name").annotate(sum=Sum("calls"), last=Max("last_at"))
    return [
        {
            "id": str(row["token"]),
            "name": row["token__name"],
            "calls": row["sum"],
            "last_at": row["last"].isoformat(),
        }
        for row in rows.order_by("-last")[:MOST_NAMED]
    ]


def _pins(template: Template) -> list[PinJson]:
    pins: list[PinJson] = [
        {"kind": "token", "id": str(pin.token_id), "name": pin.token.name, "version": pin.version.number}
        for pin in TokenPin.objects.filter(template=template).select_related("token", "version")[:MOST_NAMED]
    ]
    pins += [
        {"kind": "program", "id": str(row["token"]), "name": row["token__name"], "version": row["asked"]}
        for row in _by_number(template).order_by("token__name", "asked")[:MOST_NAMED]
    ]
    links = _fixed_links(template).select_related("created_by", "version").defer("version__document")[:MOST_NAMED]
    pins += [
        {"kind": "link", "id": str(link.pk), "name": link.created_by.get_full_name(), "version": link.version.number}
        for link in links
    ]
    return pins


def tokens_named(template: Template, ids: list[str]) -> list[ApiToken]:
    """The team's living tokens of these ids."""
    return list(ApiToken.objects.filter(pk__in=ids, team=template.team_id, revoked_at=None))
