"""Teams and people as whoever runs the site names them: by id, by name, a person by `open_id` too."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from cardstudio.accounts.models import Team, User


class NotOne(Exception):
    """Nothing is called so, or several things are; the message says which."""


def team_named(name: str) -> Team:
    """A team by its id or its whole name; deleted ones too. Raises NotOne."""
    wanted = Q(pk=_id(name)) if _id(name) else Q(name=name)
    found = list(Team.objects.filter(wanted).order_by("name", "pk"))
    _require_one(name, [(team.pk, team.name) for team in found])
    return found[0]


def person_named(name: str) -> User:
    """A person by their id, their open_id at an app, or their whole name. Raises NotOne."""
    wanted = Q(pk=_id(name)) if _id(name) else Q(name=name) | Q(username=name) | Q(identities__open_id=name)
    found = list(User.objects.filter(wanted).order_by("name", "pk").distinct())
    _require_one(name, [(user.pk, user.username) for user in found])
    return found[0]


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _require_one(name: str, found: Iterable[tuple[UUID, str]]) -> None:
    several = list(found)
    if not several:
        raise NotOne(f"Nothing is called {name!r}.")
    if len(several) > 1:
        rows = "\n".join(f"  {pk}  {text}" for pk, text in several)
        raise NotOne(f"Several are called {name!r}; say which by its id:\n{rows}")
