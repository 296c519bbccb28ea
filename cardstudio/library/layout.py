"""What stands around every signed-in page: teams, places and their counts, folders, tags, the person.

Every template that extends `library/layout.html` finds it as `shell`. Nothing is read before the template asks.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Role, Team
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import teams_of
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
        """The team of the page: the view's `request.page_team`, the one the address names, or the person's own."""
        given: Team | None = getattr(self._request, "page_team", None)
        if given is not None:
            return given
        wanted = uuid_or_none(self._request.GET.get("team", ""))
        return next((team for team in self.teams if team.pk == wanted), self.teams[0])

    @property
    def team_query(self) -> str:
        """What keeps the team in links: nothing for the person's own."""
        return "" if self.team == self.teams[0] else f"team={self.team.pk}"

    @cached_property
    def counts(self) -> dict[str, int]:
        return selectors.place_counts(actor=self.actor, team=self.team)

    @cached_property
    def folders(self) -> list[FolderRow]:
        return folder_tree(actor=self.actor, team=self.team)

    @cached_property
    def tags(self) -> list[Tag]:
        return list(selectors.tag_list(actor=self.actor, team=self.team.pk))

    @property
    def role(self) -> str:
        """The person's role in the team, in words."""
        names = {
            Role.OWNER: _("Owner"),
            Role.PUBLISHER: _("Publisher"),
            Role.EDITOR: _("Editor"),
            Role.VIEWER: _("Viewer"),
        }
        return names[self.actor.roles()[self.team.pk]]

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
