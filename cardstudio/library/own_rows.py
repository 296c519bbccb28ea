"""What each person has beside a card, a star or when they last sent it, knows the card's team: pages count those of one
team. Moved with the card, in the same transaction."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from cardstudio.library.models import LastSent, Star, Template

_KINDS: tuple[type[Star | LastSent], ...] = (Star, LastSent)


def own_rows_move(template: Template) -> None:
    """The rows of everybody go to the team of their card."""
    for kind in _KINDS:
        kind._default_manager.filter(template=template).update(team=template.team)


def own_rows_recount() -> int:
    """Mend the team of every such row; how many had another one, or none."""
    team = Template.objects.filter(pk=OuterRef("template")).values("team")
    wrong = 0
    for kind in _KINDS:
        rows: QuerySet[Any] = kind._default_manager.filter(Q(team=None) | ~Q(team=Subquery(team)))
        wrong += rows.update(team=Subquery(team))
    return wrong
