"""Waiting for whoever changes the same team."""

from __future__ import annotations

from uuid import UUID

from cardstudio.accounts.models import Team


def team_hold(team: UUID) -> None:
    """Until the transaction ends nobody else gives a name in this team: what is found free stays so.

    On PostgreSQL; SQLite's writers wait anyway.
    """
    Team.objects.select_for_update().filter(pk=team).values_list("pk").first()
