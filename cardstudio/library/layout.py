"""What stands around every signed-in page: teams, places and their counts, folders, tags, the person.

Every template that extends `library/layout.html` finds it as `shell`. Nothing is read before the template asks.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Team
from cardstudio.accounts.page_team import show_team, shown_team
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.roles import ROLE_NAMES
from cardstudio.accounts.selectors import team_named, teams_of
from cardstudio.library import selectors
from cardstudio.library.folders import FolderRow, folder_tree
from cardstudio.library.models import Tag


class Shell:
    """Lazy: each part is one query, made when a template first uses it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def actor(self) -> Actor:
        return actor_of(self._request)

    @cached_property
    def teams(self) -> list[Team]:
        return list(teams_of(self.actor))

    @cached_property
    def team(self) -> Team:
        """The team of the page: what the view says, the one the address names, or the person's own.

        Raises Http404 where the address names one they are not in.
        """
        given = shown_team(self._request)
        return given or show_team(self._request, team_named(self.teams, self._request.GET.get("team", "")))

    @property
    def team_query(self) -> str:
        """What keeps the team in links: nothing for the person's own."""
        return "" if self.team == self.teams[0] else f"team={self.team.pk}"

    @cached_property
    def counts(self) -> dict[str, int]:
        return selectors.place_counts(actor=self.actor, team=self.team)

    @cached_property
    def starred(self) -> str:
        """How many of the team's cards the person starred, in words; empty for none."""
        count = selectors.star_count(actor=self.actor, team=self.team)
        return selectors.told(count) if count else ""

    @cached_property
    def folders(self) -> list[FolderRow]:
        return folder_tree(actor=self.actor, team=self.team)

    @cached_property
    def tags(self) -> list[Tag]:
        return list(selectors.tag_list(actor=self.actor, team=self.team.pk))

    @property
    def role(self) -> str:
        """The person's role in the team, in words."""
        return str(ROLE_NAMES[self.actor.roles()[self.team.pk]])

    def may(self, action: str) -> bool:
        return self.actor.may(action, self.team.pk)


def uuid_or_none(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def shell_context(request: HttpRequest) -> dict[str, Any]:
    """The Jinja2 context processor."""
    return {"shell": Shell(request)}
