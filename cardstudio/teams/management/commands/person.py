"""`manage.py person`: forgetting somebody, for whoever runs the site."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cardstudio.accounts.models import User
from cardstudio.api.errors import ApiError
from cardstudio.teams.lookup import NotOne, person_named
from cardstudio.teams.people import person_delete, person_holds


class Command(BaseCommand):
    help = "Deletes a person: their account, their own team and its cards. What they made in other teams stays there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        delete = parser.add_subparsers(dest="do", required=True).add_parser("delete")
        delete.add_argument("person", help="an id, an open_id, or a whole name")
        delete.add_argument("--yes", action="store_true", help="do it; without it is only said what would go")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            user = person_named(options["person"])
            if not options["yes"]:
                self._say(user)
                return
            person_delete(user=user)
        except NotOne as error:
            raise CommandError(str(error)) from error
        except ApiError as error:
            raise CommandError(error.message) from error
        self.stdout.write("Deleted.")

    def _say(self, user: User) -> None:
        held = person_holds(user)
        self.stdout.write(f"{user.name} ({user.pk}) and {held.cards} cards of their own team would go.")
        for team in held.teams:
            alone = ": its last owner; give it another one first (manage.py team give)" if team in held.alone else ""
            self.stdout.write(f"They would leave {team.name}{alone}.")
        self.stdout.write("Nothing was changed. With --yes it is done, and can't be undone.")
