"""Pages of chat lists: plain forms, which work without a script. Adding inside the client is in `adding.py`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Team
from cardstudio.accounts.page_team import show_team
from cardstudio.accounts.policy import require
from cardstudio.accounts.selectors import site_app, team_named, teams_of
from cardstudio.api.errors import ApiError
from cardstudio.api.platform import unavailable
from cardstudio.chats import selectors, services
from cardstudio.chats.entries import MOST, Refused
from cardstudio.chats.models import ChatList
from cardstudio.chats.parsing import NewChat, chats_in, chats_in_csv
from cardstudio.chats.platform_names import names_fetch, names_soon
from cardstudio.db.slices import slice_of
from cardstudio.feishu.brands import in_brand
from cardstudio.feishu.client import PlatformError

#: Lists a page shows.
LISTS = 100


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def index(request: HttpRequest) -> HttpResponse:
    """All lists of a team; POST makes one."""
    actor = actor_of(request)
    team = _page_team(request)
    if request.method == "POST":
        kind = request.POST.get("kind", "")
        kind = kind if kind in ChatList.Kind.values else ChatList.Kind.CHATS
        try:
            made = services.chat_list_create(
                actor=actor, team=team, app=site_app(), name=request.POST.get("name", ""), kind=kind
            )
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            return redirect("chats:list", made.pk)
    context = {
        "page": slice_of(selectors.chat_list_list(actor=actor, team=team.pk), request.GET.get("page"), LISTS),
        "team": team,
        "may_edit": actor.may("share", team.pk),
        "name": request.POST.get("name", ""),
        "brand": settings.FEISHU_BRAND,
        "deleted": _deleted(request),
    }
    return _render(request, "chats/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def chat_list(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The chats of a list; POST adds pasted ones, or those of a file. What is refused stays in the field, with why."""
    found = _list(request, pk)
    if request.method != "POST":
        return _list_page(request, found)
    text = request.POST.get("chats", "")
    try:
        file = request.FILES.get("file")
        new = chats_in_csv(file.read()) if file else chats_in(text)
        result = services.chats_add(actor=actor_of(request), chat_list=found, chats=new)
    except ApiError as error:
        messages.error(request, error.message)
        return _list_page(request, found, text=text, status=error.status)
    if result.added:
        names_soon(found)
    _tell(request, result)
    if not result.refused:
        return redirect("chats:list", pk)
    left = "\n".join(_as_pasted(refused.new) for refused in result.refused)
    return _list_page(request, _list(request, pk), text=left, refused=result.refused)


def _list_page(
    request: HttpRequest,
    found: ChatList,
    *,
    text: str = "",
    refused: Sequence[Refused] = (),
    status: int = 200,
) -> HttpResponse:
    actor = actor_of(request)
    people = found.kind == ChatList.Kind.PEOPLE
    context = {
        "chat_list": found,
        "people": people,
        "most": MOST[ChatList.Kind(found.kind)],
        "chats": selectors.chat_list_chats(actor=actor, chat_list=found),
        "may_edit": actor.may("share", found.team_id),
        "elsewhere": [team for team in teams_of(actor) if team.pk != found.team_id and actor.may("share", team.pk)],
        "text": text,
        "refused": refused,
        "undo": request.session.pop("chats_undo", None),
    }
    return _render(request, "chats/list.html", context, status=status)


@require_POST
@login_required
def rename(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _list(request, pk)
    try:
        services.chat_list_rename(actor=actor_of(request), chat_list=found, name=request.POST.get("name", ""))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("chats:list", pk)


@require_POST
@login_required
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another name or external mark for one chat."""
    services.chat_change(
        actor=actor_of(request),
        chat_list=_list(request, pk),
        ref=request.POST.get("ref", ""),
        name=request.POST.get("name", ""),
        external="external" in request.POST,
    )
    return redirect("chats:list", pk)


@require_POST
@login_required
def names(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask the platform for names and external marks."""
    found = _list(request, pk)
    require(actor_of(request), "share", found.team)
    try:
        changed = names_fetch(found)
    except PlatformError as error:
        messages.error(request, unavailable(error, found.app.brand).message)
        return redirect("chats:list", pk)
    if changed is None:
        sentence = _(
            "Feishu would not say. The app may need the scope im:chat:readonly, and its bot must be in the chats."
        )
        messages.error(request, in_brand(sentence, found.app.brand))
    else:
        messages.success(request, ngettext("%(num)d changed.", "%(num)d changed.", changed) % {"num": changed})
    return redirect("chats:list", pk)


@require_POST
@login_required
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the ticked chats off the list; the page after it offers the way back."""
    actor, found = actor_of(request), _list(request, pk)
    count, undo = services.chats_remove(actor=actor, chat_list=found, refs=request.POST.getlist("ref"))
    sentence = ngettext("%(num)d was taken off the list.", "%(num)d were taken off the list.", count) % {"num": count}
    request.session["chats_undo"] = {"sentence": sentence, "token": undo}
    return redirect("chats:list", pk)


@require_POST
@login_required
def undo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Bring back what was removed."""
    try:
        services.chats_restore(actor=actor_of(request), chat_list=_list(request, pk), undo=request.POST.get("undo", ""))
    except ApiError as error:
        messages.error(request, error.message)
    return redirect("chats:list", pk)


@require_POST
@login_required
def delete(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Delete the list, unless live share links send to it; the page after it offers the way back."""
    found = _list(request, pk)
    try:
        services.chat_list_delete(actor=actor_of(request), chat_list=found)
    except ApiError as error:
        messages.error(request, error.message)
        return redirect("chats:list", pk)
    return redirect(f"{reverse('chats:index')}?team={found.team_id}&deleted={found.pk}")


@require_POST
@login_required
def restore(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Bring a deleted list back."""
    actor = actor_of(request)
    found = selectors.chat_list_deleted(actor=actor, pk=pk)
    try:
        services.chat_list_restore(actor=actor, chat_list=found)
    except ApiError as error:
        messages.error(request, error.message)
        return redirect("chats:index")
    return redirect("chats:list", pk)


@require_safe
@never_cache
@login_required
def export(request: HttpRequest, pk: UUID) -> StreamingHttpResponse:
    """The list as a file for spreadsheets, which can be read back."""
    found = _list(request, pk)
    chats = selectors.chat_list_chats(actor=actor_of(request), chat_list=found)
    rows = selectors.chat_rows(chats, people=found.kind == ChatList.Kind.PEOPLE)
    response = StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="chat-list-{found.pk}.csv"'
    return response


def _list(request: HttpRequest, pk: UUID) -> ChatList:
    found = selectors.chat_list_get(actor=actor_of(request), pk=pk)
    show_team(request, found.team)
    return found


def _page_team(request: HttpRequest) -> Team:
    """The team the address names, or the person's own; told to the shell around the page."""
    return show_team(request, team_named(list(teams_of(actor_of(request))), request.GET.get("team", "")))


def _deleted(request: HttpRequest) -> ChatList | None:
    """The list that was deleted a moment ago, while it can be brought back."""
    try:
        pk = UUID(request.GET.get("deleted", ""))
    except ValueError:
        return None
    return selectors.chat_list_deleted_list(actor=actor_of(request)).filter(pk=pk).first()


def _as_pasted(new: NewChat) -> str:
    return f"{new.ref} {new.name}".strip()


def _tell(request: HttpRequest, result: services.Added) -> None:
    if result.added:
        count = len(result.added)
        messages.success(request, ngettext("%(num)d added.", "%(num)d added.", count) % {"num": count})
    if result.changed:
        count = len(result.changed)
        messages.success(request, ngettext("%(num)d changed.", "%(num)d changed.", count) % {"num": count})
    if result.known:
        count = len(result.known)
        sentence = ngettext("%(num)d was on the list already.", "%(num)d were on the list already.", count)
        messages.info(request, sentence % {"num": count})
    if not (result.added or result.changed or result.known or result.refused):
        messages.info(request, _("There was no id in that."))


def _render(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    said = [(message.level_tag, str(message)) for message in messages.get_messages(request)]
    return render(request, template, {**context, "said": said}, status=status)
