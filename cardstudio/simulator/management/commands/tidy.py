"""`manage.py tidy` with the simulator's settings: its own kinds of things that do not stay for ever."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from cardstudio.simulator.tidy import KINDS


class Command(BaseCommand):
    help = "Removes the simulator's tokens that ran out and its old messages, and says how many of each."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say what would go, and change nothing")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        for kind in KINDS:
            self.stdout.write(f"{kind.name}: {kind.due() if dry_run else kind.tidy()}")
