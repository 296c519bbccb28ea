"""Pages of chat lists: plain forms, which work without a script."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Team
from cardstudio.accounts.selectors import site_app, teams_of
from cardstudio.api.errors import ApiError
from cardstudio.chats import selectors, services
from cardstudio.chats.reading import chats_in

#: Refused ids that are repeated to the person.
SHOWN = 5


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def index(request: HttpRequest) -> HttpResponse:
    """All lists of a team; POST makes one."""
    actor = actor_of(request)
    team = _page_team(request)
    if request.method == "POST":
        try:
            made = services.chat_list_create(actor=actor, team=team, app=site_app(), name=request.POST.get("name", ""))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            return redirect("chats:list", made.pk)
    lists = selectors.chat_list_list(actor=actor, team=team.pk)
    may_edit = actor.may("edit", team.pk)
    return render(request, "chats/index.html", {"lists": lists, "may_edit": may_edit, "said": _said(request)})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def chat_list(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The chats of a list; POST adds pasted ones."""
    actor = actor_of(request)
    found = selectors.chat_list_get(actor=actor, pk=pk)
    request.page_team = found.team  # type: ignore[attr-defined]  # read by the library's Shell
    if request.method == "POST":
        try:
            pasted = chats_in(request.POST.get("chats", ""))
            _tell(request, services.chats_add(actor=actor, chat_list=found, chats=pasted))
        except ApiError as error:
            messages.error(request, error.message)
        return redirect("chats:list", pk)
    context = {
        "chat_list": found,
        "chats": selectors.chat_list_chats(actor=actor, chat_list=found),
        "may_edit": actor.may("edit", found.team_id),
        "said": _said(request),
    }
    return render(request, "chats/list.html", context)


@require_POST
@login_required
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take one chat off the list."""
    actor = actor_of(request)
    found = selectors.chat_list_get(actor=actor, pk=pk)
    services.chats_remove(actor=actor, chat_list=found, refs=[request.POST.get("open_chat_id", "")])
    return redirect("chats:list", pk)


@require_POST
@login_required
def delete(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Delete the list, unless a share link uses it."""
    actor = actor_of(request)
    found = selectors.chat_list_get(actor=actor, pk=pk)
    try:
        services.chat_list_delete(actor=actor, chat_list=found)
    except ApiError as error:
        messages.error(request, error.message)
        return redirect("chats:list", pk)
    messages.success(request, _("“%(name)s” is deleted.") % {"name": found.name})
    return redirect("chats:index")


def _page_team(request: HttpRequest) -> Team:
    """The team the address names if the person is in it, else their own; told to the shell around the page."""
    teams = list(teams_of(actor_of(request)))
    team = next((team for team in teams if str(team.pk) == request.GET.get("team")), teams[0])
    request.page_team = team  # type: ignore[attr-defined]  # read by the library's Shell
    return team


def _tell(request: HttpRequest, result: services.Added) -> None:
    if result.added:
        count = len(result.added)
        messages.success(request, ngettext("%(num)d chat added.", "%(num)d chats added.", count) % {"num": count})
    if result.known:
        count = len(result.known)
        sentence = ngettext("%(num)d was on the list already.", "%(num)d were on the list already.", count)
        messages.info(request, sentence % {"num": count})
    if result.refused:
        shown = ", ".join(one.new.ref for one in result.refused[:SHOWN]) + ("…" if len(result.refused) > SHOWN else "")
        messages.error(request, _("No chat ids, they begin with oc_: %(ids)s") % {"ids": shown})
    if not (result.added or result.known or result.refused):
        messages.info(request, _("There was no chat id in that text."))


def _said(request: HttpRequest) -> list[tuple[str, str]]:
    """What was said since the last page: level and sentence."""
    return [(message.level_tag, str(message)) for message in messages.get_messages(request)]
