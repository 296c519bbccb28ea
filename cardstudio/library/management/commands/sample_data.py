"""`manage.py sample_data`: the sample cards, once."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from cardstudio.library.sample_cards import samples_create


class Command(BaseCommand):
    help = 'Makes the team "Samples" with its cards. Does nothing when it is there already.'

    def handle(self, *args: Any, **options: Any) -> None:
        made = samples_create()
        self.stdout.write(f"{made} sample cards made." if made else "The sample cards are there already.")
