"""The audit log's page and its file, and what was done to one card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import ApiToken, AuditEntry, Membership, Team
from cardstudio.accounts.page_team import show_team
from cardstudio.accounts.selectors import team_of
from cardstudio.api.sheets import BOM, sheet_line
from cardstudio.db.statement_timeouts import with_long_statements
from cardstudio.library.selectors import template_get
from cardstudio.teams.audit.selectors import (
    DAYS,
    PAGE,
    AuditFilters,
    activity_list,
    audit_list,
    names_of,
    read_audit_filters,
)  # fmt: skip
from cardstudio.teams.audit.words import KINDS, Words, sentence_of, words_of
from cardstudio.teams.for_owners import page_refused

#: People the filter offers, the longest in the team; whoever is not among them is found through the API.
MOST_PEOPLE = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as a page shows it. `token`: the name of the key a program used."""

    entry: AuditEntry
    words: Words
    sentence: str
    token: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing a filter offers, and the address' query with it."""

    text: str
    query: str
    chosen: bool


@require_safe
@never_cache
@login_required
def audit_log(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """What was done in the team, with filters in the address."""
    actor = actor_of(request)
    team = show_team(request, team_of(actor, team_id))
    if not actor.may("manage", team.pk):
        return page_refused(request, "teams/audit.html", team)
    filters = read_audit_filters(request.GET.dict())
    found = audit_list(actor=actor, team=team, filters=filters)
    lines, following = _page(found, request)
    context = {
        "refused": False,
        "lines": lines,
        "following": following,
        "filters": filters,
        "offered": _offered(team, filters),
        "card": _card(team, filters),
        "kept_days": settings.AUDIT_KEPT_DAYS,
    }
    return render(request, "teams/audit.html", context)


@require_safe
@never_cache
@login_required
def audit_csv(request: HttpRequest, team_id: UUID) -> StreamingHttpResponse:
    """The filtered log as a file for spreadsheets."""
    actor = actor_of(request)
    team = team_of(actor, team_id)
    found = audit_list(actor=actor, team=team, filters=read_audit_filters(request.GET.dict()))
    rows = _rows(with_long_statements(found.iterator(chunk_size=500)))
    response = StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="audit.csv"'
    return response


@require_safe
@never_cache
@login_required
def activity(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was done to one card, for everybody in its team."""
    actor = actor_of(request)
    template = template_get(actor=actor, pk=pk)
    show_team(request, template.team)
    lines, following = _page(activity_list(actor=actor, template=template), request)
    return render(request, "teams/activity.html", {"template": template, "lines": lines, "following": following})


def _page(found: QuerySet[AuditEntry], request: HttpRequest) -> tuple[list[Line], int | None]:
    """The entries before the one the address names, and which to name for what follows; no total is counted."""
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit() and len(before) < 18:
        found = found.filter(pk__lt=int(before))
    entries = list(found[: PAGE + 1])
    following = entries[PAGE - 1].pk if len(entries) > PAGE else None
    return _lines(entries[:PAGE]), following


def _lines(entries: list[AuditEntry]) -> list[Line]:
    names = names_of(entries)
    keys = {entry.detail["token"] for entry in entries if "token" in entry.detail}
    tokens = {str(pk): name for pk, name in ApiToken.objects.filter(pk__in=keys).values_list("pk", "name")}
    return [
        Line(entry, words_of(entry.action), sentence_of(entry, names), tokens.get(entry.detail.get("token", ""), ""))
        for entry in entries
    ]


def _rows(entries: Iterator[AuditEntry]) -> Iterator[str]:
    yield BOM + sheet_line([_("Time"), _("Who"), _("Token"), _("What"), _("Action"), _("Id")])
    while some := list(islice(entries, 500)):
        for line in _lines(some):
            entry = line.entry
            who = entry.actor.get_full_name() if entry.actor else _("the site’s operator")
            when = entry.at.isoformat(timespec="seconds")
            yield sheet_line([when, who, line.token, line.sentence, entry.action, entry.target])


def _offered(team: Team, filters: AuditFilters) -> dict[str, list[Choice]]:
    """What each filter offers; the last is everything."""
    members = Membership.objects.filter(team=team).order_by("joined_at", "pk").values_list("user", "user__name")
    people = sorted(members[:MOST_PEOPLE], key=lambda person: person[1])
    choices: dict[str, list[tuple[object, str]]] = {
        "days": [(days, _days_said(days)) for days in DAYS],
        "who": [*people, (None, _("Everybody"))],
        "kind": [*((kind, str(name)) for kind, name in KINDS.items()), ("", _("All kinds"))],
    }
    return {
        name: [Choice(text, filters.query(**{name: value}), value == getattr(filters, name)) for value, text in offered]
        for name, offered in choices.items()
    }


def _days_said(days: int) -> str:
    said = ngettext("Last %(num)d day", "Last %(num)d days", days) if days else _("All that is kept")
    return said % {"num": days}


def _card(team: Team, filters: AuditFilters) -> Any:
    """The card the filter names, if it is the team's."""
    if filters.card is None:
        return None
    return team.templates.filter(pk=filters.card).only("name").first()
