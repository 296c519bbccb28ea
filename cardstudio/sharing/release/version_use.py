"""What uses one version: links that send it, programs that get it, cards that went out with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from django.db.models import Count, Max, Q, QuerySet, Sum

from cardstudio.library.models import ContentUse, Template, TokenPin, Version
from cardstudio.sharing.attempts.sendings import ARRIVED
from cardstudio.sharing.models import Attempt, ShareLink
from cardstudio.sharing.release.touched import MOST_NAMED, live, recent_uses


class ProgramUse(NamedTuple):
    """A program that asked for the card in the last 30 days and got this version.

    `how`: it `follows` the release, is `pinned` to this version, or `asks` for it by number. `calls` are all it ever
    made in this way.
    """

    name: str
    how: Literal["follows", "pinned", "asks"]
    calls: int
    last_at: datetime


@dataclass(frozen=True)
class VersionUse:
    """`links` are those of the team that may still be used, `following` of them go on to the next release."""

    links: int
    following: int
    programs: list[ProgramUse]
    sent: int
    sent_at: datetime | None

    @property
    def calls(self) -> int:
        return sum(program.calls for program in self.programs)


def use_of(version: Version, template: Template) -> VersionUse:
    """Who would notice if this version said something else; a handful of queries, whatever there is."""
    links = live(ShareLink.objects.filter(version=version, private=False))
    counted = links.aggregate(all=Count("pk"), following=Count("pk", filter=Q(follow=True)))
    sent = Attempt.objects.filter(version=version, state__in=ARRIVED).aggregate(all=Count("pk"), last=Max("started_at"))
    return VersionUse(
        links=counted["all"],
        following=counted["following"],
        programs=list(_programs(version, template))[:MOST_NAMED],
        sent=sent["all"],
        sent_at=sent["last"],
    )


def _programs(version: Version, template: Template) -> Iterator[ProgramUse]:
    pins = TokenPin.objects.filter(template=template)
    uses = recent_uses(template)
    if template.release == version.number:
        yield from _counted(uses.filter(asked=0).exclude(token__in=pins.values("token")), "follows")
    yield from _counted(uses.filter(asked=0, token__in=pins.filter(version=version).values("token")), "pinned")
    yield from _counted(uses.filter(asked=version.number), "asks")


def _counted(uses: QuerySet[ContentUse], how: Literal["follows", "pinned", "asks"]) -> Iterator[ProgramUse]:
    rows = uses.values("token").annotate(name=Max("token__name"), sum=Sum("calls"), last=Max("last_at"))
    for row in rows.order_by("-last")[:MOST_NAMED]:
        yield ProgramUse(row["name"], how, row["sum"], row["last"])
