"""`manage.py team`: teams for whoever runs the site, who belongs to none of them."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Count, Q

from cardstudio.accounts.models import Role, Team
from cardstudio.api.errors import ApiError
from cardstudio.teams.lookup import NotOne, person_named, team_named
from cardstudio.teams.members import member_give

GIVEN = ("team", "person")


class Command(BaseCommand):
    help = "Teams, their members and their owners. TEAM and PERSON: an id, or a whole name."

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = parser.add_subparsers(dest="do", required=True)
        kinds.add_parser("list", help="all teams: id, members, owners, door, name")
        kinds.add_parser("members", help="who is in a team: id, role, since when, name").add_argument("team")
        give = kinds.add_parser("give", help="make somebody an owner of a team, whether or not they are in it")
        give.add_argument("team")
        give.add_argument("person")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, f"_{options['do']}")(**{name: options[name] for name in GIVEN if name in options})
        except NotOne as error:
            raise CommandError(str(error)) from error
        except ApiError as error:
            raise CommandError(error.message) from error

    def _list(self) -> None:
        owners = Count("memberships", filter=Q(memberships__role=Role.OWNER, memberships__user__is_active=True))
        for team in Team.objects.annotate(owners=owners).order_by("name", "pk"):
            kind = "deleted" if team.deleted_at else "personal" if team.personal_of_id else team.door
            self._row(team.pk, team.size, team.owners, kind, team.name)

    def _members(self, team: str) -> None:
        for member in team_named(team).memberships.select_related("user").order_by("joined_at", "pk"):
            self._row(member.user_id, member.role, f"{member.joined_at:%Y-%m-%d}", member.user.name)

    def _give(self, team: str, person: str) -> None:
        given, user = team_named(team), person_named(person)
        member_give(team=given, user=user)
        self.stdout.write(f"{user.name} owns {given.name} now.")

    def _row(self, *cells: object) -> None:
        self.stdout.write("\t".join(str(cell) for cell in cells))
