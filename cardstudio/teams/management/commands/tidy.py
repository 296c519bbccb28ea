"""`manage.py tidy`: what is past its time goes, for whoever runs the site. Meant to run daily; harmless at any time."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from cardstudio.teams.purge import team_holds, teams_due
from cardstudio.teams.tidy import kinds


class Command(BaseCommand):
    help = "Removes what is past its time, kind by kind, and says how many of each. Each kind's days are a setting."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say what would go, and change nothing")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        if dry_run:
            for team in teams_due():
                held = ", ".join(f"{count} {table}" for table, count in team_holds(team).items())
                self.stdout.write(f"team {team.pk} {team.name}: {held or 'nothing'}")
        for kind in kinds():
            self.stdout.write(f"{kind.name}: {kind.due() if dry_run else kind.tidy()}")
