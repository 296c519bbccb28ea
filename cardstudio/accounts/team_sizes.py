"""How many people are in a team, as a column of it: no page counts them.

Whoever comes or goes moves it, in the same transaction; `manage.py recount` makes it true where it is not.
"""

from __future__ import annotations

import structlog
from django.db import transaction
from django.db.models import Count, F, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from cardstudio.accounts.models import Membership, Team

log = structlog.get_logger(__name__)


@receiver(post_save, sender=Membership)
def _came(instance: Membership, created: bool, **_: object) -> None:
    if created:
        _move(instance, 1)


@receiver(post_delete, sender=Membership)
def _left(instance: Membership, **_: object) -> None:
    _move(instance, -1)


def _move(membership: Membership, change: int) -> None:
    Team.objects.filter(pk=membership.team_id).update(size=Greatest(F("size") + change, 0))
    if Membership.team.is_cached(membership):  # what is in hand says it, too
        membership.team.size = max(membership.team.size + change, 0)


def sizes_recount() -> int:
    """Mend the size of every team; how many were not true. Each is named in the log."""
    there = Membership.objects.filter(team=OuterRef("pk")).order_by().values("team").annotate(all=Count("pk"))
    counted = Team.objects.annotate(people=Coalesce(Subquery(there.values("all")), 0, output_field=IntegerField()))
    wrong = 0
    for pk in list(counted.exclude(size=F("people")).order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            # Whoever comes or goes moves this row: from here on nobody does.
            team = Team.objects.select_for_update().get(pk=pk)
            true = team.memberships.count()
            if true != team.size:
                log.warning("accounts.size_was_wrong", team=str(pk), said=team.size, true=true)
                Team.objects.filter(pk=pk).update(size=true)
                wrong += 1
    return wrong
