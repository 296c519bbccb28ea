"""Making a link: the form, a second question where outsiders may get the card, and what stands in the way."""

from __future__ import annotations

from dataclasses import replace
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
from cardstudio.accounts.page_team import show_team
from cardstudio.accounts.policy import Actor, require
from cardstudio.api.errors import ApiError
from cardstudio.cards.fill.drawn import drawn
from cardstudio.chats.selectors import chat_list_list
from cardstudio.library.content import DRAFT, Which
from cardstudio.library.models import Template
from cardstudio.library.selectors import template_get
from cardstudio.sharing.content.blanks import blanks_of
from cardstudio.sharing.content.frame import frame_of
from cardstudio.sharing.links import services
from cardstudio.sharing.links.audience import known_tenant
from cardstudio.sharing.links.capabilities import sending_clients, supporting_clients
from cardstudio.sharing.links.forms import LIVES, ShareForm
from cardstudio.sharing.links.link_defaults import default_options
from cardstudio.sharing.links.link_options import LinkOptions
from cardstudio.sharing.links.link_version import Chosen, choose_version
from cardstudio.sharing.links.picker import OPTIONS, SELECT_TYPES
from cardstudio.sharing.links.summary import NOTE_SWITCH, PICKER_SWITCHES, TARGETS
from cardstudio.sharing.links.targets import MOST_PEOPLE, link_targets


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def create(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The form, and the making of a link. A card Feishu would refuse comes back with its findings."""
    actor = actor_of(request)
    template = template_get(actor=actor, pk=pk)
    show_team(request, template.team)
    require(actor, "share", template.team)
    given = request.POST if request.method == "POST" else request.GET
    which: Which = DRAFT if given.get("version") == DRAFT else None
    chosen = choose_version(actor=actor, template=template, which=which)
    document = chosen.document
    form = ShareForm(
        request.POST if request.method == "POST" else None,
        defaults=default_options(actor.user, document),
        blanks=blanks_of(document),
        chat_lists=list(chat_list_list(actor=actor, team=template.team_id)),
        tenant=known_tenant(actor.user),
    )
    refused: ApiError | None = None
    asks = False
    if form.is_bound and form.is_valid():
        try:
            options = replace(form.options(), version=which)
            asks = not form.cleaned_data["outsiders_agreed"] and link_targets(template.team, options).reaches_outsiders
            if not asks:
                return _made(actor, template, options)
        except ApiError as error:
            refused = error
            form.show_refused(error.fields)
    context = _context(chosen, form) | {"refused": refused, "asks_outsiders": asks, "from_draft": which == DRAFT}
    return render(request, "sharing/create.html", context, status=refused.status if refused else 200)


def _made(actor: Actor, template: Template, options: LinkOptions) -> HttpResponse:
    """Make the link and show its page. Raises ApiError."""
    new = services.share_link_create(actor=actor, template=template, options=options)
    frozen = f"?froze={new.froze_version}" if new.froze_version else ""
    return redirect(f"{reverse('sharing:link', args=[new.link.pk])}{frozen}")


def _context(chosen: Chosen, form: ShareForm) -> dict[str, Any]:
    template, card = chosen.template, drawn(chosen.document)
    return {
        "template": template,
        "card": card,
        "card_frame": frame_of(card),
        "form": form,
        "blanks": form.blanks,
        "options": OPTIONS,
        "select_types": SELECT_TYPES,
        "lives": LIVES,
        "picker_switches": PICKER_SWITCHES,
        "note_switch": NOTE_SWITCH,
        "targets": TARGETS,
        "supporting_clients": supporting_clients,
        "sending_clients": sending_clients(),
        "most_people": MOST_PEOPLE,
        "brand": settings.FEISHU_BRAND,
        "sends": chosen.version,
    }
