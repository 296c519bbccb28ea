"""`manage.py recount`: the numbers that lists and pictures show, counted anew, for whoever runs the site.

Harmless at any time. To be run once after an upgrade under which old workers went on: they count nothing of the new.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from cardstudio.db.recounting import recounts


class Command(BaseCommand):
    help = "Counts anew what is kept beside what it counts, and says how many rows were wrong."

    def handle(self, *args: Any, **options: Any) -> None:
        for recount in recounts():
            self.stdout.write(f"{recount.name}: {recount.run()}")
