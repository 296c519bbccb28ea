"""`manage.py token`: API tokens for whoever runs the site."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cardstudio.accounts.models import ApiToken, Scope
from cardstudio.accounts.tokens import token_give, token_revoke
from cardstudio.teams.lookup import NotOne, team_named
from cardstudio.teams.selectors import owners_of

GIVEN = ("team", "name", "scope", "days", "token")


class Command(BaseCommand):
    help = "API tokens of a team: making, listing, revoking. TEAM: an id, or a whole name."

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = parser.add_subparsers(dest="do", required=True)
        create = kinds.add_parser("create", help="make a token; prints its key, once")
        create.add_argument("--team", required=True)
        create.add_argument("--name", required=True, help="the program it is for")
        create.add_argument(
            "--scope", required=True, action="append", choices=Scope.values, help="give it once for each"
        )
        create.add_argument("--days", type=int, help="how long it works; without it there is no end")
        kinds.add_parser("list", help="a team's tokens: id, end, scopes, name").add_argument("--team", required=True)
        kinds.add_parser("revoke", help="end a token at once").add_argument("token", help="its id")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, f"_{options['do']}")(**{name: options[name] for name in GIVEN if name in options})
        except NotOne as error:
            raise CommandError(str(error)) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error

    def _create(self, team: str, name: str, scope: list[str], days: int | None) -> None:
        found = team_named(team)
        owner = owners_of(found).select_related("user").order_by("joined_at", "pk").first()
        if owner is None:
            raise CommandError("Nobody owns this team, so nobody could revoke the token: manage.py team give")
        until = None if days is None else timezone.now() + timedelta(days=days)
        scopes = [Scope(one) for one in scope]
        _token, key = token_give(team=found, owner=owner.user, name=name, scopes=scopes, expires_at=until)
        self.stdout.write(key)

    def _list(self, team: str) -> None:
        for token in ApiToken.objects.filter(team=team_named(team), revoked_at=None).order_by("created_at", "pk"):
            until = f"{token.expires_at:%Y-%m-%d}" if token.expires_at else "no end"
            self.stdout.write("  ".join([str(token.pk), until, ",".join(token.scopes), token.name]))

    def _revoke(self, token: str) -> None:
        pk = _id(token)
        living = ApiToken.objects.select_related("team").filter(revoked_at=None)
        found = None if pk is None else living.filter(pk=pk).first()
        if found is None:
            raise CommandError("There is no such token, or it was revoked.")
        token_revoke(actor=None, token=found)
        self.stdout.write(f"{found.name} of {found.team.name} works no more.")


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
