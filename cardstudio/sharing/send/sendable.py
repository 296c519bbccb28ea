"""The cards somebody may send: what they sent last comes first, then what was changed last."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nlargest
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from cardstudio.accounts.policy import Actor
from cardstudio.library.models import LastSent, Template
from cardstudio.library.search.query import Part
from cardstudio.library.selectors import Filters, search_parts, template_list, templates_by_key

Templates = QuerySet[Template, Template]


def sendable(actor: Actor, q: str, most: int) -> list[Template]:
    """The first of them, no more than `most`; of a search first those that hold all words in their name."""
    rows: list[Template] = []
    for part in search_parts(actor, Filters(q=q)):
        if len(rows) < most:
            rows += (_few if part.few else _many)(actor, part, most - len(rows))
    return rows


def _few(actor: Actor, part: Part, most: int) -> list[Template]:
    """Put in order all at once."""
    last = LastSent.objects.filter(template=OuterRef("pk"), user=actor.user).values("at")
    found = part.of(_may_send(actor)).annotate(my_last=Subquery(last))
    ordered = found.order_by(F("my_last").desc(nulls_last=True), "-updated_at", "-pk")
    return _shown(actor, ordered.values_list("pk", flat=True)[:most])


def _many(actor: Actor, part: Part, most: int) -> list[Template]:
    """Each half is read along an index of its own: to order a whole library by both would take all of it."""
    sent = _sent_last(actor, part, most)
    return sent + _changed_last(actor, part, most - len(sent)) if len(sent) < most else sent


def _sent_last(actor: Actor, part: Part, most: int) -> list[Template]:
    """What the actor sent, the last first; cards that are gone from the library are stepped over."""
    here = _may_send(actor).filter(part.where, pk=OuterRef("template"))
    own = LastSent.objects.filter(Exists(here), user=actor.user).order_by("-at", "-pk")
    return _shown(actor, own.values_list("template", flat=True)[:most])


def _changed_last(actor: Actor, part: Part, most: int) -> list[Template]:
    """What the actor never sent, of each team what was changed last."""
    sent = LastSent.objects.filter(template=OuterRef("pk"), user=actor.user)
    newest = [
        template
        for team in actor.roles()
        for template in _may_send(actor, team)
        .filter(~Exists(sent), part.where)
        .order_by("-updated_at", "-pk")
        .select_related("team")[:most]
    ]
    return nlargest(most, newest, key=lambda template: (template.updated_at, template.pk))


def _may_send(actor: Actor, team: UUID | None = None) -> Templates:
    mine = [team for team in actor.roles() if actor.may("share", team)]
    released = Q(team__viewers_send=True, release__isnull=False)
    return template_list(actor=actor, filters=Filters(team=team)).filter(Q(team__in=mine) | released)


def _shown(actor: Actor, keys: Iterable[UUID]) -> list[Template]:
    """Cards in the order of their keys."""
    wanted = list(keys)
    found = {one.pk: one for one in templates_by_key(actor=actor, keys=wanted).select_related("team")}
    return [found[key] for key in wanted if key in found]
