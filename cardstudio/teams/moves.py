"""A card goes to another team, with its versions, its links and what became of them."""

from __future__ import annotations

from django.db import transaction

from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor, require
from cardstudio.accounts.services import audit
from cardstudio.library.models import Template
from cardstudio.library.services import template_rehome
from cardstudio.sharing.links.moving import links_move


@transaction.atomic
def template_move(*, actor: Actor, template: Template, team: Team) -> Template:
    """Take a card from its team to another one. Who is only in the first sees nothing of it any more.

    Links keep their addresses, and what was sent by them comes along. Taking a card from everybody in a team is a
    publisher's; an editor copies it.

    Raises:
        Http404, PermissionDenied: as `policy.require`, for either team.
    """
    require(actor, "publish", template.team)
    require(actor, "edit", team)
    # Publishing and making links wait for this, on PostgreSQL; SQLite's transactions are serial from their start.
    row = Template.objects.select_for_update(of=("self",)).select_related("team").get(pk=template.pk)
    before = row.team
    require(actor, "publish", before)
    if before.pk == team.pk:
        return row
    template_rehome(template=row, team=team)
    links = links_move(actor=actor, template=row, team=team)
    # Each team reads of its own side; neither log names the other team.
    audit(actor=actor, team=before, action="template.moved_out", target=row, name=row.name, links=links)
    audit(actor=actor, team=team, action="template.moved_in", target=row, name=row.name, links=links)
    return row
