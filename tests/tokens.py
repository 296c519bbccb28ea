"""Programs: clients that carry a team's token."""

from __future__ import annotations

from django.test import Client

from cardstudio.accounts.models import Scope, Team, User
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.tokens import token_create


def key_of(owner: User, team: Team, *scopes: Scope) -> str:
    """The key of a new token; without `scopes` it may everything."""
    return token_create(actor=Actor(owner), team=team, name="CI", scopes=scopes or Scope)[1]


def bearer(owner: User, team: Team, *scopes: Scope) -> dict[str, str]:
    return {"authorization": f"Bearer {key_of(owner, team, *scopes)}"}


def program(owner: User, team: Team, *scopes: Scope) -> Client:
    return Client(headers=bearer(owner, team, *scopes))
