"""What programs ask for: by token and version, with values of which names and types. Values themselves are not kept.

This is what a release is tried against before it is made (`sharing/release/breaks.py`).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import UTC

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cardstudio.accounts.models import ApiToken
from cardstudio.accounts.selectors import RECENT
from cardstudio.cards.json import encode, load
from cardstudio.cards.types import JSONObject, JSONValue
from cardstudio.library.content import DRAFT, Which
from cardstudio.library.models import ContentUse, Template, TokenDay

#: Ways of calling that are written down for one token; a program that makes up names gets no row for each.
MOST_WAYS = 200


def contents_used(*, template: Template, token: ApiToken | None, asked: Which, served: list[JSONObject]) -> None:
    """Count the cards a program was served, all of them or none. People try templates out, too: only what tokens get is
    written down, and of drafts, which no release touches, only how many."""
    if token is None:
        return
    if asked == DRAFT:
        _count_day(token, len(served))
        return
    kinds = Counter(encode({name: type_of(value) for name, value in sorted(values.items())}) for values in served)
    # In one order, so that two batches at once wait for each other's rows in turn.
    with transaction.atomic():
        for shape, calls in sorted(kinds.items()):
            _count(template, token, asked or 0, shape, calls)
        _count_day(token, len(served))


def _count_day(token: ApiToken, cards: int) -> None:
    today = timezone.now().astimezone(UTC).date()
    row = TokenDay.objects.filter(token=token, day=today)
    if row.update(cards=F("cards") + cards):
        return
    # The first ones of a day; of two at once one makes the row and both count on it.
    TokenDay.objects.bulk_create([TokenDay(token=token, day=today)], ignore_conflicts=True)
    row.update(cards=F("cards") + cards)
    TokenDay.objects.filter(token=token, day__lte=today - RECENT).delete()


def _count(template: Template, token: ApiToken, asked: int, shape: bytes, calls: int) -> None:
    now = timezone.now()
    kind = {"template": template, "token": token, "asked": asked, "values_hash": hashlib.sha256(shape).hexdigest()}
    if ContentUse.objects.filter(**kind).update(calls=F("calls") + calls, last_at=now):
        return
    if ContentUse.objects.filter(template=template, token=token).count() < MOST_WAYS:
        row = ContentUse(**kind, values=load(shape), calls=calls, first_at=now, last_at=now)
        # Two first calls at once: the other one made the row.
        ContentUse.objects.bulk_create([row], ignore_conflicts=True)


def type_of(value: JSONValue) -> str:
    """A value's type, as JSON calls it."""
    if value is None or isinstance(value, bool):
        return "null" if value is None else "boolean"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list) else "object" if isinstance(value, dict) else "number"
