"""Forgetting: the audit log is kept as long as the site says, and no longer."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from cardstudio.accounts.models import AuditEntry


def audit_due() -> QuerySet[AuditEntry]:
    """Entries older than `AUDIT_KEPT_DAYS`; none where that is 0, which keeps them for ever."""
    if not settings.AUDIT_KEPT_DAYS:
        return AuditEntry.objects.none()
    return AuditEntry.objects.filter(at__lt=timezone.now() - timedelta(days=settings.AUDIT_KEPT_DAYS))
