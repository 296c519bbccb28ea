"""What does not stay for ever in the pretend Feishu. Its log and its used signatures have an end of their own."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from cardstudio.db.tidying import Kind
from cardstudio.simulator.clock import MINUTE_MS, now_ms
from cardstudio.simulator.models import Grant, Message

_DAY_MS = 24 * 60 * MINUTE_MS


def _grants() -> QuerySet[Grant]:
    return Grant.objects.filter(expires_ms__lt=now_ms())


def _messages() -> QuerySet[Message]:
    """Old ones that nobody answered since; what every world begins with stays."""
    since = now_ms() - settings.SIMULATOR_KEPT_DAYS * _DAY_MS
    answers = Message.objects.filter(Q(parent=OuterRef("pk")) | Q(root=OuterRef("pk")), sent_ms__gte=since)
    found = Message.objects.filter(~Exists(answers), sent_ms__lt=since, text_en="")
    return found if settings.SIMULATOR_KEPT_DAYS else found.none()


KINDS = (
    Kind.rows("tokens, tickets and codes that ran out", _grants),
    Kind.rows("messages", _messages),
)
