"""Making a link: the form, a second question where outsiders may get the card, and what stands in the way."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.policy import Actor, require
from cardstudio.api.errors import ApiError
from cardstudio.chats.selectors import chat_list_list
from cardstudio.library.models import Template
from cardstudio.library.selectors import draft_get, template_get
from cardstudio.sharing.content.blanks import blanks_of
from cardstudio.sharing.content.frame import frame_of
from cardstudio.sharing.links import services
from cardstudio.sharing.links.audience import known_tenant
from cardstudio.sharing.links.capabilities import floor_text, needed
from cardstudio.sharing.links.forms import LIVES, ShareForm
from cardstudio.sharing.links.picker import OPTIONS, SELECT_TYPES
from cardstudio.sharing.links.targets import MOST_PEOPLE, where_to


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def create(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The form, and the making of a link. A card Feishu would refuse comes back with its findings."""
    actor = actor_of(request)
    template = template_get(actor=actor, pk=pk)
    request.page_team = template.team  # type: ignore[attr-defined]  # read by the library's frame
    require(actor, "share", template.team)
    document = draft_get(actor=actor, template=template).document
    form = ShareForm(
        request.POST if request.method == "POST" else None,
        blanks=blanks_of(document),
        chat_lists=list(chat_list_list(actor=actor, team=template.team_id)),
        tenant=known_tenant(actor.user),
    )
    refused: ApiError | None = None
    asks = False
    if form.is_bound and form.is_valid():
        try:
            asks = _asks_about_outsiders(form, template)
            if not asks:
                return _made(actor, template, form)
        except ApiError as error:
            refused = error
    context = _context(template, document["card"], form) | {"refused": refused, "asks_outsiders": asks}
    return render(request, "sharing/create.html", context, status=refused.status if refused else 200)


def _asks_about_outsiders(form: ShareForm, template: Template) -> bool:
    """Whether the card may reach people outside and nobody has said yes to that. Raises ApiError."""
    agreed: bool = form.cleaned_data["outsiders_agreed"]
    return not agreed and where_to(template.team, **form.where()).reaches_outsiders


def _made(actor: Actor, template: Template, form: ShareForm) -> HttpResponse:
    """Make the link and show its page. Raises ApiError."""
    new = services.share_link_create(
        actor=actor,
        template=template,
        **form.where(),
        with_additional_message=form.cleaned_data["with_additional_message"],
        audience=form.cleaned_data["audience"],
        expires_at=form.expires_at(),
        use_limit=form.use_limit_of_mode(),
        values=form.values,
        open_variables=form.open_variables(),
    )
    frozen = f"?froze={new.froze_version}" if new.froze_version else ""
    return redirect(f"{reverse('sharing:link', args=[new.link.pk])}{frozen}")


def _context(template: Template, card: dict[str, Any], form: ShareForm) -> dict[str, Any]:
    return {
        "template": template,
        "card": card,
        "card_frame": frame_of(card),
        "form": form,
        "blanks": form.blanks,
        "options": OPTIONS,
        "select_types": SELECT_TYPES,
        "lives": LIVES,
        "needed": needed,
        "floor": floor_text(),
        "most_people": MOST_PEOPLE,
        "brand": settings.FEISHU_BRAND,
        "will_freeze": template.latest_version == 0 or template.has_unpublished_changes,
    }
