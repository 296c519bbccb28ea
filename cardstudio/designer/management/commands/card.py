"""``manage.py card``: the card format's own command, which needs no Django."""

from __future__ import annotations

import sys

from django.core.management.base import BaseCommand

from cardstudio.cards.command import main


class Command(BaseCommand):
    """Hands the rest of the command line to :func:`cardstudio.cards.command.main`."""

    help = "Check and unwrap message cards."
    # Cards are looked at without a database or settings.
    requires_system_checks: list[str] = []

    def run_from_argv(self, argv: list[str]) -> None:
        sys.exit(main(argv[2:]))
