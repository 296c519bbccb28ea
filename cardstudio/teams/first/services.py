"""Writes of the first visit."""

from __future__ import annotations

from django.db import transaction

from cardstudio.accounts.models import User
from cardstudio.teams.models import FirstVisit


@transaction.atomic
def first_visit_settle(*, user: User) -> None:
    """They know of the teams now and are not led to them again; all their devices remember it."""
    FirstVisit.objects.get_or_create(user=user)
