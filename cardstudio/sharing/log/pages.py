"""The log's pages: what became of every card the team sent, one attempt in full, and the whole as a table."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Team
from cardstudio.accounts.page_team import show_team
from cardstudio.accounts.selectors import team_named, teams_of
from cardstudio.api.zone import in_visitors_zone
from cardstudio.cards import json as card_json
from cardstudio.db.statement_timeouts import with_long_statements
from cardstudio.feishu import applinks
from cardstudio.library.models import Template
from cardstudio.sharing.attempts.meaning import meaning_of
from cardstudio.sharing.attempts.selectors import attempt_list, chat_names, names_for
from cardstudio.sharing.content.frame import frame_of
from cardstudio.sharing.links.selectors import link_app, link_get
from cardstudio.sharing.log.chart import HEIGHT, Chart, chart_of
from cardstudio.sharing.log.csv import attempt_rows
from cardstudio.sharing.log.day_counts import day_counts
from cardstudio.sharing.log.filters import Filters, read_filters
from cardstudio.sharing.log.recording import recorded
from cardstudio.sharing.log.selectors import attempt_get, log_list, log_page
from cardstudio.sharing.models import Attempt, ShareLink

# As many of the newest links are looked at for templates to choose from; whoever has more comes from their pages.
MOST_CHOICES = 200


@require_safe
@never_cache
@login_required
@in_visitors_zone
def log(request: HttpRequest) -> HttpResponse:
    """The log, filtered; newest first."""
    actor = actor_of(request)
    filters = read_filters(request.GET.dict())
    team = _team(request, filters)
    found = log_list(actor=actor, team=team, filters=filters)
    before, brand = request.GET.get("before", ""), settings.FEISHU_BRAND
    page, following = log_page(found, team, filters, before)
    context = {
        "attempts": page,
        "following": following,
        "names": names_for(team.pk, page),
        # What is older than a first page has no picture of its own.
        "chart": None if before else _chart(team, filters, found, brand),
        "chart_height": HEIGHT,
        "filters": filters,
        "templates": _templates(team, filters),
        "link": _link(team, filters),
        "states": Attempt.State.values,
        "team": team,
        "meaning_of": meaning_of,
        "brand": brand,
    }
    return render(request, "sharing/attempts.html", context)


@require_safe
@never_cache
@login_required
def attempt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One attempt: what was sent, to which chats, and every report about it, word for word."""
    found = attempt_get(actor=actor_of(request), pk=pk)
    show_team(request, found.team)
    content = found.card_content
    card = content.get("card") if isinstance(content, dict) else None
    context = {
        "attempt": found,
        "names": names_for(found.team_id, [found]),
        "card": card,
        "card_frame": frame_of(card) if isinstance(card, dict) else None,
        "content_text": None if content is None else card_json.dump(content, indent=2),
        "report_texts": [(report, card_json.dump(report.body, indent=2)) for report in found.reports.all()],
        "explanation": None if found.err_code is None else meaning_of(found),
        "chat_url": applinks.chat_open(link_app(found.link).hosts, ""),
    }
    return render(request, "sharing/attempt.html", context)


@require_safe
@never_cache
@login_required
@in_visitors_zone
def log_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The filtered log as a file for spreadsheets."""
    filters = read_filters(request.GET.dict())
    team = _team(request, filters)
    found = log_list(actor=actor_of(request), team=team, filters=filters)
    return _csv_response(team, found, "attempts")


@require_safe
@never_cache
@login_required
def link_csv(request: HttpRequest, pk: UUID) -> StreamingHttpResponse:
    """All attempts of a link as a file for spreadsheets."""
    actor = actor_of(request)
    found = link_get(actor=actor, pk=pk)
    return _csv_response(found.team, attempt_list(actor=actor, link=found), f"attempts-{found.pk}")


@require_safe
@never_cache
@login_required
def link_recording(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the clients that used a link answered, for the simulator to replay."""
    actor = actor_of(request)
    found = link_get(actor=actor, pk=pk)
    answers = recorded(attempt_list(actor=actor, link=found))
    response = HttpResponse(card_json.dump(answers, indent=2), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="answers-{found.pk}.json"'
    return response


def _csv_response(team: Team, found: QuerySet[Attempt], name: str) -> StreamingHttpResponse:
    """Attempts as a download, row by row."""
    rows = with_long_statements(attempt_rows(found, chat_names(team.pk)))
    response = StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _team(request: HttpRequest, filters: Filters) -> Team:
    """The team of the template or link that is asked for, the one the address names, or the person's own."""
    teams = list(teams_of(actor_of(request)))
    asked = filters.link is not None or filters.template is not None
    return show_team(request, team_named(teams, str(_owner(filters)) if asked else request.GET.get("team", "")))


def _owner(filters: Filters) -> UUID | None:
    if filters.link is not None:
        return ShareLink.objects.filter(pk=filters.link).values_list("team_id", flat=True).first()
    if filters.template is not None:
        return Template.objects.filter(pk=filters.template).values_list("team_id", flat=True).first()
    return None


def _chart(team: Team, filters: Filters, found: QuerySet[Attempt], brand: str) -> Chart:
    counted = day_counts(team=team, filters=filters, found=found)
    return chart_of(counted.rows, counted.first, counted.last, brand, whole=counted.whole)


def _templates(team: Team, filters: Filters) -> list[tuple[UUID, str]]:
    """The templates of the team's newest links, by name, and the one that is asked for."""
    links = ShareLink.objects.filter(team=team).order_by("-created_at").values_list("template", flat=True)
    shared = {*links[:MOST_CHOICES], *([filters.template] if filters.template else [])}
    return list(Template.objects.filter(pk__in=shared).order_by("name", "pk").values_list("pk", "name"))


def _link(team: Team, filters: Filters) -> ShareLink | None:
    if filters.link is None:
        return None
    return ShareLink.objects.filter(team=team, pk=filters.link).select_related("template", "created_by").first()
