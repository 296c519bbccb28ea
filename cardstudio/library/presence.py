"""Who has a card open in the designer: told every ten seconds, forgotten after thirty, never in the database."""

from __future__ import annotations

import time
from typing import Any

from django.core.cache import cache

from cardstudio.accounts.policy import Actor
from cardstudio.library.models import Template

#: Seconds after which a page that says nothing more counts as closed.
FORGOTTEN = 30
#: Pages kept per card; the oldest give way.
MOST = 20


def editor_seen(*, actor: Actor, template: Template, tab: str) -> list[dict[str, str]]:
    """Note that a page of this person is open; the *other* people who have the card open, first come first.

    Two pages that report in the same moment may overwrite each other's note; ten seconds later both are there.
    """
    now = time.time()
    key = f"editors:{template.pk}"
    known: dict[str, Any] = cache.get(key) or {}
    alive = {name: seen for name, seen in known.items() if now - seen["at"] < FORGOTTEN}
    alive[tab] = {"id": str(actor.user.pk), "name": actor.user.name, "at": now}
    kept = dict(sorted(alive.items(), key=lambda item: item[1]["at"])[-MOST:])
    cache.set(key, kept, FORGOTTEN)
    others = {seen["id"]: seen["name"] for seen in known.values() if seen["id"] != str(actor.user.pk)}
    alive_ids = {seen["id"] for seen in kept.values()}
    return [{"id": id, "name": name} for id, name in others.items() if id in alive_ids]
