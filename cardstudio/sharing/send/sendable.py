"""The cards somebody may send: what they sent last comes first, then what was changed last."""

from __future__ import annotations

from heapq import nlargest

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from cardstudio.accounts.policy import Actor
from cardstudio.library.models import LastSent, Template
from cardstudio.library.selectors import Filters, template_list, template_lists

Templates = QuerySet[Template, Template]


def sendable(actor: Actor, q: str, most: int) -> list[Template]:
    """The first of them, no more than `most`.

    Each half is read along an index of its own: to order a whole library by both would take all of it.
    """
    if q:
        rows: list[Template] = []
        for found in template_lists(actor=actor, filters=Filters(q=q)):
            ordered = _may_send(actor, found).order_by(F("my_sent_at").desc(nulls_last=True), "-updated_at", "-pk")
            rows += ordered[: most - len(rows)]
        return rows
    sent = _sent_last(actor, most)
    return sent + _changed_last(actor, most - len(sent)) if len(sent) < most else sent


def _allowed(actor: Actor, filters: Filters) -> Templates:
    return _may_send(actor, template_list(actor=actor, filters=filters))


def _may_send(actor: Actor, found: Templates) -> Templates:
    return found.filter(_may(actor)).select_related("team")


def _may(actor: Actor, of: str = "") -> Q:
    """What the actor may send, asked of a template, or of rows that lead to one by `of`."""
    mine = [team for team in actor.roles() if actor.may("share", team)]
    released = {f"{of}team__viewers_send": True, f"{of}release__isnull": False}
    return Q(**{f"{of}team__in": mine}) | Q(**released)


def _sent_last(actor: Actor, most: int) -> list[Template]:
    """What the actor sent, the last first; cards that are gone from the library are stepped over."""
    here = Q(template__team__in=actor.teams(), template__deleted_at=None, template__archived_at=None)
    own = LastSent.objects.filter(here, _may(actor, "template__"), user=actor.user)
    keys = list(own.order_by("-at", "-pk").values_list("template", flat=True)[:most])
    found = _allowed(actor, Filters()).in_bulk(keys)
    return [found[key] for key in keys if key in found]


def _changed_last(actor: Actor, most: int) -> list[Template]:
    """What the actor never sent, of each team what was changed last."""
    sent = LastSent.objects.filter(template=OuterRef("pk"), user=actor.user)
    newest = [
        template
        for team in actor.roles()
        for template in _allowed(actor, Filters(team=team)).filter(~Exists(sent)).order_by("-updated_at", "-pk")[:most]
    ]
    return nlargest(most, newest, key=lambda template: (template.updated_at, template.pk))
