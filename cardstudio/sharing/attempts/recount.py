"""Counting anew what is kept beside attempts, team by team."""

from __future__ import annotations

from collections import Counter
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery

from cardstudio.accounts.models import Team
from cardstudio.sharing.attempts.sendings import ARRIVED
from cardstudio.sharing.attempts.sums import Ended, Key, slot_of, sums_add
from cardstudio.sharing.models import Attempt, AttemptSum, Delivery, ShareLink

CHUNK = 2_000
BATCH = 500


def attempts_recount() -> int:
    """Mend what stands beside the attempts of every team; how many rows were wrong."""
    return sum(attempts_recount_of(pk) for pk in list(Team.objects.order_by("pk").values_list("pk", flat=True)))


@transaction.atomic
def attempts_recount_of(team: UUID) -> int:
    # Whoever writes an attempt counts it at its link: what is on its way counts itself afterwards.
    links = ShareLink.objects.filter(team=team)
    list(links.select_for_update().order_by("pk").values_list("pk", flat=True))
    return _copies(team) + _links(links) + _sums(team)


def _copies(team: UUID) -> int:
    """What an attempt and its deliveries have once more, so that an index finds them."""
    own = Attempt.objects.filter(team=team)
    link = ShareLink.objects.filter(pk=OuterRef("link")).values("template")
    wrong = own.filter(template=None).update(template=Subquery(link))
    there = Attempt.objects.filter(pk=OuterRef("attempt"))
    of_team: QuerySet[Any] = Delivery.objects.filter(attempt__team=team)
    strays = of_team.exclude(team=team, team__isnull=False) | of_team.exclude(
        at=Subquery(there.values("started_at")), at__isnull=False
    )
    keys = list(strays.values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        some = Delivery.objects.filter(pk__in=keys[start : start + BATCH])
        some.update(team=team, at=Subquery(there.values("started_at")))
    return wrong + len(keys)


def _links(links: QuerySet[ShareLink]) -> int:
    counted = links.annotate(
        attempts_now=Count("attempts"),
        uses_now=Count("attempts__attempt", filter=Q(attempts__state__in=ARRIVED), distinct=True),
        last_now=Max("attempts__started_at"),
    )
    wrong = []
    for link in counted.only("attempt_count", "uses", "last_attempt_at").iterator(CHUNK):
        now: Any = link
        if (link.attempt_count, link.uses, link.last_attempt_at) != (now.attempts_now, now.uses_now, now.last_now):
            link.attempt_count, link.uses, link.last_attempt_at = now.attempts_now, now.uses_now, now.last_now
            wrong.append(link)
    ShareLink.objects.bulk_update(wrong, ["attempt_count", "uses", "last_attempt_at"], batch_size=BATCH)
    return len(wrong)


def _sums(team: UUID) -> int:
    right: Counter[Key] = Counter()
    attempts = Attempt.objects.filter(team=team).order_by()
    rows = attempts.values_list("template", "link", "started_at", "state", "err_code")
    for template, link, started_at, state, code in rows.iterator(CHUNK):
        slot, ended = slot_of(started_at), Ended.of(state, code)
        for subject in filter(None, (team, template, link)):
            right[Key(subject, slot, *ended)] += 1
    kept: Counter[Key] = Counter()
    sums = AttemptSum.objects.filter(team=team).values_list("subject", "slot", "state", "code", "number")
    for subject, slot, state, counted, number in sums.iterator(CHUNK):
        kept[Key(subject, slot, state, counted)] = number
    right.subtract(kept)
    wrong = {key: number for key, number in right.items() if number}
    sums_add(team, wrong)
    AttemptSum.objects.filter(team=team, number=0).delete()
    return len(wrong)
