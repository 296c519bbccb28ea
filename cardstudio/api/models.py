"""What the API remembers of calls."""

from __future__ import annotations

from django.db import models


class KeyedAnswer(models.Model):
    """What a POST with an `Idempotency-Key` was answered (`idempotency.py`).

    `call` is a hash of who asked, where and with which key: none of them can be read from it. `status` 0: it is being
    answered. `withheld`: the id of what was made, where the answer held a secret and was not kept.
    """

    call = models.CharField(primary_key=True, max_length=64)
    body_hash = models.CharField(max_length=64)
    began_at = models.DateTimeField(db_index=True)
    status = models.PositiveSmallIntegerField(default=0)
    # Compressed JSON.
    answer = models.BinaryField(default=b"")
    etag = models.CharField(max_length=80, blank=True)
    withheld = models.CharField(max_length=64, blank=True)
